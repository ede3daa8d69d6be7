"""Do measurements, assignments, closings and outline values say what the journal says?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.store import assignments, closings, measurements, outline_values, source_writes
from cchc_tracker.store.reporting_writes import (
    assignment_values,
    closing_values,
    measurement_values,
    outline_value_values,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from cchc_tracker.model.message import Message

    Values = Callable[[sqlite3.Connection, int], dict[str, object]]

_RECORDS: dict[str, tuple[str, str, Values]] = {
    "measurement": (
        "measure",
        "void_measurement",
        lambda connection, each: measurement_values(measurements.find(connection, each)[1]),
    ),
    "assignment": (
        "assign",
        "withdraw",
        lambda connection, each: assignment_values(assignments.find(connection, each)),
    ),
    "closing": (
        "close_period",
        "reopen_period",
        lambda connection, each: closing_values(closings.find(connection, each)),
    ),
    "outline_value": (
        "enter_outline",
        "void_outline",
        lambda connection, each: outline_value_values(outline_values.find(connection, each)),
    ),
    "source_document": ("read_source", "void_source", source_writes.source_values),
    "settlement": ("settle", "void_settlement", source_writes.settlement_values),
}
"""Each table with the actions that make and void its records, and their values in the journal."""


def check_reporting(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Records without their line in the journal, or unlike it."""
    for table, (made, voided, values) in _RECORDS.items():
        lines = _lines(connection, made)
        voids = _lines(connection, voided)
        found = connection.execute(f"SELECT id, voided_at FROM {table} ORDER BY id")  # noqa: S608
        for record_id, voided_at in found.fetchall():
            if record_id not in lines or (record_id in voids) != (voided_at is not None):
                yield _error(
                    "record-unjournalled",
                    message(
                        "The {record} {id} has no line in the journal", record=table, id=record_id
                    ),
                )
            elif lines[record_id] != values(connection, record_id):
                yield _error(
                    "record-differs",
                    message(
                        "The {record} {id} isn't what the journal says", record=table, id=record_id
                    ),
                )


def _lines(connection: sqlite3.Connection, action: str) -> dict[int, dict[str, object]]:
    found = connection.execute("SELECT after FROM journal WHERE action = ?", (action,))
    return {values["id"]: values for (after,) in found for values in (json.loads(after),)}


def _error(code: str, text: Message) -> Problem:
    return Problem(Severity.ERROR, code, text)
