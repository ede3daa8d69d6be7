"""The matrix on the real plans: every row is reached, by its number, its lateness, its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.status import Status
from cchc_tracker.services.session import open_session
from cchc_tracker.store import Order
from cchc_tui.screens.jump import JumpScreen
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.widgets.context_line import ContextLine
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.matrix import choose, matrix_of, position, rows
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


ANNUAL = ("can-tho-2022", "binh-dinh-2020", "hai-phong-2022", "huong-hoa-2020")


@at_both_sizes
@in_both_languages
@pytest.mark.parametrize("plan", ANNUAL)
def test_every_plan_shows_its_rows_from_first_to_last(
    make_app: MakeApp, plan: str, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(plan=plan, english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await wait_for(pilot, lambda: screen._counts is not None)
        assert sum((screen._counts or {}).values()) == rows(screen)
        await wait_for(pilot, lambda: plan in screen_text(app).splitlines()[0])
        assert all(len(line) <= size[0] for line in screen_text(app).splitlines())
        await pilot.press("end")
        await pilot.pause()
        assert position(screen) == rows(screen)

    run_app(app, steps, size)


def test_goal_and_task_of_the_row_under_the_cursor_are_told(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        context = screen.query_one(ContextLine)
        told = []
        for _ in range(4):
            await pilot.pause()
            told.append([text[:9] for text in context.texts])
            await pilot.press("down")
        assert told == [
            ["Area I. C", ""],
            ["Goal 1.1.", ""],
            ["Goal 1.1.", "Task 2.1."],
            ["Goal 1.1.", "Task 2.1."],
        ]

    run_app(app, steps)


@pytest.mark.parametrize(("typed", "wanted"), [("3.7", 8), ("r12", 12), (" R57 ", 57)])
def test_a_number_leads_to_its_row(make_app: MakeApp, typed: str, wanted: int) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("left", "g")
        await on_screen(pilot, JumpScreen)
        await pilot.press(*typed, "enter")
        await wait_for(pilot, lambda: app.screen is screen and position(screen) == wanted)

    run_app(app, steps)


@at_both_sizes
def test_a_number_of_several_rows_lets_choose(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(plan="binh-dinh-2020", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await pilot.press("g")
        await on_screen(pilot, JumpScreen)
        await pilot.press(*"99", "enter")
        await wait_for(pilot, lambda: "No row has the number 99" in screen_text(app))
        await pilot.press("backspace", "backspace", "1", "enter")
        await wait_for(pilot, lambda: "r8 " in screen_text(app))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.screen is screen and position(screen) == 8)

    run_app(app, steps, size)


@pytest.mark.parametrize("order", list(Order))
def test_n_and_p_walk_the_overdue_rows_that_are_shown(make_app: MakeApp, order: Order) -> None:
    app = make_app(plan="binh-dinh-2020", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await choose(pilot, screen, expression="-ref:2", order=order)
        assert screen.shown is not None
        lines = screen.shown.window(0, 10_000)
        late = [
            line.row.row.position
            for line in lines
            if line.row is not None and line.row.status is Status.OVERDUE
        ]
        assert len(late) > 1
        walked = []
        await pilot.press("home")
        if position(screen) in late:
            walked.append(position(screen))
        while len(walked) < len(late):
            await pilot.press("n")
            await app.workers.wait_for_complete()
            walked.append(position(screen))
        assert walked == late
        await pilot.press("n")
        await app.workers.wait_for_complete()
        assert position(screen) == late[-1]
        await pilot.press("p")
        await app.workers.wait_for_complete()
        assert position(screen) == late[-2]

    run_app(app, steps)


def test_a_database_without_plans_shows_an_empty_table(make_app: MakeApp, tmp_path: Path) -> None:
    app = make_app(database=tmp_path / "new.db")
    with open_session(tmp_path / "new.db", "lan", app.context.load_plugins, create=True):
        pass

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f3")
        await on_screen(pilot, MatrixScreen)
        await pilot.press("down", "enter", "space", "slash", "e", "n", "s", "a", "b", "u", "y", "c")
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, MatrixScreen)

    run_app(app, steps)


@pytest.mark.parametrize("expression", ["", "thu tuc"])
def test_left_climbs_to_the_heading_above_also_among_folded_ones(
    make_app: MakeApp, expression: str
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await matrix_of(pilot)
        await choose(pilot, screen, expression=expression)
        shown = screen.shown
        assert shown is not None
        for line in shown.window(0, 10_000)[3::7]:
            if line.heading is not None:
                shown.toggle(line.heading.line)
        lines = shown.window(0, 10_000)
        for line in lines:
            above = shown.above(line)
            upward = [each for each in lines[: line.index] if each.depth < line.depth]
            assert above == (upward[-1].index if upward else None)

    run_app(app, steps)
