"""Measurements of a plan's targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.measurement import Measured, Measurement
from cchc_tracker.model.message import message
from cchc_tracker.store import recorded
from cchc_tracker.store.codec import day_text, number_of, number_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_TARGETS = """SELECT target.id FROM target JOIN goal ON goal.id = target.goal_id
    WHERE goal.plan_id = ? ORDER BY goal.id, target.id"""
_COLUMNS = (
    "measurement.id, target_id, on_day, numerator, denominator, measurement.value, agency, note,"
    " author, recorded_at, voided_at"
)


def insert(
    connection: sqlite3.Connection,
    plan_id: str,
    number: int,
    measured: Measured,
    written: tuple[int, str, str],
) -> Measurement:
    """Keep a measurement; `written` is the change, the author and the moment.

    Raises BadDataError where the plan has no such target.
    """
    targets = _target_ids(connection, plan_id)
    if not 1 <= number <= len(targets):
        raise BadDataError(
            message(
                "Plan {plan} has no target {number}; it has {count}",
                plan=plan_id,
                number=number,
                count=len(targets),
            )
        )
    change_id, author, at = written
    values = {
        "change_id": change_id,
        "target_id": targets[number - 1],
        "on_day": day_text(measured.on),
        "numerator": number_text(measured.numerator),
        "denominator": number_text(measured.denominator),
        "value": number_text(measured.value),
        "agency": measured.agency,
        "note": measured.note,
        "author": author,
        "recorded_at": at,
    }
    measurement_id = recorded.insert(connection, "measurement", values)
    return Measurement(measurement_id, number, measured, author, datetime.fromisoformat(at))


def read(connection: sqlite3.Connection, plan_id: str) -> tuple[Measurement, ...]:
    """The plan's measurements in the order they were recorded, void ones too."""
    numbers = {each: place for place, each in enumerate(_target_ids(connection, plan_id), start=1)}
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM measurement JOIN target ON target.id = target_id"  # noqa: S608
        " JOIN goal ON goal.id = goal_id WHERE goal.plan_id = ? ORDER BY measurement.id",
        (plan_id,),
    )
    return tuple(_measurement(values, numbers[values[1]]) for values in found)


def find(connection: sqlite3.Connection, measurement_id: int) -> tuple[str, Measurement]:
    """The plan and the measurement of an id. Raises BadDataError where there is none."""
    found = connection.execute(
        "SELECT goal.plan_id FROM measurement JOIN target ON target.id = target_id"
        " JOIN goal ON goal.id = goal_id WHERE measurement.id = ?",
        (measurement_id,),
    ).fetchone()
    for each in read(connection, found[0]) if found else ():
        if each.id == measurement_id:
            return str(found[0]), each
    raise BadDataError(
        message("There is no {record} with the id {id}", record="measurement", id=measurement_id)
    )


def _target_ids(connection: sqlite3.Connection, plan_id: str) -> list[int]:
    """The plan's targets goal by goal, as `StoredPlan.goals` has them."""
    return [target for (target,) in connection.execute(_TARGETS, (plan_id,))]


def _measurement(values: Sequence[Any], number: int) -> Measurement:
    measurement_id, _, on, numerator, denominator, value, agency, note, author, at, voided = values
    return Measurement(
        id=measurement_id,
        target=number,
        measured=replace(
            Measured(date.fromisoformat(on), agency=agency, note=note),
            numerator=number_of(numerator),
            denominator=number_of(denominator),
            value=number_of(value),
        ),
        author=author,
        recorded_at=datetime.fromisoformat(at),
        voided_at=datetime.fromisoformat(voided) if voided else None,
    )
