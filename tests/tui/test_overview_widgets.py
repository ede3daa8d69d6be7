"""Bars, the chart of months and the sheet of figures, drawn for any counts and widths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App

from cchc_tui.themes import THEMES
from cchc_tui.widgets.bars import length, shares
from cchc_tui.widgets.figures import Figures, Piece
from cchc_tui.widgets.months import month_lines
from tests.tui.steps.driving import run_app

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from cchc_tui.widgets.figures import Line

COUNTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=5)
MONTHS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(1900, 2100), st.integers(1, 12)),
    st.integers(1, 10**7),
    max_size=20,
)


@given(counts=COUNTS, cells=st.integers(0, 200))
def test_shares_fill_the_bar(counts: list[int], cells: int) -> None:
    given_cells = shares(counts, cells)
    assert sum(given_cells) == (cells if sum(counts) else 0)
    assert all(count or not part for count, part in zip(counts, given_cells, strict=True))
    if cells >= len(counts):
        assert all(part or not count for count, part in zip(counts, given_cells, strict=True))


@given(count=st.integers(0, 100), more=st.integers(0, 100), cells=st.integers(1, 50))
def test_a_bar_is_seen_and_fits(count: int, more: int, cells: int) -> None:
    drawn = length(count, count + more, cells)
    assert bool(drawn) == bool(count)
    assert drawn <= cells


@given(counts=MONTHS, width=st.integers(30, 200), ascii_only=st.booleans())
def test_every_month_is_a_figure_with_its_number(
    counts: dict[str, int], width: int, *, ascii_only: bool
) -> None:
    lines = month_lines(counts, {month: month for month in counts}, width, ascii_only=ascii_only)
    shown = {piece.figure: int(piece.text) for line in lines for piece in line if piece.figure}
    assert shown == counts
    assert all(sum(cell_len(piece.text) for piece in line) <= width for line in lines)
    if ascii_only:
        assert all(piece.text.isascii() for line in lines for piece in line)


def sheet(_: int) -> Sequence[Line]:
    return [
        (Piece("Heading"),),
        (Piece("a"), Piece("1", figure="one"), Piece(" "), Piece("2", figure="two")),
        (Piece("[/] [red]"),),
        (Piece("   "), Piece("3", figure="three"), Piece(" "), Piece("4", figure="four")),
        *((Piece("text"),) for _ in range(50)),
        (Piece("5", figure="five"),),
    ]


class SheetApp(App[None]):
    """Shows one sheet."""

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "dark"
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield Figures(id="sheet")

    def on_mount(self) -> None:
        figures = self.query_exactly_one(Figures)
        figures.show(sheet)
        figures.focus()

    def on_figures_opened(self, event: Figures.Opened) -> None:
        self.told.append(event.key)

    def on_figures_moved_out(self, event: Figures.MovedOut) -> None:
        self.told.append(f"out {event.step}")


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ("", "one"),
        ("right", "two"),
        ("right right", "two"),
        ("right down", "three"),
        ("down right down", "five"),
        ("end", "five"),
        ("end home", "one"),
        ("end up", "three"),
        ("pagedown pagedown", "five"),
        ("end pageup pageup", "two"),
    ],
)
def test_arrows_move_from_figure_to_figure(keys: str, cursor: str) -> None:
    app = SheetApp()

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press(*keys.split(), "enter")
        await pilot.pause()
        assert app.told == [cursor]
        figures = app.query_exactly_one(Figures)
        assert cursor in {
            piece.figure
            for line in range(figures.scroll_offset.y, figures.scroll_offset.y + 24)
            for piece in (sheet(80)[line] if line < len(sheet(80)) else ())
        }

    run_app(app, steps)


def test_moving_beyond_the_ends_is_told() -> None:
    app = SheetApp()

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("up", "end", "down")
        await pilot.pause()
        assert app.told == ["out -1", "out 1"]

    run_app(app, steps)


def test_the_cursor_stays_near_a_figure_that_is_gone() -> None:
    app = SheetApp()

    def without(key: str) -> Callable[[int], Sequence[Line]]:
        return lambda width: [
            tuple(piece for piece in line if piece.figure != key) for line in sheet(width)
        ]

    async def steps(pilot: Pilot[Any]) -> None:
        figures = app.query_exactly_one(Figures)
        await pilot.press("down", "right")
        assert figures.cursor == "four"
        figures.show(without("one"))
        assert figures.cursor == "four"
        figures.show(without("four"))
        assert figures.cursor == "three"

    run_app(app, steps)
