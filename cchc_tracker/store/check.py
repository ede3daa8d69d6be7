"""Is the database sound: the file, its references, the journal, and tables that must agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.store import journal
from cchc_tracker.store.check_reporting import check_reporting
from cchc_tracker.store.codec import plain
from cchc_tracker.store.rows import read_events
from cchc_tracker.store.standing import (
    EVENT_COLUMNS,
    STANDING_COLUMNS,
    Basis,
    event_of,
    standing_of,
    standing_values,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from cchc_tracker.model.message import Message
    from cchc_tracker.model.workdays import WorkCalendar


def check(connection: sqlite3.Connection, calendar: WorkCalendar) -> tuple[Problem, ...]:
    """Everything that is wrong; where the file itself is broken, nothing else is looked at."""
    broken = tuple(_file(connection))
    if broken:
        return broken
    return (
        *_references(connection),
        *_journal(connection),
        *_standings(connection, calendar),
        *_events(connection),
        *_search(connection),
        *check_reporting(connection),
    )


def _error(code: str, text: Message, place: str = "") -> Problem:
    return Problem(Severity.ERROR, code, text, place)


def _file(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (answer,) in connection.execute("PRAGMA integrity_check(20)"):
        if answer != "ok":
            yield _error("file-damaged", message("The file is damaged: {what}", what=answer))


def _references(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, number, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield _error(
            "reference-broken",
            message(
                "{table} {number} points at a missing {parent}",
                table=table,
                number=number,
                parent=parent,
            ),
        )


def _journal(connection: sqlite3.Connection) -> Iterator[Problem]:
    broken = journal.verify(connection)
    if broken is not None:
        yield _error("journal-broken", broken.reason)


def _standings(connection: sqlite3.Connection, calendar: WorkCalendar) -> Iterator[Problem]:
    """Rows whose cached columns aren't what their events make.

    Where a fact is recorded the deadline hangs on the calendar, which may have changed since;
    such a row is never answered from its cached columns.
    """
    found = connection.execute(
        f"SELECT id, plan_id, ref, version, deadline_kind, milestones, members, deadline,"  # noqa: S608
        f" {', '.join(STANDING_COLUMNS)} FROM row"
    )
    for row_id, plan, ref, version, kind, milestones, members, deadline, *cached in found:
        events = read_events(connection, row_id) if version > 1 or cached[5] else ()
        must = standing_of(Basis(kind, milestones, members, deadline), events, calendar)
        if must.settled and cached[-1]:
            continue
        if list(standing_values(must)) != cached:
            yield _error(
                "standing-differs",
                message(
                    "What is cached of {plan} {ref} isn't what its updates make", plan=plan, ref=ref
                ),
                ref,
            )


def _events(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Events without their line in the journal, or unlike it."""
    found = connection.execute(
        f"SELECT {EVENT_COLUMNS}, (SELECT after FROM journal WHERE event_id = event.id"  # noqa: S608
        "  AND action = 'update'), (SELECT count(*) FROM journal WHERE event_id = event.id"
        "  AND action = 'void') FROM event ORDER BY id"
    )
    for *values, after, voids in found:
        event = event_of(values)
        if after is None or voids != (event.voided_at is not None):
            yield _error(
                "event-unjournalled",
                message("Update {event} has no line in the journal", event=event.id),
            )
        elif json.loads(after).get("update") != plain(event.update):
            yield _error(
                "event-differs",
                message("Update {event} isn't what the journal says", event=event.id),
            )


def _search(connection: sqlite3.Connection) -> Iterator[Problem]:
    rows, indexed = connection.execute(
        "SELECT (SELECT count(*) FROM row), (SELECT count(*) FROM row_text_docsize)"
    ).fetchone()
    if rows != indexed:
        yield _error(
            "search-incomplete",
            message("{indexed} of {rows} rows can be searched", indexed=indexed, rows=rows),
        )
