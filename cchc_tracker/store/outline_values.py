"""What was entered by hand for the counts of report outlines."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.store import recorded
from cchc_tracker.store.codec import number_of, number_text
from cchc_tracker.store.reporting_schema import record_table

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from cchc_tracker.model.outline import OutlineEntry, OutlineValue

SCHEMA = (
    *record_table(
        "outline_value",
        (
            "plan_id TEXT NOT NULL REFERENCES plan (id)",
            "outline TEXT NOT NULL",
            "period TEXT NOT NULL",
            "count_key TEXT NOT NULL",
            "value TEXT",
            "numerator TEXT",
            "denominator TEXT",
            "note TEXT NOT NULL",
        ),
    ),
    "CREATE INDEX outline_value_of_plan ON outline_value (plan_id, outline, period, id)",
)
_SELECT = (
    "SELECT id, plan_id, outline, period, count_key, value, numerator, denominator, note, author,"
    " recorded_at, voided_at FROM outline_value"
)


def insert(
    connection: sqlite3.Connection, plan_id: str, entry: OutlineEntry, written: tuple[int, str, str]
) -> OutlineValue:
    """Keep an entry; `written` is the change, the author and the moment."""
    change_id, author, at = written
    values = {
        "change_id": change_id,
        "plan_id": plan_id,
        "outline": entry.outline,
        "period": entry.period,
        "count_key": entry.count,
        "value": number_text(entry.value),
        "numerator": number_text(entry.numerator),
        "denominator": number_text(entry.denominator),
        "note": entry.note,
        "author": author,
        "recorded_at": at,
    }
    # late, here and below: every write loads this module, few have to do with outlines
    from cchc_tracker.model.outline import OutlineValue

    value_id = recorded.insert(connection, "outline_value", values)
    return OutlineValue(value_id, plan_id, entry, author, datetime.fromisoformat(at))


def read(
    connection: sqlite3.Connection, plan_id: str, outline: str, period: str
) -> tuple[OutlineValue, ...]:
    """The entries of a plan's outline and period in the order they were recorded, void ones too."""
    return _values(
        connection.execute(
            f"{_SELECT} WHERE plan_id = ? AND outline = ? AND period = ? ORDER BY id",
            (plan_id, outline, period),
        )
    )


def find(connection: sqlite3.Connection, value_id: int) -> OutlineValue:
    """The entry of an id. Raises BadDataError where there is none."""
    for value in _values(connection.execute(f"{_SELECT} WHERE id = ?", (value_id,))):
        return value
    raise BadDataError(
        message("There is no {record} with the id {id}", record="outline_value", id=value_id)
    )


def _values(found: Iterable[Sequence[Any]]) -> tuple[OutlineValue, ...]:
    return tuple(map(_value, found))


def _value(values: Sequence[Any]) -> OutlineValue:
    from cchc_tracker.model.outline import OutlineEntry, OutlineValue

    value_id, plan, outline, period, key, value, numerator, denominator, *rest = values
    note, author, at, voided = rest
    numbers = number_of(value), number_of(numerator), number_of(denominator)
    return OutlineValue(
        id=value_id,
        plan=plan,
        entry=OutlineEntry(outline, period, key, *numbers, note),
        author=author,
        recorded_at=datetime.fromisoformat(at),
        voided_at=datetime.fromisoformat(voided) if voided else None,
    )
