"""Undo: takes back the author's last change by a compensating one, journalled like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import Change


class NothingToUndoError(BadDataError):
    """The author has no change left to take back."""


def undo_last(session: Session) -> Change:
    """Take back the last change of the session's user; a bulk change goes in one step.

    Returns the change taken back. Raises NothingToUndoError where there is none.
    """
    with session.store.writing(author=session.user, at=session.now, reason="undo") as unit:
        change = unit.last_change(session.user)
        if change is None:
            raise NothingToUndoError(message("{user} has nothing to undo", user=session.user))
        unit.take_back(change)
    return change
