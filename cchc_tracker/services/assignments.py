"""Marking rows as assigned by the committee or its chairman (nhiệm vụ được giao)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.assignment import Assignment
from cchc_tracker.model.document import parse_document_number
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem
from cchc_tracker.model.text import clean, collapse
from cchc_tracker.services.future import refuse_future
from cchc_tracker.services.rows import find_row

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.assignment import Assigner
    from cchc_tracker.services.session import Session


def assign(
    session: Session,
    plan_id: str,
    ref: str,
    *,
    by: Assigner,
    document: str,
    on: date | None = None,
    note: str = "",
) -> Assignment:
    """Record that a row was assigned by a document, on its day (default today).

    Raises UsageError for an unknown row, BadDataError where the document has no number or lies in
    the future.
    """
    row = find_row(session, plan_id, ref)
    day = on or session.today
    refuse_future(day, session.today)
    number = parse_document_number(collapse(document))
    if isinstance(number, Problem) or number.is_draft:
        raise BadDataError(
            message(
                "An assignment needs its document's number, such as 12/TB-UBND; “{document}” is"
                " none",
                document=document,
            )
        )
    now = session.now
    made = Assignment(0, row.id, by, number.canonical, day, clean(note).strip(), session.user, now)
    with session.store.writing(author=session.user, at=now) as unit:
        return unit.assign(made)


def withdraw(session: Session, plan_id: str, ref: str, reason: str = "") -> int:
    """Take back every assignment of a row; returns how many there were.

    Raises BadDataError where the row isn't assigned.
    """
    row = find_row(session, plan_id, ref)
    with session.store.writing(author=session.user, at=session.now, reason=reason) as unit:
        found = [
            each
            for each in session.store.reporting.assignments(row.plan)
            if each.row_id == row.id and each.voided_at is None
        ]
        if not found:
            raise BadDataError(message("Row {ref} isn't assigned by anyone", ref=row.ref))
        for each in found:
            unit.withdraw_assignment(each.id)
    return len(found)
