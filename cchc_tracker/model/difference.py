"""What an update changes of a row, value by value: the one comparison that every door tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.status import Status
from cchc_tracker.model.update import CLOSED_STATES, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_tracker.model.document import Evidence
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.update import Update

    Told = str | int | date | Evidence | Update | None


class Value(StrEnum):
    """What can differ; the names are a promise to scripts."""

    STATUS = "status"
    STATE = "state"
    PERCENT = "percent"
    DONE_ON = "done_on"
    REPORTED = "reported"
    """How many members of a leading group have reported the row done."""
    DEADLINE = "deadline"
    NEXT_DUE = "next_due"
    DOCUMENT = "document"
    KNOWN_DATE = "known_date"
    REPORT = "report"
    """A member's or a milestone's report that shows in none of the others."""
    EVIDENCE = "evidence"
    EXPLANATION = "explanation"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value before and after; None where there is none."""

    value: Value
    before: Told
    after: Told
    milestone: int | None = None
    """Of which milestone, counted from 1; None for the row's own."""
    added: bool = False
    """It takes no other's place: those on record before stay."""


def differences(before: RowView, after: RowView, update: Update) -> tuple[Difference, ...]:
    """What an update changes in a row and adds to it; empty where all stays as it was."""
    visible = (*_standing(before, after), *_milestones(before, after), *_deadlines(before, after))
    return (*visible, *_added(before, update, shown=bool(visible)))


_SILENT = frozenset({Status.OVERDUE, Status.UNDATED})
"""Statuses that don't tell the state."""
_HELD = frozenset({State.SUSPENDED, State.CANCELLED})


def _standing(before: RowView, after: RowView) -> Iterator[Difference]:
    old, new = before.progress, after.progress
    yield from _pair(Value.STATUS, before.status, after.status)
    if after.status in _SILENT:
        yield from _pair(Value.STATE, old.state, new.state)
    yield from _pair(Value.PERCENT, old.percent, new.percent)
    yield from _pair(Value.DONE_ON, old.done_on, new.done_on)
    if old.reported != new.reported:
        yield Difference(Value.REPORTED, len(old.reported), len(new.reported))


def _milestones(before: RowView, after: RowView) -> Iterator[Difference]:
    """Of several milestones those that don't just follow the row."""
    old, new = before.progress, after.progress
    if len(new.milestones) < 2 or len(old.milestones) != len(new.milestones):
        return
    followed = new.state if old.state is not new.state else None
    pairs = zip(old.milestones, new.milestones, strict=True)
    for number, (was, now) in enumerate(pairs, start=1):
        if was.done_on != now.done_on and old.done_on == new.done_on:
            yield Difference(Value.DONE_ON, was.done_on, now.done_on, number)
        elif was.state is not now.state and now.state is not followed:
            yield Difference(Value.STATE, was.state, now.state, number)


def _deadlines(before: RowView, after: RowView) -> Iterator[Difference]:
    """New deadlines; the next one too where it isn't one of them."""
    old, new = before.progress, after.progress
    several = max(len(old.milestones), len(new.milestones)) > 1
    told = set()
    for place in range(max(len(old.milestones), len(new.milestones))):
        was, now = (
            each.milestones[place].milestone.due if place < len(each.milestones) else None
            for each in (old, new)
        )
        if was != now:
            told.add(now)
            yield Difference(Value.DEADLINE, was, now, place + 1 if several else None)
    if new.state not in CLOSED_STATES and new.open_due not in told:
        yield from _pair(Value.NEXT_DUE, old.open_due, new.open_due)


def _pair(value: Value, before: Told, after: Told) -> Iterator[Difference]:
    if before != after:
        yield Difference(value, before, after)


def _added(before: RowView, update: Update, *, shown: bool) -> Iterator[Difference]:
    """What joins the row's records, whatever stood there."""
    unseen = update.agency or (
        update.milestone and (update.percent is not None or before.progress.state in _HELD)
    )
    if unseen and not shown and (update.state is not None or update.percent is not None):
        yield Difference(Value.REPORT, None, update, added=True)
    for value, told in (
        (Value.DOCUMENT, update.document),
        (Value.KNOWN_DATE, update.known_date),
        (Value.EVIDENCE, update.evidence),
        (Value.EXPLANATION, update.explanation),
        (Value.NOTE, update.note),
    ):
        if told:
            yield Difference(value, None, told, added=True)
