"""Keys that come faster than they are handled reach the fields they would reach one by one."""

from __future__ import annotations

import asyncio
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.events import Key

from cchc_tracker.model.update import State
from cchc_tui.screens.update import UpdateScreen
from cchc_tui.terminal import keys_in_turn
from cchc_tui.terminal.driver import TerminalInput
from tests.tui.apps.typing_app import TypingApp
from tests.tui.steps.driving import app_of, on_screen, run_app, shows, wait_for
from tests.tui.steps.matrix import matrix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.message import Message
    from textual.pilot import Pilot

    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp


PLAN = "can-tho-2022"
TAB, SHIFT_TAB, ENTER, UP, DOWN = b"\t", b"\x1b[Z", b"\r", b"\x1b[A", b"\x1b[B"


def events_of(chunks: Iterable[bytes]) -> list[Message]:
    terminal = TerminalInput()
    return [event for chunk in chunks for event in terminal.feed(chunk, 0)]


async def typed_slowly(app: TypingApp, pilot: Pilot[None], data: bytes) -> list[str]:
    """The texts where every key is handled before the next is pressed."""
    app.clear()
    for event in events_of([data]):
        app.post_message(event)
        await pilot.pause()
    return app.texts


async def typed_at_once(app: TypingApp, pilot: Pilot[None], chunks: Iterable[bytes]) -> list[str]:
    """The texts where all keys are there at once."""
    app.clear()
    for event in events_of(chunks):
        app.post_message(event)
    app.post_message(Key("f10", None))
    while not app.reported:
        await pilot.pause()
    return app.reported.pop()


def drive(steps: Callable[[TypingApp, Pilot[None]], Any], kind: str = "form") -> None:
    async def run() -> None:
        app = TypingApp(kind)
        async with app.run_test() as pilot:
            await steps(app, pilot)

    asyncio.run(run())


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"abc\tdef", ["abc", "def", ""]),
        (b"abc\tdef\tghi", ["abc", "def", "ghi"]),
        (b"abc\rdef\rghi\rjkl", ["abc", "def", "ghi\njkl"]),
        (b"a" + DOWN + b"b" + UP + b"c" + DOWN + b"d", ["ac", "bd", ""]),
        (b"a" + SHIFT_TAB + b"b" + SHIFT_TAB + b"c", ["a", "c", "b"]),
        ("viet\x7f\x7fệt\tchinh\x08\x08\x08ính\tx".encode(), ["việt", "chính", "x"]),
        (b"a\t\x1b[200~b\rc\x1b[201~\td", ["a", "b c", "d"]),
        (b"\x1b[200~a\x1b[201~\t\x7f\x7fb" + SHIFT_TAB + b"\x7fc", ["c", "b", ""]),
        (b"\t\t\x1b[200~b\rc\x1b[201~" + SHIFT_TAB + b"d", ["", "d", "b\nc"]),
        (b"\t\t\ta", ["a", "", ""]),
    ],
)
def test_letters_behind_a_key_that_moves_on_go_where_it_leads(
    data: bytes, texts: list[str]
) -> None:
    async def steps(app: TypingApp, pilot: Pilot[None]) -> None:
        assert await typed_at_once(app, pilot, [data]) == texts

    drive(steps)


def paste(text: str) -> bytes:
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"


words = st.text(st.sampled_from("aăâêệiướđNTừ 1/"), min_size=1, max_size=5)
letters = st.builds(unicodedata.normalize, st.sampled_from(["NFC", "NFD"]), words)
pasted = st.text(st.sampled_from("ệnđ \t\r\n\0\x1b[m\x9b"), max_size=6)
bursts = st.lists(
    st.one_of(
        letters.map(str.encode),
        st.sampled_from([b"\x7f", b"\x08", TAB, SHIFT_TAB, ENTER, UP, DOWN, b"\x1b[D"]),
        pasted.map(paste),
    ),
    max_size=14,
).map(b"".join)


def chunks_of(data: bytes, cuts: set[int]) -> list[bytes]:
    places = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    return [data[start:end] for start, end in pairwise(places)]


@settings(max_examples=25, deadline=None)
@given(data=bursts, cuts=st.sets(st.integers(0, 500), max_size=12))
def test_bursts_give_what_the_same_keys_give_one_by_one(data: bytes, cuts: set[int]) -> None:
    async def steps(app: TypingApp, pilot: Pilot[None]) -> None:
        slow = await typed_slowly(app, pilot, data)
        assert await typed_at_once(app, pilot, chunks_of(data, cuts)) == slow

    drive(steps, "choice")


def press_at_once(app: TrackerApp, *keys: str) -> None:
    """Sends keys as one burst; a name of several letters is a key by its name."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def form_of(pilot: Pilot[Any]) -> UpdateScreen:
    app = app_of(pilot)
    await wait_for(pilot, lambda: shows(app, UpdateScreen) and are_handled(app))
    return await on_screen(pilot, UpdateScreen)


def are_handled(app: TrackerApp) -> bool:
    """Whether no key waits and none is under way."""
    target = app.focused or app.screen
    waiting = app.message_queue_size or target.message_queue_size or app._in_turn
    return not waiting and app._is_done(app._turn)


@pytest.fixture
def app(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> TrackerApp:
    """The matrix of a plan, whose keys wait as long as a busy machine needs."""
    monkeypatch.setattr(keys_in_turn, "PATIENCE", 60.0)
    return make_app(plan=PLAN, english=True)


def test_letters_behind_the_key_that_opens_a_form_are_typed_into_it(app: TrackerApp) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        press_at_once(app, "down", "down", "down", "down", "e")
        press_at_once(app, "2", "tab", *"28/9/2022", "tab", *"50", "tab")
        press_at_once(app, *"xong", "backspace", "backspace", *"ab", "tab", "q")
        form = await form_of(pilot)
        assert form.form.texts == {
            "state": State.IN_PROGRESS,
            "on": "28/9/2022",
            "percent": "50",
            "note": "xoab",
            "evidence-number": "q",
        }
        assert screen.marks.count == 0
        assert app.screen_stack[-2] is screen

    run_app(app, steps)


def test_keys_behind_the_one_that_leaves_a_form_go_to_the_screen_below(app: TrackerApp) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        press_at_once(app, "end", "e", "tab", "escape", "home", "g", *"r3", "enter", "e")
        form = await form_of(pilot)
        assert form.title_line().split()[1] == "3.3"
        assert app.screen_stack[-2] is screen

    run_app(app, steps)


def test_a_question_gets_the_keys_behind_the_one_that_asks_it(app: TrackerApp) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        press_at_once(app, "end", "e", "2", "tab", "tab", "5", "f8")
        await wait_for(pilot, lambda: app.screen is screen and are_handled(app))
        press_at_once(app, "u", "enter", "e", "tab", "tab", "7")
        form = await form_of(pilot)
        assert form.form.texts == {"percent": "7"}
        press_at_once(app, "escape", "enter", "tab", "8", "escape", "down", "enter", "home")
        await wait_for(pilot, lambda: app.screen is screen and are_handled(app))
        assert screen.table.cursor == 0

    run_app(app, steps)


def test_keys_wait_for_one_that_may_lead_away_but_not_for_a_cursor(app: TrackerApp) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await matrix_of(pilot)
        awaited = {}
        for key in ("down", "pagedown", "home", "tab", "slash", "a", "backspace", "escape"):
            await pilot.press(key)
            awaited[key] = app._turn is not None
        assert [key for key in awaited if awaited[key]] == ["tab", "slash", "backspace", "escape"]

    run_app(app, steps)


def test_a_key_waits_no_longer_than_a_person_has_patience(
    app: TrackerApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys_in_turn, "PATIENCE", 0.0)
    stuck = asyncio.Event()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        monkeypatch.setattr(
            type(screen), "action_undo", lambda _: app.run_worker(stuck.wait(), group="undo")
        )
        press_at_once(app, "home", "u", "down", "down")
        await wait_for(pilot, lambda: screen.table.cursor == 2)
        assert not stuck.is_set()
        stuck.set()

    run_app(app, steps)
