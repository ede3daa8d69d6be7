"""Undo: takes back the author's last change by a compensating one, journalled like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_tracker.services.session import Session
    from cchc_tracker.store import Change, Unit
    from cchc_tracker.store.records import Step


_HIDING = {"add_plan": True, "show_plan": True, "hide_plan": False}
"""Whether taking the action back hides the plan or shows it again."""


_REVERSES: Mapping[str, Callable[[Unit, int], object]] = {
    "measure": lambda unit, record: unit.void_measurement(record),
    "assign": lambda unit, record: unit.undo_assign(record),
    "withdraw": lambda unit, record: unit.undo_withdraw(record),
    "close_period": lambda unit, record: unit.undo_close(record),
    "reopen_period": lambda unit, record: unit.undo_reopen(record),
    "enter_outline": lambda unit, record: unit.void_outline(record),
    "read_source": lambda unit, record: unit.void_source(record),
    "settle": lambda unit, record: unit.void_settlement(record),
}
"""What takes back a written record of reporting."""


class NothingToUndoError(BadDataError):
    """The author has no change left to take back."""


class OtherChangeError(ConflictError):
    """The author has made another change since they were asked."""


def last_change(session: Session) -> Change:
    """What `undo_last` would take back; raises NothingToUndoError where there is nothing."""
    with session.store.writing(author=session.user, at=session.now) as unit:
        return _last_of(session, unit)


def undo_last(session: Session, *, expected: int | None = None) -> Change:
    """Take back the last change of the session's user; a bulk change goes in one step.

    Returns the change taken back. Raises NothingToUndoError where there is none, OtherChangeError
    where it isn't the `expected` one, ConflictError for a newer version of a document.
    """
    with session.store.writing(author=session.user, at=session.now) as unit:
        change = _last_of(session, unit)
        if expected not in (None, change.id):
            raise OtherChangeError(
                message("You made another change meanwhile; nothing was taken back")
            )
        _refuse_revision(change)
        for event_id in reversed(change.event_ids):
            unit.void(event_id)
        for step in reversed(change.steps):
            _take_back(unit, step)
        unit.mark_undone(change.id)
    return change


def _take_back(unit: Unit, step: Step) -> None:
    if step.plan is not None and step.action in _HIDING:
        unit.hide_plan(step.plan, hidden=_HIDING[step.action])
    reverse = _REVERSES.get(step.action)
    if reverse is not None and step.record is not None:
        reverse(unit, step.record)


def _refuse_revision(change: Change) -> None:
    """A newer version isn't taken back step by step: others may have worked on it since."""
    if "revise_plan" in change.actions:
        raise ConflictError(
            message(
                "Your last change put a newer version under {plan}; import the earlier file again"
                " to go back to it",
                plan=change.plan,
            )
        )


def _last_of(session: Session, unit: Unit) -> Change:
    change = unit.last_change(session.user)
    if change is None:
        raise NothingToUndoError(message("{user} has nothing to undo", user=session.user))
    return change
