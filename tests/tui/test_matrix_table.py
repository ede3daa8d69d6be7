"""The table over a million lines and over hostile texts: what it reads, draws and keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.services.matrix import Heading, Level, MatrixLine
from cchc_tui.screens.matrix import MatrixScreen
from tests.tui.steps.driving import on_screen, run_app, screen_text, shows, wait_for
from tests.tui.steps.matrix import matrix_of
from tests.tui.steps.variants import HOSTILE, at_both_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot
    from textual.strip import Strip

    from cchc_tracker.model.row import RowView
    from cchc_tui.widgets.table import MatrixTable
    from tests.tui.steps.driving import MakeApp


MILLION = 1_000_000


class FakeLines:
    """Every tenth line a heading; remembers what was read of it."""

    def __init__(self, view: RowView, total: int, text: str | None = None) -> None:
        self._view = view
        self._total = total
        self._text = text
        self.read: list[tuple[int, int]] = []
        self.toggled: list[int] = []
        self.broken = False

    def count(self) -> int:
        return self._total

    def window(self, first: int, count: int) -> Sequence[MatrixLine]:
        if self.broken:
            raise BadDataError(message("The file is gone"))
        self.read.append((first, count))
        return [self._line(index) for index in range(first, min(first + count, self._total))]

    def toggle(self, heading: int) -> None:
        self.toggled.append(heading)

    def above(self, line: MatrixLine) -> int | None:
        return line.index - line.index % 10 if line.depth else None

    def _line(self, index: int) -> MatrixLine:
        text = f"việc {index}" if self._text is None else self._text
        if index % 10 == 0:
            folded = index in self.toggled
            return MatrixLine(index, 0, Heading(index, Level.AREA, str(index), text, folded))
        row = replace(self._view.row, activity=text, ref=f"{index}", position=index)
        return MatrixLine(index, 1, row=replace(self._view, row=row))


async def faked(
    pilot: Pilot[Any], total: int, text: str | None = None
) -> tuple[MatrixTable, FakeLines]:
    """The table of the matrix, over so many lines that no store has."""
    screen = await matrix_of(pilot)
    assert screen.shown is not None
    view = next(line.row for line in screen.shown.window(0, 9) if line.row is not None)
    lines = FakeLines(view, total, text)
    screen.table.show(lines)
    return screen.table, lines


@at_both_sizes
def test_a_million_lines_are_read_by_the_window(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        table, lines = await faked(pilot, MILLION)
        await pilot.press("end")
        await wait_for(pilot, lambda: f"việc {MILLION - 1}" in screen_text(app))
        await pilot.press("pageup", "pageup", "up", "home")
        await wait_for(pilot, lambda: "việc 1 " in screen_text(app) and table.cursor == 0)
        assert all(count <= 3 * size[1] for _, count in lines.read)
        read = len(lines.read)
        await pilot.press("down", "down", "down", "up")
        await pilot.pause()
        assert table.cursor == 2
        assert len(lines.read) == read

    run_app(app, steps, size)


def test_the_cursor_stays_in_sight_however_it_moves(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        table, _ = await faked(pilot, 500)
        keys = ["down"] * 45 + ["up"] * 30 + ["pagedown"] * 4 + ["up"] * 25 + ["pageup"] * 9
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            top = table.scroll_offset.y
            assert top <= table.cursor < top + table.size.height, key
        assert table.cursor == 0

    run_app(app, steps)


def test_a_cursor_key_draws_two_lines(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await matrix_of(pilot)
        await pilot.pause()
        await wait_for(pilot, lambda: not app.workers)  # headings are drawn again when counted
        table, _ = await faked(pilot, 500)
        await pilot.pause()
        drawn: list[int] = []
        draw = table.render_line

        def keep(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        monkeypatch.setattr(table, "render_line", keep)
        await pilot.press("down")
        await pilot.pause()
        assert sorted(set(drawn)) == [0, 1]

    run_app(app, steps)


@pytest.mark.parametrize("text", HOSTILE)
@at_both_sizes
def test_hostile_texts_are_drawn_letter_by_letter(
    make_app: MakeApp, text: str, size: tuple[int, int]
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await faked(pilot, 50, text)
        await pilot.press("down", "space", "c")
        await pilot.press("escape")
        await on_screen(pilot, MatrixScreen)
        shown = screen_text(app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        if text.startswith("["):
            assert text[:10] in shown

    run_app(app, steps, size)


def test_left_folds_or_goes_up_and_right_only_unfolds(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        table, lines = await faked(pilot, 500)
        table.move_to(299)
        await pilot.press("right")
        assert lines.toggled == []
        await pilot.press("left")
        assert table.cursor == 290
        await pilot.press("right")
        assert lines.toggled == []
        await pilot.press("left", "right", "enter")
        assert lines.toggled == [290, 290, 290]
        assert shows(app, MatrixScreen)

    run_app(app, steps)


def test_lines_that_cannot_be_read_show_blank_and_one_message(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        table, lines = await faked(pilot, 500)
        lines.broken = True
        table.reload()
        await pilot.press("down", "pagedown", "enter")
        await wait_for(pilot, lambda: len(app._notifications) == 1)
        lines.broken = False
        table.reload()
        await pilot.press("home")
        assert table.cursor_line is not None

    run_app(app, steps)


def test_resizing_at_any_moment_keeps_the_cursor(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        table, _ = await faked(pilot, MILLION)
        table.move_to(777_777)
        for width, height in ((60, 20), (20, 5), (200, 60), (1, 1), (80, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.press("down", "up")
            await pilot.pause()
            assert table.cursor == 777_777
        top = table.scroll_offset.y
        assert top <= table.cursor < top + table.size.height

    run_app(app, steps)


def test_a_click_chooses_a_line_and_a_second_one_opens_it(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        table, lines = await faked(pilot, 500)
        await pilot.click(table, offset=(10, 10))
        assert table.cursor == 10
        assert lines.toggled == []
        await pilot.click(table, offset=(10, 10))
        assert lines.toggled == [10]

    run_app(app, steps)
