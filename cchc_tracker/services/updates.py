"""Recording updates and extensions: checks, plugins' vetoes, version, one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.tracked import settle
from cchc_tracker.model.document import parse_document_number
from cchc_tracker.model.errors import BadDataError, NotAllowedError
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import clean, collapse, fold
from cchc_tracker.model.update import Update
from cchc_tracker.plugins.contexts import UpdateContext
from cchc_tracker.services.agency_names import known_name
from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tracker.services.update_checks import check_update

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.row import Row, RowView
    from cchc_tracker.model.update import Event
    from cchc_tracker.services.session import Session


class RefusedUpdateError(BadDataError):
    """An update that a check forbids; carries all its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(_first_error(problems).message)
        self.problems = problems


class VetoedUpdateError(NotAllowedError):
    """An update that a locality's plugin forbids."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(_first_error(problems).message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Recorded:
    """A written update: the row before and after, and what is doubtful about it."""

    event: Event
    before: RowView
    after: RowView
    problems: tuple[Problem, ...]


def record_update(
    session: Session,
    plan: str,
    ref: str,
    update: Update,
    *,
    version: int | None = None,
    reason: str = "",
) -> Recorded:
    """Record an update on a row.

    With `version` the write is refused (StaleVersionError) unless the row still has it. Raises
    UsageError for an unknown row, RefusedUpdateError or VetoedUpdateError where it may not be.
    """
    row = find_row(session, plan, ref)
    now = Selection(plans=(plan,))
    with session.store.writing(author=session.user, at=session.now, reason=reason) as unit:
        before = view_row(session, row, now)
        update = completed(session, row, update)
        problems = check_update(row, before.progress, update, session.today)
        if has_errors(problems):
            raise RefusedUpdateError(problems)
        vetoes = ask_plugins(session, before, update)
        if has_errors(vetoes):
            raise VetoedUpdateError(vetoes)
        event = unit.record(row.id, update, expected_version=version)
        after = view_row(session, row, now)
    return Recorded(event, before, after, (*problems, *vetoes))


@dataclass(frozen=True, slots=True)
class Extension:
    """A new deadline for a row or one of its milestones."""

    due: date
    document: str
    """Number of the document that grants it."""
    on: date | None = None
    """The day it took effect; None: the deadline it replaces, at the latest today, because an
    extension is granted before the old deadline lapses."""
    milestone: int | None = None
    note: str = ""


def extend_deadline(
    session: Session, plan: str, ref: str, extension: Extension, *, version: int | None = None
) -> Recorded:
    """Give a row a new deadline; the first one is kept. Raises as `record_update` does."""
    on = extension.on or _replaced_day(session, plan, ref, extension.milestone)
    update = Update(
        on=on,
        milestone=extension.milestone,
        note=extension.note,
        due=extension.due,
        document=extension.document,
    )
    return record_update(session, plan, ref, update, version=version)


def _replaced_day(session: Session, plan: str, ref: str, milestone: int | None) -> date:
    before = view_row(session, find_row(session, plan, ref), Selection(plans=(plan,))).progress
    replaced = before.open_due
    if milestone is not None and 1 <= milestone <= len(before.milestones):
        replaced = before.milestones[milestone - 1].milestone.effective_due
    return min(session.today, replaced or session.today)


def with_usual_day(session: Session, row: Row, update: Update) -> Update:
    """The update on the day it takes effect where nobody names one.

    An extension alone counts from the deadline it replaces, a fact alone from `fact_day`, anything
    else from today. Raises CalendarYearError as `settle` does.
    """
    day = session.today
    if update.state is None and update.known_date is not None:
        day = fact_day(session, row.plan, f"r{row.position}", update.known_date)
    elif update.state is None and update.due is not None:
        day = _replaced_day(session, row.plan, f"r{row.position}", update.milestone)
    return replace(update, on=day)


def fact_day(session: Session, plan: str, ref: str, known_date: date) -> date:
    """The day a recorded fact takes effect unless told otherwise.

    Whoever must act by the deadline that the fact sets knows it by that deadline: an inspection's
    day is announced before the report that is due three working days ahead of it.
    """
    row = find_row(session, plan, ref)
    settled = settle(row.deadline, known_date, session.calendar)
    dues = [milestone.due for milestone in settled if milestone.due is not None]
    return min(session.today, known_date, *dues)


def ask_plugins(session: Session, before: RowView, update: Update) -> tuple[Problem, ...]:
    """What the locality's plugins say of an update that isn't written yet."""
    plan = session.plan(before.row.plan)
    context = UpdateContext(plan.locality, plan.id, plan.year, before, session.user)
    return session.plugins.before_update(update, context)


def completed(session: Session, row: Row, update: Update) -> Update:
    """The update with clean texts and its derived parts: names as known, the real new deadline."""
    return replace(
        update,
        agency=_member(session, row, collapse(update.agency)) if update.agency else None,
        note=clean(update.note).strip(),
        explanation=clean(update.explanation).strip(),
        document=_canonical(collapse(update.document)),
        effective_due=_effective_due(session, update),
    )


def _effective_due(session: Session, update: Update) -> date | None:
    """The new deadline past days off, those that plugins name too."""
    if update.due is None:
        return update.effective_due
    calendar = session.plugins.calendar(update.due.year)
    covered = calendar.covers(update.due)
    return calendar.roll_forward(update.due).day if covered else update.effective_due or update.due


def _canonical(document: str) -> str:
    number = parse_document_number(document)
    return document if isinstance(number, Problem) else number.canonical


def _member(session: Session, row: Row, typed: str) -> str:
    """The member's name as the row has it: whatever its case, marks and abbreviation as typed."""
    for name in row.members:
        if fold(name) == fold(typed):
            return name
    return known_name(session, session.plan(row.plan).locality, typed)


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether one of the problems forbids the write."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _first_error(problems: tuple[Problem, ...]) -> Problem:
    return next(problem for problem in problems if problem.severity is Severity.ERROR)
