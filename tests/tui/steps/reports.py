"""The screen of reports: its periods, their figures, and the fields of its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.services.session import Session, open_session
from cchc_tui.screens.reports import ReportsScreen
from cchc_tui.widgets.drawn_lines import DrawnLines
from cchc_tui.widgets.figures import Figures
from cchc_tui.widgets.line_input import LineInput
from tests.tui.conftest import NOW, plugins
from tests.tui.steps.driving import on_screen, wait_for

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from textual.pilot import Pilot

PLAN = "can-tho-2022"


def periods_of(screen: ReportsScreen) -> Figures:
    """The list of periods."""
    return screen.query_exactly_one("#reports-periods", Figures)


def figures_text(screen: ReportsScreen) -> str:
    """The figures of the period under the cursor."""
    return screen.query_exactly_one("#reports-figures", DrawnLines).text


async def reports_of(pilot: Pilot[Any]) -> ReportsScreen:
    """The screen of reports, once it lists the periods of the year."""
    await pilot.press("f7")
    screen = await on_screen(pilot, ReportsScreen)
    await wait_for(pilot, lambda: len(periods_of(screen).keys) == 4)
    return screen


async def report_of(pilot: Pilot[Any], code: str) -> ReportsScreen:
    """The screen of reports with the cursor on a period."""
    screen = await reports_of(pilot)
    await go_to(pilot, screen, code)
    return screen


async def go_to(pilot: Pilot[Any], screen: ReportsScreen, code: str) -> None:
    """Put the cursor on a period and wait for its figures."""
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
    """Type in place of what is there, and go on."""
    app = pilot.app
    assert isinstance(app.focused, LineInput)
    app.focused.value = text
    await pilot.press("enter")


def session_on(database: Path) -> AbstractContextManager[Session]:
    """The person's own session."""
    return open_session(database, "lan", plugins, clock=lambda: NOW)
