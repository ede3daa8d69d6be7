"""Rows as the model has them, streamed in order or found by what people call them."""

from __future__ import annotations

import json
from array import array
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.row import Row, RowView
from cchc_tracker.model.text import clean
from cchc_tracker.model.update import Event
from cchc_tracker.store.codec import (
    deadline_of,
    milestones_of,
    problems_of,
    reading_of,
    strings_of,
)
from cchc_tracker.store.reference import number_key, position_of
from cchc_tracker.store.standing import EVENT_COLUMNS, Basis, event_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from cchc_tracker.model.update import Update
    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.store.query import RowQuery

_BATCH = 256
_AFTER_ALL = 1 << 62
"""The id of an event that follows every recorded one."""
_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)

_COLUMNS = """
    row.id, row.plan_id, position, ref, area.no, area.title, area.code, goal_no, goal,
    task_no, task, activity_no, activity, product_text, products, lead_text, leads,
    support_text, supports, deadline_text, deadline, milestones, members, note, inferred,
    row.problems, row.version, deadline_kind
"""
_FROM = "FROM row JOIN area ON area.id = row.area_id"
_BY_IDS = f"SELECT {_COLUMNS} {_FROM} WHERE row.id IN (SELECT value FROM json_each(?))"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS} {_FROM} WHERE row.id = ?"
_BY_REF = f"""SELECT {_COLUMNS} {_FROM} JOIN plan ON plan.id = row.plan_id
    WHERE NOT plan.hidden AND row.plan_id = ? AND {{}} = ? ORDER BY row.position"""
_EVENTS = f"SELECT {EVENT_COLUMNS} FROM event WHERE row_id = ? ORDER BY id"  # noqa: S608
_EVENTS_OF = f"""SELECT row_id, {EVENT_COLUMNS} FROM event
    WHERE row_id IN (SELECT value FROM json_each(?)) ORDER BY id"""  # noqa: S608


def stream(
    connection: sqlite3.Connection, query: RowQuery, calendar: WorkCalendar
) -> Iterator[RowView]:
    """The chosen rows in order, all as they stood at one moment; a batch of them in memory.

    Takes the connection for itself: a transaction stays open until the last row.
    """
    from cchc_tracker.store.selection import ordered_ids

    connection.execute("BEGIN")
    ids = array("q", ordered_ids(connection, query))
    for start in range(0, len(ids), _BATCH):
        yield from views(connection, ids[start : start + _BATCH].tolist(), query, calendar)


def views(
    connection: sqlite3.Connection,
    ids: Sequence[int],
    query: RowQuery,
    calendar: WorkCalendar,
    foreseen: Update | None = None,
) -> Iterator[RowView]:
    """Rows by their ids, in that order, on the query's day; as if `foreseen` had been recorded."""
    wanted = json.dumps(ids)
    found = {values[0]: values for values in connection.execute(_BY_IDS, (wanted,))}
    events: dict[int, list[Event]] = {}
    for row_id, *values in connection.execute(_EVENTS_OF, (wanted,)):
        events.setdefault(row_id, []).append(event_of(values))
    coming = () if foreseen is None else (Event(_AFTER_ALL, foreseen, "", _LONG_AGO),)
    for row_id in ids:
        values = found[row_id]
        progress = _basis(values).progress(
            (*events.get(row_id, ()), *coming),
            query.as_of,
            calendar,
            known_at=query.known_at,
            first_deadline=query.first_deadline,
        )
        yield RowView(_row(values), progress, progress.status(query.as_of), query.as_of)


def view(
    connection: sqlite3.Connection, row_id: int, query: RowQuery, calendar: WorkCalendar
) -> RowView:
    """One row on the query's day, whatever the query's filter; sees what its unit has written."""
    return next(views(connection, [row_id], query, calendar))


def find(connection: sqlite3.Connection, plan_id: str, ref: str) -> tuple[Row, ...]:
    """The rows a reference may mean: by printed number made whole, by bare number, by `rN`."""
    for column, key in (
        ("ref_key", number_key(ref)),
        ("number_key", number_key(ref)),
        ("position", position_of(ref)),
    ):
        if not key:
            continue
        if found := connection.execute(_BY_REF.format(column), (clean(plan_id), key)).fetchall():
            return tuple(map(_row, found))
    return ()


def read_row(connection: sqlite3.Connection, row_id: int) -> Row | None:
    """A row by its id."""
    found = connection.execute(_BY_ID, (row_id,)).fetchone()
    return _row(found) if found else None


def read_events(connection: sqlite3.Connection, row_id: int) -> tuple[Event, ...]:
    """A row's events in the order they were recorded."""
    return tuple(map(event_of, connection.execute(_EVENTS, (row_id,))))


def _basis(values: Sequence[Any]) -> Basis:
    return Basis(kind=values[27], milestones=values[21], members=values[22], deadline=values[20])


def _row(values: Sequence[Any]) -> Row:
    (
        row_id, plan, position, ref, area_no, area, area_code, goal_no, goal,
        task_no, task, activity_no, activity, product_text, products, lead_text, leads,
        support_text, supports, deadline_text, deadline, milestones, members, note, inferred,
        problems, version, _,
    ) = values  # fmt: skip
    return Row(
        row_id,
        plan,
        position,
        ref,
        area_no,
        area,
        area_code,
        goal_no,
        goal,
        task_no,
        task,
        activity_no,
        activity,
        product_text,
        strings_of(products),
        lead_text,
        reading_of(leads),
        support_text,
        reading_of(supports),
        deadline_text,
        deadline_of(deadline),
        milestones_of(milestones),
        strings_of(members),
        note,
        strings_of(inferred),
        problems_of(problems),
        version,
    )
