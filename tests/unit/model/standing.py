"""A row of 2022, updates of it and how it stands: what the tests of the status share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DeadlineKind, Milestone
from cchc_tracker.model.status import Tracked, progress
from cchc_tracker.model.update import Event, State, Update

if TYPE_CHECKING:
    from cchc_tracker.model.status import Progress, Status

Q1, Q2, Q3, Q4 = date(2022, 3, 31), date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31)
MEMBERS = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính")
NOTED = datetime(2022, 1, 1, tzinfo=UTC)


def due(day: date | None, effective: date | None = None, start: date | None = None) -> Milestone:
    """A deadline; it counts until its effective day."""
    return Milestone(None, start, day, effective or day)


def row(
    *dues: date | None,
    kind: DeadlineKind = DeadlineKind.MILESTONES,
    members: tuple[str, ...] = (),
) -> Tracked:
    """A row with a milestone at each day, led by one agency unless members are named."""
    return Tracked(kind, tuple(due(day) for day in dues), members)


def settled_on(known: date) -> tuple[Milestone, ...]:
    """What becomes of an undated row once its day is known."""
    return (due(known),)


def event(
    on: date, state: State | None = None, milestone: int | None = None, percent: int | None = None
) -> Update:
    """An update recorded for the whole row, or one of its milestones."""
    return Update(on, state, milestone, percent=percent)


def stood(
    tracked: Tracked, as_of: date, *updates: Update, first_deadline: bool = False
) -> Progress:
    """How the row stood on a day after these updates."""
    events = [Event(number, each, "lan", NOTED) for number, each in enumerate(updates, start=1)]
    return progress(tracked, events, as_of, settle=settled_on, first_deadline=first_deadline)


def status(tracked: Tracked, as_of: date, *updates: Update, first_deadline: bool = False) -> Status:
    """Its status on that day."""
    return stood(tracked, as_of, *updates, first_deadline=first_deadline).status(as_of)


def day(month: int, number: int = 1) -> date:
    """A day of 2022."""
    return date(2022, month, number)
