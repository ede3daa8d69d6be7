"""Reports: periods and figures, on request, closed and opened again, previewed, exported."""

from __future__ import annotations

import errno
import json
from datetime import date, timedelta
from hashlib import sha256
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.cli.entry import run
from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report import report_source
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.closing import close_period
from cchc_tracker.services.exporting import ExportQuestion, export_figures
from cchc_tracker.services.language import Language
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tui import report_writing
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.period_closing import ClosePeriodScreen, ReopenPeriodScreen
from cchc_tui.screens.period_days import PeriodDaysScreen
from cchc_tui.screens.report_export import ReportExportScreen
from cchc_tui.screens.report_preview import PreviewList, ReportPreviewScreen
from cchc_tui.screens.reports import ReportsScreen
from cchc_tui.widgets.drawn_lines import DrawnLines
from cchc_tui.widgets.figures import Figures
from cchc_tui.widgets.line_input import LineInput
from tests.tui.conftest import NOW, plugins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from cchc_tracker.exports.report import ReportSource
    from cchc_tui.app import TrackerApp
    from tests.tui.conftest import RunApp, WaitFor

    MakeApp = Callable[..., TrackerApp]
    ScreenText = Callable[[TrackerApp], str]

PLAN = "can-tho-2022"
SIZES = ((80, 24), (60, 20))


def periods_of(screen: ReportsScreen) -> Figures:
    return screen.query_exactly_one("#reports-periods", Figures)


def figures_text(screen: ReportsScreen) -> str:
    return screen.query_exactly_one("#reports-figures", DrawnLines).text


async def reports_of(app: TrackerApp, pilot: Pilot[Any], wait_for: WaitFor) -> ReportsScreen:
    await pilot.press("f7")
    await wait_for(
        pilot,
        lambda: isinstance(app.screen, ReportsScreen) and len(periods_of(app.screen).keys) == 4,
    )
    screen = app.screen
    assert isinstance(screen, ReportsScreen)
    return screen


async def go_to(pilot: Pilot[Any], wait_for: WaitFor, screen: ReportsScreen, code: str) -> None:
    """Puts the cursor on a period and waits for its figures."""
    await pilot.press("home")
    while periods_of(screen).cursor != code:
        await pilot.press("down")
    await wait_for(
        pilot,
        lambda: (
            figures_text(screen).strip().startswith(code) and "counting" not in figures_text(screen)
        ),
    )


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Types in place of what is there."""
    app = pilot.app
    assert isinstance(app.focused, LineInput)
    app.focused.value = text
    await pilot.press("enter")


def command(database: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401
    capsys.readouterr()
    assert run(["--db", str(database), "--lang", "en", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def session_on(database: Path) -> Any:  # noqa: ANN401
    return open_session(database, "lan", plugins, clock=lambda: NOW)


def service_bytes(database: Path, code: str, form: str, tmp_path: Path) -> bytes:
    with session_on(database) as session:
        found = export_figures(session, PLAN, ExportQuestion(code))
        source = report_source(session, found, Language("en"))
    path = tmp_path / f"expected.{form}"
    with path.open("wb") as output:
        FORMATS[form].load()(source, output)
    return path.read_bytes()


@pytest.mark.parametrize("size", SIZES)
def test_periods_and_figures_are_those_of_the_command_line(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    demo_database: Path, capsys: pytest.CaptureFixture[str], size: tuple[int, int],
) -> None:  # fmt: skip
    listed = command(demo_database, capsys, "period", "list", PLAN)["periods"]
    found = command(demo_database, capsys, "period", "show", PLAN, "Q3")
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        assert list(periods_of(screen).keys) == [each["code"] for each in listed]
        assert periods_of(screen).cursor == "2022-Q1"
        assert "on request" in screen_text(app)
        assert "12/09/2022" in screen_text(app)
        await go_to(pilot, wait_for, screen, "2022-Q3")
        lines = figures_text(screen)
        whole = found["whole"]
        assert sum(whole["counts"].values()) == whole["total"] == 57
        assert f"Total {whole['total']}" in lines
        counts = " ".join(lines.split())
        for status, label in ((Status.OVERDUE, "overdue"), (Status.IN_PROGRESS, "in progress")):
            assert f"{label} {whole['counts'][status]}" in counts
        assert f"done in the period {whole['done_in_period']}" in counts
        rate = whole["completion"]
        assert f"({rate['numerator']}/{rate['denominator']}, all rows)" in counts
        rate = whole["due_completion"]
        assert f"({rate['numerator']}/{rate['denominator']}, rows done or overdue)" in counts
        (lead,) = [each for each in found["leads"] if each["counts"]["overdue"]]
        assert "Overdue by lead agency" in lines
        assert f"{lead['label'][:20]}" in lines
        assert "due 10/09/2022, moved past days off to 12/09/2022" in counts
        await go_to(pilot, wait_for, screen, "2022-Y")
        assert "an overlap" in " ".join(figures_text(screen).split())

    run_app(app, steps, size)


def test_the_figures_scroll_by_keyboard_and_the_year_turns(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await pilot.press("tab")
        body = screen.query_exactly_one("#reports-body")
        await wait_for(pilot, lambda: app.focused is body and body.max_scroll_y > 0)
        await pilot.press("end")
        await wait_for(pilot, lambda: body.scroll_offset.y > 0)
        await pilot.press("escape")
        assert app.focused is periods_of(screen)
        await pilot.press("minus")
        await wait_for(pilot, lambda: "2021-Q1" in periods_of(screen).keys)
        assert "year 2021" in screen.title_line()
        await pilot.press("plus")
        await wait_for(pilot, lambda: "2022-Q1" in periods_of(screen).keys)

    run_app(app, steps, (60, 20))


@pytest.mark.parametrize("size", SIZES)
def test_a_period_on_request_asks_for_its_days(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    demo_database: Path, capsys: pytest.CaptureFixture[str], size: tuple[int, int],
) -> None:  # fmt: skip
    given = ("--from", "05/12/2021", "--to", "04/06/2022")
    found = command(demo_database, capsys, "period", "show", PLAN, "H1", *given)
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-H1")
        assert "Press D to give its days" in figures_text(screen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, PeriodDaysScreen))
        await pilot.press("f8")
        await wait_for(pilot, lambda: "A day is needed" in screen_text(app))
        await type_in(pilot, "5/12/2021")
        await type_in(pilot, "4/6/2021")
        await type_in(pilot, "")
        await wait_for(pilot, lambda: "It lies before the first day" in screen_text(app))
        await type_in(pilot, "4/6/2022")
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Completion" in figures_text(screen))
        rate = found["whole"]["completion"]
        assert f"({rate['numerator']}/{rate['denominator']}, all rows)" in figures_text(screen)
        assert periods_of(screen).cursor == "2022-H1"

    run_app(app, steps, size)


@pytest.mark.parametrize("size", SIZES)
def test_export_writes_the_bytes_of_the_service_and_asks_before_it_replaces(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    demo_database: Path, tmp_path: Path, size: tuple[int, int],
) -> None:  # fmt: skip
    folder = tmp_path / "đã gửi" / "[/]"
    app = make_app(english=True)
    docx, md = (folder / f"{PLAN}_2022-Q1.{form}" for form in ("docx", "md"))

    async def export(pilot: Pilot[Any]) -> None:
        await pilot.press("x")
        await wait_for(pilot, lambda: isinstance(app.screen, ReportExportScreen))

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await export(pilot)
        await pilot.press(*["down"] * list(FORMATS).index("md"), "space", "enter")
        await type_in(pilot, str(folder))
        await wait_for(pilot, lambda: app.screen is screen)
        assert sorted(folder.iterdir()) == [docx, md]
        for path in (docx, md):
            form = path.suffix.removeprefix(".")
            assert path.read_bytes() == service_bytes(demo_database, "2022-Q1", form, tmp_path)
        md.write_text("older", encoding="utf-8")
        await export(pilot)
        await pilot.press("f8")
        await wait_for(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        assert md.name in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await wait_for(pilot, lambda: "Stopped; files written: 0" in screen_text(app))
        assert md.read_text(encoding="utf-8") == "older"
        await pilot.press("f8")
        await wait_for(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("down", "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert md.read_bytes() == service_bytes(demo_database, "2022-Q1", "md", tmp_path)

    run_app(app, steps, size)


def test_a_failing_export_gives_one_clear_line_and_leaves_no_part(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    app = make_app(english=True)
    taken = tmp_path / "a file"
    taken.write_text("x", encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await pilot.press("x")
        await wait_for(pilot, lambda: isinstance(app.screen, ReportExportScreen))
        await pilot.press("enter")
        await type_in(pilot, str(taken / "below"))
        await wait_for(pilot, lambda: "can't be written" in screen_text(app))
        monkeypatch.setattr("cchc_tracker.exports.files.os.fsync", full)
        await type_in(pilot, str(tmp_path / "out"))
        await wait_for(pilot, lambda: "No space left on device" in screen_text(app))
        assert list((tmp_path / "out").iterdir()) == []
        await type_in(pilot, "")
        await wait_for(pilot, lambda: "Type the folder for the files" in screen_text(app))
        await pilot.press("shift+tab", "home", "space", "f8")
        await wait_for(pilot, lambda: "Take at least one format" in screen_text(app))
        await pilot.press("escape")
        await wait_for(pilot, lambda: app.screen is screen)

    run_app(app, steps)


def test_escape_stops_after_the_file_at_hand(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    begun, go_on = Event(), Event()
    really = FORMATS["docx"].load()

    def slowly(source: ReportSource, output: Any) -> None:  # noqa: ANN401
        begun.set()
        assert go_on.wait(60)
        really(source, output)

    monkeypatch.setattr(report_writing, "_writer", lambda _name, _choice: slowly)
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await pilot.press("x")
        await wait_for(pilot, lambda: isinstance(app.screen, ReportExportScreen))
        await pilot.press("down", "space", "enter")
        await type_in(pilot, str(tmp_path / "out"))
        await wait_for(pilot, begun.is_set)
        await wait_for(pilot, lambda: "0/2 docx" in screen_text(app))
        assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".part"]
        await pilot.press("escape")
        await wait_for(pilot, lambda: "Stopping after this file" in screen_text(app))
        go_on.set()
        await wait_for(pilot, lambda: "Stopped; files written: 1" in screen_text(app))
        assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".docx"]

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
def test_a_period_is_closed_with_its_files_and_opened_again_for_a_reason(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    demo_database: Path, tmp_path: Path, size: tuple[int, int],
) -> None:  # fmt: skip
    sent = tmp_path / f"{PLAN}_2022-Q1.docx"
    sent.write_bytes(b"sent")
    app = make_app(english=True)

    def closing() -> Any:  # noqa: ANN401
        with session_on(demo_database) as session:
            return session.store.reporting.closing(PLAN, "2022-Q1")

    async def close(pilot: Pilot[Any], *answer: str) -> None:
        await pilot.press("c")
        await wait_for(pilot, lambda: isinstance(app.screen, ClosePeriodScreen))
        assert "57 rows" in " ".join(screen_text(app).split())
        await type_in(pilot, str(tmp_path))
        await wait_for(pilot, lambda: sent.name in " ".join(screen_text(app).split()))
        await pilot.press(*answer)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await close(pilot, "enter")
        await wait_for(pilot, lambda: app.screen is screen)
        assert closing() is None
        await close(pilot, "down", "enter")
        await wait_for(pilot, lambda: "Closed by lan" in figures_text(screen))
        assert closing().files == {sent.name: sha256(b"sent").hexdigest()}
        await wait_for(pilot, lambda: "Nothing has changed" in figures_text(screen))
        assert periods_of(screen).cursor == "2022-Q1"
        assert closing().closed_by == "lan"
        await pilot.press("c")
        await wait_for(pilot, lambda: "is closed already" in screen_text(app))
        await pilot.press("o")
        await wait_for(pilot, lambda: isinstance(app.screen, ReopenPeriodScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "needs a reason" in screen_text(app))
        await type_in(pilot, "Sai số liệu")
        await wait_for(
            pilot, lambda: app.screen is screen and "Closed by" not in figures_text(screen)
        )
        assert closing() is None

    run_app(app, steps, size)


def test_what_others_record_after_the_closing_stands_below_the_frozen_figures(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, demo_database: Path
) -> None:
    with session_on(demo_database) as session:
        close_period(session, PLAN, find_period(session, PLAN, "Q1"))
        row = next(
            view.row
            for view in figures(session, PLAN, "Q1").rows
            if view.status is Status.NOT_STARTED
        )
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await wait_for(pilot, lambda: "Nothing has changed" in figures_text(screen))
        before = figures_text(screen).partition("Nothing has changed")[0]
        later = open_session(
            demo_database, "minh", plugins, clock=lambda: NOW + timedelta(seconds=5)
        )
        with later as session:
            update = Update(on=date(2022, 3, 1), state=State.IN_PROGRESS, note="[/] muộn")
            record_update(session, PLAN, f"r{row.position}", update)
        await wait_for(pilot, lambda: "Adjustments since the closing" in figures_text(screen))
        frozen, _, after = figures_text(screen).partition("Adjustments since the closing")
        assert frozen == before
        assert "All rows: in progress: " in after
        assert "minh" in after
        assert periods_of(screen).cursor == "2022-Q1"

    run_app(app, steps)


def test_a_period_that_is_not_over_is_not_closed(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText
) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Y")
        await pilot.press("c")
        await wait_for(pilot, lambda: "isn't over before its cut-off" in screen_text(app))
        await pilot.press("o")
        await wait_for(pilot, lambda: "Put the cursor on a closed period" in screen_text(app))
        assert app.screen is screen

    run_app(app, steps)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("english", [True, False])
def test_the_preview_is_the_report_as_text(
    make_app: MakeApp, run_app: RunApp, wait_for: WaitFor, screen_text: ScreenText,
    size: tuple[int, int], *, english: bool,
) -> None:  # fmt: skip
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(app, pilot, wait_for)
        await go_to(pilot, wait_for, screen, "2022-Q1")
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ReportPreviewScreen))
        lines = app.screen.query_exactly_one(PreviewList)
        await wait_for(pilot, lambda: lines.virtual_size.height > 100)
        await pilot.pause()
        assert f"{PLAN} · 2022-Q1" in screen_text(app)
        before = screen_text(app)
        await pilot.press("right")
        await wait_for(pilot, lambda: screen_text(app) != before)
        await pilot.press("left")
        await wait_for(pilot, lambda: screen_text(app) == before)
        await pilot.press("end")
        assert lines.cursor > 100
        await pilot.press("escape")
        await wait_for(pilot, lambda: screen.is_current)

    run_app(app, steps, size)
