"""The list to choose from: its cursor, and the bytes that a cursor key costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.tui_walk import CURSOR_KEY, ROOM, SCREEN
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from tests.tui.steps.driving import run_app, screen_text, wait_for
from tests.tui.steps.line import opened, pressed

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from benchmarks.tui_lines import Line
    from tests.tui.steps.driving import MakeApp

LINES = ["một", "[/] hai", "[red]ba"]
DOWN, UP = b"\x1b[B", b"\x1b[A"


class Choosing(HouseModal[int]):
    """Some lines, and what is told of them."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, int]] = []

    def body(self) -> ComposeResult:
        yield ChoiceList()

    def on_mount(self) -> None:
        self.choices.show_lines(LINES)
        self.choices.focus()

    @property
    def choices(self) -> ChoiceList:
        return self.query_exactly_one(ChoiceList)

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        self.told.append(("moved", event.place))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        self.told.append(("chosen", event.place))


def test_it_tells_where_the_cursor_is_and_what_is_chosen(
    make_app: MakeApp,
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = Choosing()
        await app.push_screen(screen)
        await wait_for(pilot, lambda: "[/] hai" in screen_text(app))
        await pilot.press("down", "enter", "end", "down", "enter")
        wanted = [("moved", 0), ("moved", 1), ("chosen", 1), ("moved", 2), ("chosen", 2)]
        await wait_for(pilot, lambda: screen.told == wanted)
        assert screen.choices.size.height == len(LINES)

        screen.choices.show_lines(LINES[:2])
        await wait_for(pilot, lambda: screen.choices.size.height == 2)
        assert screen.choices.highlighted == 1
        await pilot.click(ChoiceList, offset=(2, 0))
        wanted += [("moved", 1), ("moved", 0), ("chosen", 0)]
        await wait_for(pilot, lambda: screen.told == wanted)

        screen.choices.show_lines([])
        await pilot.press("enter")
        await wait_for(pilot, lambda: screen.choices.highlighted is None)
        assert screen.told == wanted

    run_app(app, steps)


@pytest.mark.parametrize(
    "key", [b"\x1b[20~", b"\x10", b"c"], ids=["settings", "palette", "columns"]
)
def test_a_cursor_key_in_a_list_costs_few_bytes(terminal: Line, key: bytes) -> None:
    opened(terminal)
    assert 0 < len(pressed(terminal, key, "lại")) < ROOM[SCREEN]
    moves = [len(pressed(terminal, arrow, "")) for arrow in (DOWN, DOWN, UP, UP)]
    assert all(0 < count < ROOM[CURSOR_KEY] for count in moves)
