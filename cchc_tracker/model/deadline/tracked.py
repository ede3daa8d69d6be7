"""What a row is tracked by: its milestones as read, or as a recorded fact settles them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.days_off import rolled_forward
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.workdays import WorkCalendar

_SPANNING = frozenset({DeadlineKind.WINDOW, DeadlineKind.DUE, DeadlineKind.CONTINUOUS})


def tracked_milestones(deadline: Deadline) -> tuple[Milestone, ...]:
    """The milestones a row is tracked by; one without a due day where nothing is dated yet."""
    if deadline.milestones:
        return deadline.milestones
    if deadline.kind is DeadlineKind.RECURRING and deadline.occurrences:
        return tuple(
            Milestone(f"{day:%d/%m/%Y}", None, day, effective)
            for day, effective in zip(
                deadline.occurrences, deadline.effective_occurrences, strict=True
            )
        )
    if deadline.kind in _SPANNING:
        return (Milestone(None, deadline.start, deadline.end, deadline.effective_end),)
    return (Milestone(),)


def settle(deadline: Deadline, known: date, calendar: WorkCalendar) -> tuple[Milestone, ...]:
    """The milestones that count once the missing fact is recorded as of day `known`.

    Raises CalendarYearError when a count of working days leaves the calendar's years.
    """
    tracked = tracked_milestones(deadline)
    if deadline.dated:
        return tuple(
            each if each.due else replace(_due_on(known, calendar), label=each.label)
            for each in tracked
        )
    offset = deadline.offset or 0
    match deadline.kind:
        case DeadlineKind.RELATIVE_WD:
            day = calendar.add(known, offset).day
            return (Milestone(None, min(known, day), day, day),)
        case DeadlineKind.RELATIVE_DAYS:
            day = known + timedelta(days=offset)
            return (Milestone(None, min(known, day), day, rolled_forward(day, calendar)),)
        case DeadlineKind.CONDITIONAL if deadline.end is not None:
            return (_within_window(deadline, deadline.end, known, calendar),)
        case _:
            return (_due_on(known, calendar),)


def _within_window(deadline: Deadline, end: date, known: date, calendar: WorkCalendar) -> Milestone:
    """A condition met inside its window leaves the window's end; met later, it is due at once."""
    if known > end:
        return _due_on(known, calendar)
    start = max(deadline.start, known) if deadline.start else known
    return Milestone(None, start, end, deadline.effective_end)


def _due_on(known: date, calendar: WorkCalendar) -> Milestone:
    return Milestone(None, known, known, rolled_forward(known, calendar))
