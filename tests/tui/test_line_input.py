"""The input of one line within an app: pastes, composed letters, clean values, key bindings."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Paste

from cchc_tui.widgets.line_input import LineInput, one_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

EDE = "ê\u0306"


class FormApp(App[None]):
    """One line, and what it told the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "note('app')", "Note", id="note"),
        Binding("backspace", "note('stolen')", "Note", id="stolen"),
    ]

    line: LineInput

    def __init__(self, value: str = "", kind: type[LineInput] = LineInput) -> None:
        super().__init__()
        self.value = value
        self.kind = kind
        self.joined: list[int] = []
        self.submitted: list[str] = []
        self.notes: list[str] = []

    def compose(self) -> ComposeResult:
        self.line = self.kind(self.value, select_on_focus=False)
        yield self.line

    def on_line_input_paste_joined(self, event: LineInput.PasteJoined) -> None:
        assert event.control is self.line
        self.joined.append(event.lines)

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        self.submitted.append(event.value)

    def action_note(self, text: str) -> None:
        self.notes.append(text)


def drive(steps: Callable[[FormApp, Pilot[None]], Awaitable[None]], value: str = "") -> FormApp:
    """The app after the steps."""
    app = FormApp(value)

    async def run() -> None:
        async with app.run_test() as pilot:
            await steps(app, pilot)
            await pilot.pause()

    asyncio.run(run())
    return app


def paste(text: str, value: str = "") -> FormApp:
    """The app after a paste at the end of the value."""

    async def steps(app: FormApp, pilot: Pilot[None]) -> None:
        app.post_message(Paste(text))
        await pilot.pause()

    return drive(steps, value)


def press(*keys: str, value: str = "") -> FormApp:
    """The app after the keys, each sent without waiting for the one before."""

    async def steps(app: FormApp, pilot: Pilot[None]) -> None:
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await pilot.pause()

    return drive(steps, value)


@pytest.mark.parametrize(
    ("text", "value", "joined"),
    [
        ("Sở Nội vụ", "Sở Nội vụ", []),
        ("Sở Nội vụ\n", "Sở Nội vụ", []),
        ("Sở Nội vụ\nSở Tài chính", "Sở Nội vụ Sở Tài chính", [2]),
        ("một\r\n\r\n  hai \rba\r\n", "một hai ba", [3]),
        ("một\thai", "một hai", []),
        ("  hai  cách  ", "  hai  cách  ", []),
        ("", "", []),
        ("\n\n", "", []),
    ],
)
def test_a_paste_keeps_every_line_and_says_so(text: str, value: str, joined: list[int]) -> None:
    app = paste(text)

    assert app.line.value == value
    assert app.joined == joined


def test_a_paste_replaces_the_selection() -> None:
    async def steps(app: FormApp, pilot: Pilot[None]) -> None:
        app.line.select_all()
        app.post_message(Paste("mới"))
        await pilot.pause()

    assert drive(steps, "cũ").line.value == "mới"


def test_the_clipboard_of_the_app_is_joined_too() -> None:
    async def steps(app: FormApp, pilot: Pilot[None]) -> None:
        app.copy_to_clipboard("một\nhai")
        await pilot.press("ctrl+v")

    app = drive(steps)

    assert app.line.value == "một hai"
    assert app.joined == [2]


def test_a_refused_paste_is_not_said_to_be_joined() -> None:
    async def steps(app: FormApp, pilot: Pilot[None]) -> None:
        app.line.max_length = 3
        app.post_message(Paste("một\nhai"))
        await pilot.pause()

    app = drive(steps, "ab")

    assert app.line.value == "ab"
    assert app.joined == []


def test_a_paste_that_begins_with_a_mark_joins_the_letter_before() -> None:
    assert paste("\u0323t", "viê").line.value == "việt"


@pytest.mark.parametrize(
    "text",
    [
        "a\x1b[31mb",
        "a\x1b]0;title\x07b",
        "a\x07\x00\x7fb",
        "a\u202e\u200f\u200b\u2066\ufeffb",
        "a\x9b1mb",
    ],
)
def test_characters_that_act_never_enter(text: str) -> None:
    assert paste(text).line.value == "ab"
    assert drive(_nothing, text).line.value == "ab"


def test_markup_is_kept_as_typed() -> None:
    app = press(*"[/] [x] [red]")

    assert app.line.value == "[/] [x] [red]"


def test_a_value_set_by_the_screen_is_composed_on_one_line() -> None:
    async def steps(app: FormApp, pilot: Pilot[None]) -> None:
        app.line.value = unicodedata.normalize("NFD", "Đường\nbộ")

    assert drive(steps).line.value == "Đường bộ"


def test_keys_of_a_burst_keep_their_order() -> None:
    assert press(*"ba", "backspace", *"cd", "left", "e").line.value == "bced"


@pytest.mark.parametrize("keys", [("backspace",), ("left", "delete"), ("shift+left", "delete")])
def test_a_letter_of_two_characters_goes_as_one(keys: tuple[str, ...]) -> None:
    assert press(*keys, value=f"a{EDE}").line.value == "a"


def test_the_cursor_passes_a_letter_of_two_characters_at_once() -> None:
    assert press("left", "x", "right", "y", value=f"a{EDE}b").line.value == f"a{EDE}xby"
    assert press("left", "left", "x", "right", "y", value=f"a{EDE}b").line.value == f"ax{EDE}yb"


def test_a_mark_typed_over_a_selection_joins_the_letter_before_it() -> None:
    assert press("shift+left", "\u0302", value="vet").line.value == "vê"


def test_enter_submits_what_was_typed_before_it() -> None:
    assert press(*"ab", "backspace", *"c", "enter").submitted == ["ac"]


def test_a_declined_key_goes_on_to_the_app() -> None:
    app = press("ctrl+c", "backspace", value="ab")

    assert app.notes == ["app"]
    assert app.line.value == "a"


def test_a_selection_is_copied_and_the_key_ends_there() -> None:
    app = press("shift+left", "ctrl+c", value="ab")

    assert app.notes == []
    assert app.clipboard == "b"


def test_the_cursor_does_not_blink() -> None:
    assert drive(_nothing).line.cursor_blink is False


async def _nothing(_app: FormApp, _pilot: Pilot[None]) -> None:
    """Leaves the app as it starts."""


class RemappedLine(LineInput):
    """A line with a key of its own, and one whose action belongs to the app."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "wipe", "Wipe", id="wipe"),
        Binding("f6", "app.note('by app')", "Note", id="by-app"),
    ]

    def action_wipe(self) -> None:
        self.value = ""


def test_a_keymap_and_actions_of_the_app_hold() -> None:
    app = FormApp("ab", RemappedLine)

    async def run() -> None:
        async with app.run_test() as pilot:
            app.set_keymap({"wipe": "f7"})
            for key in ("f5", "c", "f7", "d", "f6"):
                app.post_message(Key(key, key if len(key) == 1 else None))
            await pilot.pause()

    asyncio.run(run())

    assert app.line.value == "d"
    assert app.notes == ["by app"]


def test_one_line_keeps_the_spaces_of_a_single_line() -> None:
    assert one_line(" a  b ") == " a  b "
    assert one_line(" a \n b ") == "a b"
