"""Saying that one has looked at the doubts of a row, from any screen that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from cchc_tracker.model.row import Row
    from cchc_tracker.services.session import Session
    from cchc_tui.app import TrackerApp


async def settle_and_tell(app: TrackerApp, row: Row) -> None:
    """Settle a row's problems and tell how that went; every screen then reads again."""

    def settle(session: Session) -> int:
        from cchc_tracker.services.importing import settle_problems

        return settle_problems(session, [row])

    try:
        settled = await app.desk.write(settle)
    except CchcError as failure:
        app.tell(failure)
        return
    app.tell(
        message("Row {ref} is settled; u takes that back", ref=row.ref)
        if settled
        else message("Reading row {ref} left no doubt", ref=row.ref)
    )
