"""The overview: its figures open their rows by keys, and stay under the cursor whatever changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.overview import overview
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.overview import OverviewScreen
from cchc_tui.widgets.figures import Figures
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tui.app import TrackerApp
    from tests.tui.steps.driving import MakeApp


async def overview_of(pilot: Pilot[Any]) -> OverviewScreen:
    await pilot.press("f2")
    screen = await on_screen(pilot, OverviewScreen)
    await wait_for(pilot, lambda: bool(sheets(screen)[1].keys))
    return screen


def sheets(screen: OverviewScreen) -> tuple[Figures, Figures]:
    plans = screen.query_exactly_one("#overview-plans", Figures)
    return plans, screen.query_exactly_one("#overview-figures", Figures)


def rows_shown(app: TrackerApp) -> int | None:
    screen = app.screen
    if not isinstance(screen, MatrixScreen) or screen.shown is None or screen.plan is None:
        return None
    return screen.shown.row_count(screen.plan.row_count)


@at_both_sizes
@in_both_languages
@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("all", 57),
        ("status done_late", 1),
        ("area procedures", 12),
        ("area procedures done", 5),
        ("soon", 1),
        ("overdue", 1),
        ("month 2022-06", 5),
        ("done", 17),
    ],
)
def test_enter_shows_the_rows_in_the_matrix(
    make_app: MakeApp, key: str, rows: int, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(pilot)
        figures = sheets(screen)[1]
        figures.focus()
        wanted = figures.keys.index(key)
        line = figures._places[wanted].line
        await pilot.press("home")
        while (here := figures._here()) is not None and here.line < line:
            await pilot.press("down")
        while figures.keys.index(figures.cursor) > wanted:
            await pilot.press("left")
        while figures.keys.index(figures.cursor) < wanted:
            await pilot.press("right")
        await pilot.press("enter")
        await wait_for(pilot, lambda: rows_shown(app) == rows)

    run_app(app, steps, size)


@at_both_sizes
def test_a_plans_figures_open_that_plan(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(pilot)
        plans, figures = sheets(screen)
        assert plans.cursor == "binh-dinh-2020|plan"
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.plan == "binh-dinh-2020")
        await wait_for(pilot, lambda: "area civil-service" in figures.keys)
        await pilot.press("right", "right", "right", "enter")
        await wait_for(pilot, lambda: rows_shown(app) == 8)

    run_app(app, steps, size)


def test_the_arrows_go_from_the_plans_to_the_figures_and_back(make_app: MakeApp) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(pilot)
        plans, figures = sheets(screen)
        assert app.plan == "can-tho-2022"
        await pilot.press(*["down"] * 5)
        await wait_for(pilot, lambda: figures.has_focus)
        assert figures.cursor == "all"
        await pilot.press("up")
        await wait_for(pilot, lambda: plans.has_focus)
        assert plans.cursor.startswith("huong-hoa-2020|")

    run_app(app, steps)


def test_others_changes_show_and_the_cursor_stays(make_app: MakeApp, demo_database: Path) -> None:
    app = make_app(plan="huong-hoa-2020", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(pilot)
        figures = sheets(screen)[1]
        figures.focus()
        await pilot.press("down")
        assert figures.cursor == f"status {Status.UNDATED}"
        with open_session(demo_database, "minh", plugins, clock=lambda: NOW) as session:
            update = Update(on=session.today, state=State.DONE, explanation="họp")
            record_update(session, "huong-hoa-2020", "r1", update)
        await wait_for(pilot, lambda: "status done_on_time" in figures.keys)
        assert figures.cursor == f"status {Status.UNDATED}"
        assert re.search(r"done on time +1 ", screen_text(app))

    run_app(app, steps)


def test_resizing_keeps_the_cursor(make_app: MakeApp) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        figures = sheets(await overview_of(pilot))[1]
        figures.focus()
        await pilot.press("end")
        cursor = figures.cursor
        for size in ((60, 20), (120, 40), (40, 10), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert figures.cursor == cursor
            top = figures.scroll_offset.y
            here = figures._here()
            assert here is not None
            assert top <= here.line < top + figures.size.height

    run_app(app, steps)


def test_switching_the_language_rewrites_all(make_app: MakeApp) -> None:
    app = make_app(english=True, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await overview_of(pilot)
        assert "not started" in screen_text(app)
        app.choose_language("vi")
        await wait_for(pilot, lambda: "chưa thực hiện" in screen_text(app))
        assert "not started" not in screen_text(app)

    run_app(app, steps)


def test_no_plan_says_how_to_make_one(make_app: MakeApp, tmp_path: Path) -> None:
    database = tmp_path / "empty.db"
    with open_session(database, "lan", plugins, create=True):
        pass
    app = make_app(english=True, database=database)

    async def steps(pilot: Pilot[Any]) -> None:
        await pilot.press("f2")
        await wait_for(pilot, lambda: "F6 makes one" in screen_text(app))

    run_app(app, steps)


HOSTILE_LEAD = "Phòng [red]Lạ “kỳ” [x] mới"
SAMPLE = Path(__file__).parents[1] / "contract" / "samples" / "sample-good"


def test_odd_names_show_letter_by_letter_and_open_their_rows(
    make_app: MakeApp, tmp_path: Path
) -> None:
    folder = tmp_path / "plugins" / "sample-good"
    shutil.copytree(SAMPLE, folder)
    matrix = folder / "plans" / "2022" / "matrix.csv"
    text = matrix.read_text(encoding="utf-8")
    assert "Sở Nội vụ" in text or "Phòng Nội vụ" in text
    for name in ("Sở Nội vụ", "Phòng Nội vụ"):
        text = text.replace(name, HOSTILE_LEAD)
    matrix.write_text(text, encoding="utf-8")
    database = tmp_path / "odd.db"

    def load() -> PluginRegistry:
        return load_plugins(PluginOptions(folder=tmp_path / "plugins"))

    later = NOW.replace(year=2023)
    with open_session(database, "lan", load, create=True, clock=lambda: later) as session:
        create_plan(session, "sample-good-2022")
        found = overview(session, "sample-good-2022", session.today)
    leads = [lead.key for lead in found.overdue_leads]
    odd = [key for key in leads if "[red]" in key]
    assert odd == [HOSTILE_LEAD]
    app = make_app(database=database, load_plugins=load, clock=lambda: later, english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(pilot)
        figures = sheets(screen)[1]
        figures.focus()
        while figures.cursor != f"lead {odd[0]}":
            await pilot.press("down")
        await wait_for(pilot, lambda: odd[0] in screen_text(app))
        (count,) = (lead.total for lead in found.overdue_leads if lead.key == odd[0])
        await pilot.press("enter")
        await wait_for(pilot, lambda: rows_shown(app) == count)

    run_app(app, steps)
