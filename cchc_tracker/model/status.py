"""Status: what a row *is* on a date, derived from its deadline and its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DATED_KINDS, Milestone
from cchc_tracker.model.replay import replay
from cchc_tracker.model.update import CLOSED_STATES, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from cchc_tracker.model.deadline.reading import DeadlineKind
    from cchc_tracker.model.replay import Reported, Reports
    from cchc_tracker.model.update import Event, Update

__all__ = [
    "CLOSED_STATES",
    "DONE_STATUSES",
    "MilestoneProgress",
    "Progress",
    "Status",
    "Tracked",
    "progress",
]


class Status(StrEnum):
    """Exactly one holds for each row on each date."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    OVERDUE = "overdue"
    UNDATED = "undated"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


DONE_STATUSES = frozenset({Status.DONE_ON_TIME, Status.DONE_LATE})
"""Done, whether on time or late."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What status is computed from: the milestones a row is tracked by, and who reports on them."""

    kind: DeadlineKind
    milestones: tuple[Milestone, ...]
    members: tuple[str, ...] = ()
    """Members of a leading group; each may report for itself."""


@dataclass(frozen=True, slots=True)
class MilestoneProgress:
    """A milestone as it stood: its current deadline and what was reported of it."""

    milestone: Milestone
    """With the deadline that counts now: extended, or settled by a recorded fact."""
    first: Milestone
    """As the plan set it, or as a recorded fact settled it."""
    state: State = State.NOT_STARTED
    done_on: date | None = None

    @property
    def late(self) -> bool:
        """Done after its effective deadline."""
        due = self.milestone.effective_due
        return self.done_on is not None and due is not None and self.done_on > due


@dataclass(frozen=True, slots=True)
class Progress:
    """A row as it stood: enough to tell its status on any later day without further events."""

    state: State = State.NOT_STARTED
    percent: int | None = None
    done_on: date | None = None
    late: bool = False
    open_due: date | None = None
    """Earliest effective deadline of the open milestones; None where none of them is dated."""
    milestones: tuple[MilestoneProgress, ...] = ()
    reported: tuple[str, ...] = ()
    """Members of a leading group that have reported the whole row done (k of N)."""
    extended: bool = False

    def status(self, as_of: date) -> Status:
        """The status on `as_of`, provided nothing else took effect in between."""
        if self.state is State.CANCELLED:
            return Status.CANCELLED
        if self.state is State.SUSPENDED:
            return Status.SUSPENDED
        if self.state is State.DONE:
            return Status.DONE_LATE if self.late else Status.DONE_ON_TIME
        if self.open_due is None:
            return Status.UNDATED
        if self.open_due < as_of:
            return Status.OVERDUE
        started = self.state is State.IN_PROGRESS
        return Status.IN_PROGRESS if started else Status.NOT_STARTED


def progress(
    tracked: Tracked,
    events: Iterable[Event],
    as_of: date,
    *,
    settle: Callable[[date], tuple[Milestone, ...]],
    known_at: datetime | None = None,
    first_deadline: bool = False,
) -> Progress:
    """How a row stood on `as_of`, as known at `known_at` (None: as known now).

    `settle` gives the milestones of a row once the fact it waits for is dated. With
    `first_deadline` extensions are left out of account.
    """
    counting = sorted(
        (event for event in events if event.counts(as_of, known_at)),
        key=lambda event: (event.update.on, event.id),
    )
    updates = [event.update for event in counting]
    first = _first_milestones(tracked, updates, settle)
    reports = replay(updates, len(first), tracked.members)
    milestones = tuple(
        _milestone_progress(milestone, reported, reports, extend=not first_deadline)
        for milestone, reported in zip(first, reports.milestones, strict=True)
    )
    state = reports.held or _row_state({each.state for each in milestones})
    done = state is State.DONE
    return Progress(
        state=state,
        percent=100 if done else reports.percent,
        done_on=max(each.done_on for each in milestones if each.done_on) if done else None,
        late=done and any(each.late for each in milestones),
        open_due=_open_due(milestones, state),
        milestones=milestones,
        reported=_members_done(reports),
        extended=any(update.due for update in updates),
    )


def _first_milestones(
    tracked: Tracked, updates: Sequence[Update], settle: Callable[[date], tuple[Milestone, ...]]
) -> tuple[Milestone, ...]:
    """The milestones before any extension; a recorded fact dates those that have no due day."""
    first = tracked.milestones
    for update in updates:
        if update.known_date is None:
            continue
        settled = settle(update.known_date)
        if tracked.kind not in DATED_KINDS:
            first = settled
        elif len(settled) == len(first):
            first = tuple(
                new if printed.due is None and update.milestone in (None, number) else old
                for number, (printed, old, new) in enumerate(
                    zip(tracked.milestones, first, settled, strict=True), start=1
                )
            )
    return first or (Milestone(),)


def _milestone_progress(
    first: Milestone, reported: Reported, reports: Reports, *, extend: bool
) -> MilestoneProgress:
    current = first
    extension = reported.extension
    if extension is not None and extend:
        due = extension.due
        current = replace(first, due=due, effective_due=extension.effective_due or due)
    state, done_on = reported.by(reports.members)
    if reports.held is not None and state not in CLOSED_STATES:
        state = reports.held
    return MilestoneProgress(current, first, state, done_on)


def _row_state(states: set[State]) -> State:
    if states <= CLOSED_STATES:
        return State.DONE if State.DONE in states else State.CANCELLED
    active = states - {State.SUSPENDED, State.CANCELLED}
    if active <= {State.DONE}:
        return State.SUSPENDED
    return State.NOT_STARTED if active == {State.NOT_STARTED} else State.IN_PROGRESS


def _open_due(milestones: Sequence[MilestoneProgress], state: State) -> date | None:
    """The earliest deadline of what is open; a suspended milestone has none, unless all are."""
    at_rest = CLOSED_STATES if state is State.SUSPENDED else CLOSED_STATES | {State.SUSPENDED}
    dues = (each.milestone.effective_due for each in milestones if each.state not in at_rest)
    return min((due for due in dues if due is not None), default=None)


def _members_done(reports: Reports) -> tuple[str, ...]:
    """The members that are done with every milestone that wasn't cancelled, in their order."""
    counting = [each for each in reports.milestones if each.state is not State.CANCELLED]
    known = dict.fromkeys(name for each in counting for name in sorted(each.finished))
    names = reports.members or tuple(known)
    return tuple(
        name for name in names if name in known and all(name in each.finished for each in counting)
    )
