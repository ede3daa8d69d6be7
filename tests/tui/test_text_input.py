"""The input of several lines within an app: pastes, composed letters, clean text, undo."""

from __future__ import annotations

import asyncio
import unicodedata

import pytest
from textual.app import App, ComposeResult
from textual.events import Key, Paste

from cchc_tui.widgets.text_input import TextInput

EDE = "ê\u0306"


class NoteApp(App[None]):
    """One text area, with the cursor at its end."""

    def __init__(self, area: TextInput) -> None:
        super().__init__()
        self.area = area

    def compose(self) -> ComposeResult:
        yield self.area

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)


def send(*events: Key | Paste, area: TextInput) -> TextInput:
    """The area after the events, each sent without waiting for the one before."""
    app = NoteApp(area)

    async def run() -> None:
        async with app.run_test() as pilot:
            await pilot.pause()
            for event in events:
                app.post_message(event)
            await pilot.pause()

    asyncio.run(run())
    return area


def press(*keys: str, text: str = "") -> str:
    """The text after the keys."""
    events = [Key(key, key if len(key) == 1 else None) for key in keys]
    return send(*events, area=TextInput(text)).text


def test_a_paste_keeps_its_lines() -> None:
    area = send(Paste("một\r\nhai\rba"), area=TextInput())

    assert area.text == "một\nhai\nba"
    assert area.cursor_location == (2, 2)


@pytest.mark.parametrize(
    "text",
    ["a\x1b[31mb", "a\x1b]0;title\x07b", "a\x07\x00\x7fb", "a\u202e\u200f\u200b\u2066\ufeffb"],
)
def test_characters_that_act_never_enter(text: str) -> None:
    assert send(Paste(text), area=TextInput()).text == "ab"
    assert TextInput(text).text == "ab"


def test_text_set_by_the_screen_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Đường\nbộ")
    app = NoteApp(TextInput(decomposed))

    async def run() -> None:
        async with app.run_test():
            assert app.area.text == "Đường\nbộ"
            app.area.text = decomposed + decomposed
            assert app.area.text == "Đường\nbộĐường\nbộ"

    asyncio.run(run())


def test_a_mark_joins_the_letter_before_on_its_own_line() -> None:
    assert press("\u0323", text="x\nviê") == "x\nviệ"
    assert send(Paste("\u0323t\nNam"), area=TextInput("x\nviê")).text == "x\nviệt\nNam"


def test_keys_of_a_burst_keep_their_order() -> None:
    assert press(*"ba", "backspace", *"cd", "left", "e") == "bced"
    assert press(*"ba", "enter", "backspace", "c", text="x") == "xbac"


def test_undo_after_composing_gives_the_text_before() -> None:
    assert press("\u0323", "ctrl+z", text="viê") == "viê"


@pytest.mark.parametrize("keys", [("backspace",), ("left", "delete"), ("shift+left", "delete")])
def test_a_letter_of_two_characters_goes_as_one(keys: tuple[str, ...]) -> None:
    assert press(*keys, text=f"a{EDE}") == "a"


def test_the_cursor_passes_a_letter_of_two_characters_at_once() -> None:
    assert press("left", "left", "x", "right", "y", text=f"a{EDE}b") == f"ax{EDE}yb"


def test_the_last_line_can_be_deleted() -> None:
    assert press("ctrl+shift+k", text="một\nhai") == "một\n"


def test_a_read_only_area_takes_nothing() -> None:
    area = send(Key("x", "x"), Key("backspace", None), area=TextInput("ab", read_only=True))

    assert area.text == "ab"


def test_a_placeholder_is_no_markup() -> None:
    area = send(area=TextInput(placeholder="[/] [x]"))

    assert str(area.placeholder) == "[/] [x]"
    area.placeholder = "[red]"
    assert str(area.placeholder) == "[red]"


def test_the_cursor_does_not_blink() -> None:
    assert send(area=TextInput()).cursor_blink is False
