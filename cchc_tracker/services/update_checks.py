"""What an update must hold before it is written; each check is a pure function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DATED_KINDS
from cchc_tracker.model.document import parse_document_number
from cchc_tracker.model.message import Message, message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.status import CLOSED_STATES
from cchc_tracker.model.update import State
from cchc_tracker.services.future import future_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_tracker.model.row import Row
    from cchc_tracker.model.status import Progress
    from cchc_tracker.model.update import Update


def check_update(row: Row, before: Progress, update: Update, today: date) -> tuple[Problem, ...]:
    """The problems of an update on a row that stands as `before`; errors forbid the write."""
    problems = (
        *_check_substance(update),
        *_check_dates(row, update, today),
        *_check_milestone(row, before, update),
        *_check_evidence(update, today),
        *_check_fact(row, update),
        *_check_extension(before, update),
        *_check_agency(row, update),
    )
    return tuple(
        Problem(each.severity, each.code, each.message, row.ref, each.text) for each in problems
    )


def _error(code: str, sentence: Message) -> Problem:
    return Problem(Severity.ERROR, code, sentence)


def _warning(code: str, sentence: Message) -> Problem:
    return Problem(Severity.WARNING, code, sentence)


def _check_substance(update: Update) -> Iterator[Problem]:
    parts = (update.state, update.percent, update.note, update.evidence, update.explanation)
    if not any(part not in (None, "") for part in (*parts, update.known_date, update.due)):
        yield _error("update-empty", message("Nothing to record: give a state, a note or a date"))
    if update.percent is not None and not 0 <= update.percent <= 100:
        yield _error(
            "percent-range", message("{percent} % is not between 0 and 100", percent=update.percent)
        )
    elif update.state is State.DONE and update.percent not in (None, 100):
        yield _error(
            "percent-done",
            message("Done means 100 %, not {percent} %", percent=update.percent),
        )


def _check_dates(row: Row, update: Update, today: date) -> Iterator[Problem]:
    future = future_day(update.on, today)
    if future is not None:
        yield _error("date-future", future)
    elif update.on.year < row.deadline.year - 1:
        yield _error(
            "date-before-plan",
            message(
                "{day} is long before the plan year {year}",
                day=_printed(update.on),
                year=row.deadline.year,
            ),
        )


def _check_milestone(row: Row, before: Progress, update: Update) -> Iterator[Problem]:
    count = len(before.milestones)
    if update.milestone is not None and not 1 <= update.milestone <= count:
        yield _error(
            "milestone-unknown",
            message(
                "Row {ref} has no milestone {number}; it has {count}",
                ref=row.ref,
                count=count,
                number=update.milestone,
            ),
        )
    elif update.due is not None and update.milestone is None:
        still_open = sum(each.state not in CLOSED_STATES for each in before.milestones)
        if count > 1 and still_open > 1:
            yield _error(
                "milestone-needed",
                message("{count} milestones are open: say which one is extended", count=still_open),
            )


def _check_evidence(update: Update, today: date) -> Iterator[Problem]:
    issued_on = update.evidence.issued_on if update.evidence else None
    if issued_on is not None and issued_on > today:
        yield _error(
            "evidence-future",
            message("The evidence is dated {day}, in the future", day=_printed(issued_on)),
        )
    if update.evidence is not None or update.explanation:
        return
    if update.state is State.DONE:
        yield _error(
            "evidence-missing",
            message("Done needs evidence (a document's number) or a written explanation"),
        )
    elif update.state in (State.SUSPENDED, State.CANCELLED):
        yield _warning(
            "reason-missing",
            message("No document or explanation says why the row is suspended or cancelled"),
        )


def _check_fact(row: Row, update: Update) -> Iterator[Problem]:
    waiting = row.deadline.kind not in DATED_KINDS or any(m.due is None for m in row.milestones)
    if update.known_date is not None and not waiting:
        yield _error(
            "fact-not-missing",
            message(
                "Row {ref} has dates of its own (“{phrase}”): record an extension instead",
                ref=row.ref,
                phrase=row.deadline.phrase,
            ),
        )


def _check_extension(before: Progress, update: Update) -> Iterator[Problem]:
    if update.due is None:
        return
    number = parse_document_number(update.document)
    if isinstance(number, Problem) or number.is_draft:
        yield _error(
            "document-missing",
            message(
                "An extension needs the number of the document that grants it,"
                " such as 12/QĐ-UBND; “{document}” is none",
                document=update.document,
            ),
        )
    if before.state in CLOSED_STATES:
        yield _warning("extension-closed", message("The row is closed already"))
    present = before.open_due
    if update.milestone is not None and 1 <= update.milestone <= len(before.milestones):
        present = before.milestones[update.milestone - 1].milestone.effective_due
    if present is not None and update.due <= present:
        yield _warning(
            "extension-shortens",
            message(
                "The new deadline {due} is not after the present one, {present}",
                due=_printed(update.due),
                present=_printed(present),
            ),
        )


def _check_agency(row: Row, update: Update) -> Iterator[Problem]:
    if update.agency is None:
        return
    group = any(mention.group for mention in row.leads.mentions) or len(row.leads.mentions) > 1
    if not group:
        yield _error(
            "agency-single",
            message("Row {ref} is led by one agency; leave the agency out", ref=row.ref),
        )
    elif row.members and update.agency not in row.members:
        yield _error(
            "agency-not-member",
            message(
                "“{agency}” doesn't lead row {ref}; its leads are {members}",
                agency=update.agency,
                ref=row.ref,
                members=", ".join(row.members),
            ),
        )


def _printed(day: date) -> str:
    return f"{day:%d/%m/%Y}"
