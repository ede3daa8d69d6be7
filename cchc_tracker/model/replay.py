"""What a row's updates add up to, one after the other, for each of its milestones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.update import CLOSED_STATES, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from cchc_tracker.model.update import Update

_HELD_STATES = frozenset({State.SUSPENDED, State.CANCELLED})


@dataclass(frozen=True, slots=True)
class Reported:
    """What was reported of one milestone so far."""

    state: State = State.NOT_STARTED
    """The last word of the row's lead."""
    done_on: date | None = None
    """The first day it was reported done since it was last open."""
    finished: Mapping[str, date] = field(default_factory=dict)
    """Members of a leading group that are done, each with its day."""
    begun: bool = False
    """Whether a member has begun."""
    extension: Update | None = None
    """The last new deadline it was given while it was open."""

    def by(self, members: tuple[str, ...]) -> tuple[State, date | None]:
        """Its state and the day it was done; done as well when every member of a group is."""
        if self.state is State.DONE or self.state in _HELD_STATES:
            return self.state, self.done_on
        if members and all(member in self.finished for member in members):
            return State.DONE, max(self.finished[member] for member in members)
        if self.state is State.NOT_STARTED and self.begun:
            return State.IN_PROGRESS, None
        return self.state, None


@dataclass(frozen=True, slots=True)
class Reports:
    """What was reported of a whole row so far."""

    milestones: tuple[Reported, ...]
    members: tuple[str, ...] = ()
    held: State | None = None
    """Suspended or cancelled as a whole, until the lead reports on the whole row again."""
    percent: int | None = None

    def closed(self, number: int) -> bool:
        """Whether nothing is left to do for the 0-based milestone."""
        return self.milestones[number].by(self.members)[0] in CLOSED_STATES


def replay(updates: Iterable[Update], count: int, members: tuple[str, ...]) -> Reports:
    """The reports of a row with `count` milestones after its updates, given in their order."""
    reports = Reports((Reported(),) * count, members)
    for update in updates:
        reports = _after(reports, update)
    return reports


def _after(reports: Reports, update: Update) -> Reports:
    numbers = tuple(
        number
        for number in range(len(reports.milestones))
        if update.milestone in (None, number + 1)
    )
    whole = update.agency is None and len(numbers) == len(reports.milestones)
    if update.due is not None:
        reports = _extended(reports, update, numbers)
    if whole:
        reports = replace(reports, percent=_percent(reports, update))
    if update.state is None:
        return reports
    if update.agency is not None:
        return _each(reports, numbers, lambda each: _by_member(each, update))
    return _by_lead(reports, update, numbers, whole=whole)


def _extended(reports: Reports, update: Update, numbers: tuple[int, ...]) -> Reports:
    """Lateness is judged by the deadline that held when the work was done, so done stays as is."""
    still_open = tuple(number for number in numbers if not reports.closed(number))
    return _each(reports, still_open, lambda each: replace(each, extension=update))


def _percent(reports: Reports, update: Update) -> int | None:
    if update.state is State.DONE:
        return reports.percent
    if update.percent is None and update.state is not State.NOT_STARTED:
        return reports.percent
    return update.percent


def _by_lead(reports: Reports, update: Update, numbers: tuple[int, ...], *, whole: bool) -> Reports:
    if whole and update.state in _HELD_STATES:
        return replace(reports, held=update.state)
    if whole:
        reports = replace(reports, held=None)
        numbers = tuple(n for n in numbers if not reports.closed(n)) or numbers
    return _each(reports, numbers, lambda each: _worded(each, update, reports.members))


def _worded(each: Reported, update: Update, members: tuple[str, ...]) -> Reported:
    """A milestone after a word of the lead; done again keeps the first day, else it opens again."""
    state = update.state or each.state
    was_done = each.by(members)[0] is State.DONE
    if state is State.DONE:
        return each if was_done else replace(each, state=state, done_on=update.on)
    if state is State.NOT_STARTED or was_done:
        return replace(each, state=state, done_on=None, finished={}, begun=False)
    return replace(each, state=state)


def _by_member(each: Reported, update: Update) -> Reported:
    name = update.agency or ""
    if update.state is State.DONE:
        return replace(each, finished={name: update.on, **each.finished}, begun=True)
    finished = {other: day for other, day in each.finished.items() if other != name}
    begun = each.begun or update.state is not State.NOT_STARTED
    return replace(each, finished=finished, begun=begun)


def _each(
    reports: Reports, numbers: tuple[int, ...], change: Callable[[Reported], Reported]
) -> Reports:
    return replace(
        reports,
        milestones=tuple(
            change(each) if number in numbers else each
            for number, each in enumerate(reports.milestones)
        ),
    )
