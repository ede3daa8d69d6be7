"""Reports: periods, figures and preview are those of the command line and the service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.model.status import Status
from cchc_tui.screens.period_days import PeriodDaysScreen
from cchc_tui.screens.report_preview import PreviewList, ReportPreviewScreen
from tests.tui.steps.command_line import told_by_command
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.reports import (
    PLAN,
    figures_text,
    go_to,
    periods_of,
    report_of,
    reports_of,
    type_in,
)
from tests.tui.steps.variants import at_both_sizes, in_both_languages

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


@at_both_sizes
def test_periods_and_figures_are_those_of_the_command_line(
    make_app: MakeApp,
    demo_database: Path,
    capsys: pytest.CaptureFixture[str],
    size: tuple[int, int],
) -> None:
    listed = told_by_command(demo_database, capsys, "--lang", "en", "period", "list", PLAN)[
        "periods"
    ]
    found = told_by_command(demo_database, capsys, "--lang", "en", "period", "show", PLAN, "Q3")
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await reports_of(pilot)
        assert list(periods_of(screen).keys) == [each["code"] for each in listed]
        assert periods_of(screen).cursor == "2022-Q1"
        assert "on request" in screen_text(app)
        assert "12/09/2022" in screen_text(app)
        await go_to(pilot, screen, "2022-Q3")
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
        await go_to(pilot, screen, "2022-Y")
        assert "an overlap" in " ".join(figures_text(screen).split())

    run_app(app, steps, size)


def test_the_figures_scroll_by_keyboard_and_the_year_turns(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-Q1")
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


@at_both_sizes
def test_a_period_on_request_asks_for_its_days(
    make_app: MakeApp,
    demo_database: Path,
    capsys: pytest.CaptureFixture[str],
    size: tuple[int, int],
) -> None:
    given = ("--from", "05/12/2021", "--to", "04/06/2022")
    found = told_by_command(
        demo_database, capsys, "--lang", "en", "period", "show", PLAN, "H1", *given
    )
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-H1")
        assert "Press d to give its days" in figures_text(screen)
        await pilot.press("enter")
        await on_screen(pilot, PeriodDaysScreen)
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


@at_both_sizes
@in_both_languages
def test_the_preview_is_the_report_as_text(
    make_app: MakeApp, size: tuple[int, int], *, english: bool
) -> None:
    app = make_app(english=english)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-Q1")
        await pilot.press("enter")
        await on_screen(pilot, ReportPreviewScreen)
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
