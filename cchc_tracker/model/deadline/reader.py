"""The public reader of deadline phrases: dates, milestones and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.days_off import rolled_forward
from cchc_tracker.model.deadline.draft import Draft, Setting
from cchc_tracker.model.deadline.grammar import read_words
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class DeadlineContext:
    """What surrounds a printed phrase."""

    year: int
    """The plan year; a quarter or month printed without a year lies in it."""
    calendar: WorkCalendar
    products: tuple[str, ...] = ()
    """The row's products, which name milestones whose separator got lost."""
    report_days: tuple[date, ...] = ()
    """When the locality's periodic reports of the year are due, where it says so."""
    before_is_exclusive: bool = True
    """Whether `trước ngày D` makes D itself late."""
    place: str = ""
    """The row or cell, for problems."""


def read_deadline(phrase: str | None, context: DeadlineContext) -> Deadline:
    """Reads a printed phrase; one that can't be read is `invalid`, undated, with a problem."""
    printed = phrase or ""
    setting = Setting(context.year, context.before_is_exclusive, context.report_days)
    draft = read_words(printed, setting)
    return Deadline(
        phrase=printed,
        year=context.year,
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        effective_end=_effective(draft.end, context.calendar, rolls=_end_rolls(draft)),
        milestones=_milestones(draft, context),
        occurrences=draft.occurrences,
        effective_occurrences=tuple(
            rolled_forward(day, context.calendar) if draft.rolls else day
            for day in draft.occurrences
        ),
        condition=draft.condition,
        reference=draft.reference,
        anchor=draft.anchor,
        offset=draft.offset,
        certainty=draft.certainty,
        exclusive=draft.exclusive,
        note=draft.note,
        problems=tuple(_unread(text, context) for text in draft.unread),
    )


def _end_rolls(draft: Draft) -> bool:
    return draft.rolls and draft.kind is not DeadlineKind.CONTINUOUS


def _effective(day: date | None, calendar: WorkCalendar, *, rolls: bool) -> date | None:
    return rolled_forward(day, calendar) if day is not None and rolls else day


def _milestones(draft: Draft, context: DeadlineContext) -> tuple[Milestone, ...]:
    labels: tuple[str | None, ...] = tuple(step.label for step in draft.steps)
    if draft.unnamed and len(context.products) == len(labels):
        labels = context.products
    return tuple(
        Milestone(
            label,
            step.start,
            step.due,
            _effective(step.due, context.calendar, rolls=step.rolls),
        )
        for label, step in zip(labels, draft.steps, strict=True)
    )


def _unread(text: str, context: DeadlineContext) -> Problem:
    return Problem(
        Severity.WARNING,
        "deadline-unread",
        message("{place}: the deadline “{text}” can't be read", place=context.place, text=text)
        if context.place
        else message("The deadline “{text}” can't be read", text=text),
        place=context.place,
        text=text,
    )
