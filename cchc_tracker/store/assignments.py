"""Assignments of rows by the committee or its chairman."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.assignment import Assigner, Assignment
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.store import recorded
from cchc_tracker.store.codec import day_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_COLUMNS = (
    "assignment.id, row_id, by_whom, document, on_day, assignment.note, author, recorded_at,"
    " voided_at"
)


def insert(connection: sqlite3.Connection, assignment: Assignment, change_id: int) -> Assignment:
    """Keep an assignment; returns it with its id."""
    values = {
        "change_id": change_id,
        "row_id": assignment.row_id,
        "by_whom": assignment.by,
        "document": assignment.document,
        "on_day": day_text(assignment.on),
        "note": assignment.note,
        "author": assignment.author,
        "recorded_at": assignment.recorded_at.isoformat(timespec="microseconds"),
    }
    return find(connection, recorded.insert(connection, "assignment", values))


def read(connection: sqlite3.Connection, plan_id: str) -> tuple[Assignment, ...]:
    """The assignments of a plan's rows in the order they were recorded, void ones too."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM assignment JOIN row ON row.id = row_id"  # noqa: S608
        " WHERE row.plan_id = ? ORDER BY assignment.id",
        (plan_id,),
    )
    return tuple(map(_assignment, found))


def find(connection: sqlite3.Connection, assignment_id: int) -> Assignment:
    """The assignment of an id. Raises BadDataError where there is none."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM assignment WHERE id = ?",  # noqa: S608
        (assignment_id,),
    ).fetchone()
    if found is None:
        raise BadDataError(
            message("There is no {record} with the id {id}", record="assignment", id=assignment_id)
        )
    return _assignment(found)


def in_force_like(connection: sqlite3.Connection, assignment_id: int) -> tuple[Assignment, ...]:
    """The assignments in force of the same row by the same document."""
    found = connection.execute(
        f"""SELECT {_COLUMNS} FROM assignment
        JOIN (SELECT row_id AS its_row, document AS its_document FROM assignment WHERE id = ?)
            ON row_id = its_row AND document = its_document
        WHERE voided_at IS NULL ORDER BY assignment.id""",  # noqa: S608
        (assignment_id,),
    )
    return tuple(map(_assignment, found))


def _assignment(values: Sequence[Any]) -> Assignment:
    assignment_id, row_id, by, document, on, note, author, at, voided = values
    return Assignment(
        id=assignment_id,
        row_id=row_id,
        by=Assigner(by),
        document=document,
        on=date.fromisoformat(on),
        note=note,
        author=author,
        recorded_at=datetime.fromisoformat(at),
        voided_at=datetime.fromisoformat(voided) if voided else None,
    )
