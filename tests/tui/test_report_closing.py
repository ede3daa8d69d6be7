"""Reports: a period is closed with its files, opened again for a reason, and adjusted by others."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.closing import close_period
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.reporting import figures
from cchc_tracker.services.session import open_session
from cchc_tracker.services.updates import record_update
from cchc_tui.screens.period_closing import ClosePeriodScreen, ReopenPeriodScreen
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.driving import on_screen, run_app, screen_text, wait_for
from tests.tui.steps.reports import PLAN, figures_text, periods_of, report_of, session_on, type_in
from tests.tui.steps.variants import at_both_sizes

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.steps.driving import MakeApp


@at_both_sizes
def test_a_period_is_closed_with_its_files_and_opened_again_for_a_reason(
    make_app: MakeApp, demo_database: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    sent = tmp_path / f"{PLAN}_2022-Q1.docx"
    sent.write_bytes(b"sent")
    app = make_app(english=True)

    def closing() -> Any:  # noqa: ANN401
        with session_on(demo_database) as session:
            return session.store.reporting.closing(PLAN, "2022-Q1")

    async def close(pilot: Pilot[Any], *answer: str) -> None:
        await pilot.press("c")
        await on_screen(pilot, ClosePeriodScreen)
        assert "57 rows" in " ".join(screen_text(app).split())
        await type_in(pilot, str(tmp_path))
        await wait_for(pilot, lambda: sent.name in " ".join(screen_text(app).split()))
        await pilot.press(*answer)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-Q1")
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
        await on_screen(pilot, ReopenPeriodScreen)
        await pilot.press("enter")
        await wait_for(pilot, lambda: "needs a reason" in screen_text(app))
        await type_in(pilot, "Sai số liệu")
        await wait_for(
            pilot, lambda: app.screen is screen and "Closed by" not in figures_text(screen)
        )
        assert closing() is None

    run_app(app, steps, size)


def test_what_others_record_after_the_closing_stands_below_the_frozen_figures(
    make_app: MakeApp, demo_database: Path
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
        screen = await report_of(pilot, "2022-Q1")
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


def test_a_period_that_is_not_over_is_not_closed(make_app: MakeApp) -> None:
    app = make_app(english=True)

    async def steps(pilot: Pilot[Any]) -> None:
        screen = await report_of(pilot, "2022-Y")
        await pilot.press("c")
        await wait_for(pilot, lambda: "isn't over before its cut-off" in screen_text(app))
        await pilot.press("o")
        await wait_for(pilot, lambda: "Put the cursor on a closed period" in screen_text(app))
        assert app.screen is screen

    run_app(app, steps)
