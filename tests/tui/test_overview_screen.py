"""Every figure of the overview equals the command line's and opens exactly its rows."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.cli.entry import run
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.overview import overview
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.rows import Selection, list_rows
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tui.screens.matrix import MatrixScreen
from cchc_tui.screens.overview import OverviewScreen
from cchc_tui.screens.overview_sheet import Sheet, overview_sheet
from cchc_tui.widgets.figures import Figures
from tests.tui.conftest import NOW, plugins

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tui.app import TrackerApp
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

PLANS = ("binh-dinh-2020", "binh-dinh-2024", "can-tho-2022", "hai-phong-2022", "huong-hoa-2020")
SIZES = ((80, 24), (60, 20))
DAY = "2022-09-30"


def shown_counts(sheet: Sheet) -> dict[str, int]:
    """The number beside each figure's key, as it's drawn."""
    counts: dict[str, int] = {}
    for line in sheet.lines:
        for key in {piece.figure for piece in line if piece.figure in sheet.requests}:
            text = "".join(piece.text for piece in line if piece.figure == key)
            if "," in text:  # of a status, with its share
                text = text.rpartition(",")[0].rsplit(maxsplit=1)[0]
            counts[key] = int(re.findall(r"\d+", text)[-1])
    return counts


def told(database: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401
    """What the command line prints as JSON."""
    capsys.readouterr()
    assert run(["--db", str(database), *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("width", [79, 59])
@pytest.mark.parametrize("plan", PLANS)
def test_each_figure_opens_as_many_rows_as_it_says(
    demo_database: Path, plan: str, width: int
) -> None:
    with open_session(demo_database, "lan", plugins, clock=lambda: NOW) as session:
        sheet = Sheet(plan, width, str)
        overview_sheet(overview(session, plan, session.today), sheet)
        counts = {key: n for key, n in shown_counts(sheet).items() if not key.startswith("soon r")}
        assert counts["all"] == sum(n for key, n in counts.items() if key.startswith("status"))
        assert len(counts) > 4 or plan != "can-tho-2022"
        for key, count in counts.items():
            request = sheet.requests[key]
            rows = list_rows(session, Selection((request.plan,), request.filter))
            assert (key, sum(1 for _ in rows)) == (key, count)


@pytest.mark.parametrize("plan", PLANS)
def test_each_figure_is_the_command_lines(
    demo_database: Path, capsys: pytest.CaptureFixture[str], plan: str
) -> None:
    with open_session(demo_database, "lan", plugins, clock=lambda: NOW) as session:
        sheet = Sheet(plan, 79, str)
        overview_sheet(overview(session, plan, session.today), sheet)
    counts = shown_counts(sheet)
    record = told(demo_database, capsys, "overview", plan, "--as-of", DAY)
    assert counts["all"] == record["rows"]
    for status in record["statuses"]:
        assert counts.get(f"status {status['key']}", 0) == status["rows"]
    for area in record["areas"]:
        assert counts[f"area {area['key']}"] == area["rows"]
        assert counts.get(f"area {area['key']} done", 0) == area["done"]
        assert counts.get(f"area {area['key']} overdue", 0) == area["overdue"]
    assert counts.get("soon", 0) == record["due_soon"]["rows"]
    for lead in record["overdue_leads"]:
        assert counts[f"lead {lead['key']}"] == lead["rows"]
    for month in record["completions"]:
        assert counts[f"month {month['key']}"] == month["rows"]
    assert counts.get("done", 0) == sum(month["rows"] for month in record["completions"])
    whole = told(demo_database, capsys, "summary", plan, "--as-of", DAY)
    assert {s["key"]: s["rows"] for s in record["statuses"]} == whole["counts"]


def test_each_filter_of_the_command_line_lists_its_rows(
    demo_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = told(demo_database, capsys, "overview", "binh-dinh-2020", "--as-of", DAY)
    parts = ("statuses", "areas", "overdue_leads", "completions")
    figures = [record["due_soon"], *(figure for part in parts for figure in record[part])]
    assert len(figures) > 20
    for figure in figures:
        rows = told(
            demo_database, capsys,
            "list", "binh-dinh-2020", "--as-of", DAY, "--filter", figure["filter"],
        )  # fmt: skip
        assert len(rows) == figure["rows"]


async def overview_of(app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor) -> OverviewScreen:
    await pilot.press("f2")
    await wait_for(
        pilot,
        lambda: (
            isinstance(app.screen, OverviewScreen)
            and bool(app.screen.query_exactly_one("#overview-figures", Figures).keys)
        ),
    )
    screen = app.screen
    assert isinstance(screen, OverviewScreen)
    return screen


def sheets(screen: OverviewScreen) -> tuple[Figures, Figures]:
    plans = screen.query_exactly_one("#overview-plans", Figures)
    return plans, screen.query_exactly_one("#overview-figures", Figures)


def rows_shown(app: TrackerApp) -> int | None:
    screen = app.screen
    if not isinstance(screen, MatrixScreen) or screen.shown is None or screen.plan is None:
        return None
    return screen.shown.row_count(screen.plan.row_count)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
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
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor,
    key: str, rows: int, size: tuple[int, int], *, english: bool,
) -> None:  # fmt: skip
    app = make_app(english=english, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(app, pilot, wait_for)
        figures = sheets(screen)[1]
        figures.focus()
        wanted = figures.keys.index(key)
        line = figures._places[wanted].line
        await pilot.press("home")
        while figures._here().line < line:  # type: ignore[union-attr]
            await pilot.press("down")
        while figures.keys.index(figures.cursor) > wanted:
            await pilot.press("left")
        while figures.keys.index(figures.cursor) < wanted:
            await pilot.press("right")
        await pilot.press("enter")
        await wait_for(pilot, lambda: rows_shown(app) == rows)

    run_app(app, steps, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_plans_figures_open_that_plan(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, size: tuple[int, int]
) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(app, pilot, wait_for)
        plans, figures = sheets(screen)
        assert plans.cursor == "binh-dinh-2020|plan"
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.plan == "binh-dinh-2020")
        await wait_for(pilot, lambda: "area civil-service" in figures.keys)
        await pilot.press("right", "right", "right", "enter")
        await wait_for(pilot, lambda: rows_shown(app) == 8)

    run_app(app, steps, size)


def test_the_arrows_go_from_the_plans_to_the_figures_and_back(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app()

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(app, pilot, wait_for)
        plans, figures = sheets(screen)
        assert app.plan == "can-tho-2022"
        await pilot.press(*["down"] * 5)
        await wait_for(pilot, lambda: figures.has_focus)
        assert figures.cursor == "all"
        await pilot.press("up")
        await wait_for(pilot, lambda: plans.has_focus)
        assert plans.cursor.startswith("huong-hoa-2020|")

    run_app(app, steps)


def test_others_changes_show_and_the_cursor_stays(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    demo_database: Path,
) -> None:  # fmt: skip
    app = make_app(plan="huong-hoa-2020", english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await overview_of(app, pilot, wait_for)
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


@pytest.mark.parametrize("size", [*SIZES, (200, 50), (40, 10)])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_no_line_is_wider_than_the_screen(
    demo_database: Path, size: tuple[int, int], *, ascii_only: bool
) -> None:
    from rich.cells import cell_len

    with open_session(demo_database, "lan", plugins, clock=lambda: NOW) as session:
        sheet = Sheet("can-tho-2022", size[0] - 1, str, ascii_only=ascii_only)
        overview_sheet(overview(session, "can-tho-2022", session.today), sheet)
    widths = [sum(cell_len(piece.text) for piece in line) for line in sheet.lines]
    assert max(widths) <= max(size[0], 60) - 1


def test_resizing_keeps_the_cursor(make_app: MakeApp, run_app: RunApp, wait_for: WaitFor) -> None:
    app = make_app(plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        figures = sheets(await overview_of(app, pilot, wait_for))[1]
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


def test_switching_the_language_rewrites_all(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True, plan="can-tho-2022")

    async def steps(pilot: Pilot[Any]) -> None:
        await overview_of(app, pilot, wait_for)
        assert "not started" in screen_text(app)
        app.choose_language("vi")
        await wait_for(pilot, lambda: "chưa thực hiện" in screen_text(app))
        assert "not started" not in screen_text(app)

    run_app(app, steps)


def test_no_plan_says_how_to_make_one(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText, tmp_path: Path
) -> None:
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
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText, tmp_path: Path
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
        screen = await overview_of(app, pilot, wait_for)
        figures = sheets(screen)[1]
        figures.focus()
        while figures.cursor != f"lead {odd[0]}":
            await pilot.press("down")
        await wait_for(pilot, lambda: odd[0] in screen_text(app))
        (count,) = (lead.total for lead in found.overdue_leads if lead.key == odd[0])
        await pilot.press("enter")
        await wait_for(pilot, lambda: rows_shown(app) == count)

    run_app(app, steps)
