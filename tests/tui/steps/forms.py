"""Forms of one row and of many: opened, typed into, and what they leave in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tui.drafts import Drafts
from cchc_tui.messages import OpenBulk, OpenUpdate
from cchc_tui.screens.bulk import BulkScreen
from cchc_tui.screens.update import UpdateScreen
from cchc_tui.widgets.choice_field import ChoiceField
from cchc_tui.widgets.plain import PlainStatic
from tests.tui.steps.driving import app_of, opened, wait_for
from tests.tui.steps.store import other_session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.update import Event
    from cchc_tui.app import TrackerApp

PLAN = "can-tho-2022"
REF = "r12"


async def open_update(pilot: Pilot[Any], ref: str = REF, plan: str = PLAN) -> UpdateScreen:
    """The form of a row, once it tells what is known."""
    screen = await opened(pilot, OpenUpdate(plan, ref), UpdateScreen)
    app = app_of(pilot)
    await wait_for(pilot, lambda: bool(outlook(app)) and isinstance(app.focused, ChoiceField))
    return screen


async def open_bulk(pilot: Pilot[Any], positions: Sequence[int]) -> BulkScreen:
    """The form of many rows."""
    screen = await opened(pilot, OpenBulk(PLAN, tuple(positions)), BulkScreen)
    await wait_for(pilot, lambda: isinstance(pilot.app.focused, ChoiceField))
    return screen


async def type_into(
    pilot: Pilot[Any], screen: UpdateScreen | BulkScreen, field: str, text: str
) -> None:
    """Type into a field of a form."""
    screen.form.field(field).control.focus()
    await pilot.pause()
    await pilot.press(*text)
    await pilot.pause()


def outlook(app: TrackerApp) -> str:
    """What the form says that saving will bring."""
    return str(app.screen.query_exactly_one("#form-outlook", PlainStatic).content)


def problem(app: TrackerApp, field: str) -> str:
    """What stands beside a field."""
    assert isinstance(app.screen, UpdateScreen)
    return app.screen.form.field(field).problem_text


def events(app: TrackerApp, ref: str = REF) -> list[Event]:
    """All that was recorded of a row."""
    with other_session(app) as session:
        return list(session.store.events(find_row(session, PLAN, ref).id))


def stored(app: TrackerApp, ref: str = REF) -> RowView:
    """How a row stands in the store."""
    with other_session(app) as session:
        return view_row(session, find_row(session, PLAN, ref), Selection((PLAN,)))


def drafts_left(app: TrackerApp) -> list[dict[str, str]]:
    """What another start would offer, were this app gone."""
    context = app.context
    drafts = Drafts(context.drafts_folder, context.user, context.database)
    return [dict(draft.fields) for draft in drafts.left_behind()]
