"""Status: what a row *is* on a date, derived from its deadline and its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DATED_KINDS
from cchc_tracker.model.update import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from cchc_tracker.model.deadline.reading import DeadlineKind, Milestone
    from cchc_tracker.model.update import Event, Update


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


CLOSED_STATES = frozenset({State.DONE, State.CANCELLED})


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

    `settle` gives the milestones of an undated row once the fact it waits for is dated.
    With `first_deadline` extensions are left out of account.
    """
    counting = sorted(
        (event for event in events if event.counts(as_of, known_at)),
        key=lambda event: (event.update.on, event.id),
    )
    updates = [event.update for event in counting]
    first = _first_milestones(tracked, updates, settle)
    extended = any(update.due for update in updates)
    milestones = tuple(
        _milestone_progress(number, milestone, updates, tracked.members, extend=not first_deadline)
        for number, milestone in enumerate(first, start=1)
    )
    state = _row_state(milestones, updates)
    open_dues = [
        each.milestone.effective_due
        for each in milestones
        if each.state not in CLOSED_STATES and each.milestone.effective_due is not None
    ]
    done_days = [each.done_on for each in milestones if each.done_on is not None]
    return Progress(
        state=state,
        percent=_percent(updates, state),
        done_on=max(done_days) if state is State.DONE and done_days else None,
        late=state is State.DONE and any(each.late for each in milestones),
        open_due=min(open_dues, default=None),
        milestones=milestones,
        reported=_reported(updates, tracked.members),
        extended=extended,
    )


def _first_milestones(
    tracked: Tracked, updates: Sequence[Update], settle: Callable[[date], tuple[Milestone, ...]]
) -> tuple[Milestone, ...]:
    """The milestones before any extension; those of an undated row have no due day as yet."""
    known = [update.known_date for update in updates if update.known_date is not None]
    if known and tracked.kind not in DATED_KINDS:
        return settle(known[-1])
    return tracked.milestones


def _milestone_progress(
    number: int,
    first: Milestone,
    updates: Sequence[Update],
    members: tuple[str, ...],
    *,
    extend: bool,
) -> MilestoneProgress:
    mine = [update for update in updates if update.milestone in (None, number)]
    extensions = [update for update in mine if update.due is not None] if extend else []
    current = first
    if extensions:
        last = extensions[-1]
        current = replace(first, due=last.due, effective_due=last.effective_due or last.due)
    state, done_on = _reported_state(mine, members)
    return MilestoneProgress(current, first, state, done_on)


def _reported_state(
    updates: Sequence[Update], members: tuple[str, ...]
) -> tuple[State, date | None]:
    """The last word on a milestone: by the row's lead, or by all members of a leading group."""
    state, done_on = State.NOT_STARTED, None
    by_member: dict[str, date] = {}
    for update in updates:
        if update.state is None:
            continue
        if update.agency is None:
            state, by_member = update.state, {}
            done_on = update.on if state is State.DONE else None
            continue
        if update.state is State.DONE:
            by_member[update.agency] = update.on
        else:
            by_member.pop(update.agency, None)
        if state is State.NOT_STARTED and update.state is not State.NOT_STARTED:
            state = State.IN_PROGRESS
        if members and by_member.keys() >= set(members):
            state, done_on = State.DONE, max(by_member.values())
        elif state is State.DONE and update.state is not State.DONE:
            state, done_on = State.IN_PROGRESS, None
    return state, done_on


def _row_state(milestones: Sequence[MilestoneProgress], updates: Sequence[Update]) -> State:
    whole = [u.state for u in updates if u.state and u.milestone is None and u.agency is None]
    if whole and whole[-1] in (State.SUSPENDED, State.CANCELLED):
        return whole[-1]
    states = {each.state for each in milestones}
    if states and states <= CLOSED_STATES:
        return State.DONE if State.DONE in states else State.CANCELLED
    if states <= {State.SUSPENDED, *CLOSED_STATES} and State.SUSPENDED in states:
        return State.SUSPENDED
    return State.NOT_STARTED if states <= {State.NOT_STARTED} else State.IN_PROGRESS


def _percent(updates: Sequence[Update], state: State) -> int | None:
    if state is State.DONE:
        return 100
    given = [update.percent for update in updates if update.percent is not None]
    return given[-1] if given else None


def _reported(updates: Sequence[Update], members: tuple[str, ...]) -> tuple[str, ...]:
    last = {u.agency: u.state for u in updates if u.agency and u.state and u.milestone is None}
    names = members or tuple(last)
    return tuple(name for name in names if last.get(name) is State.DONE)
