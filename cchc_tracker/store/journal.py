"""The journal: append-only lines, each carrying the hash of the one before it."""

from __future__ import annotations

import json
from array import array
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.store.records import JournalBreak, JournalLine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

FIRST_HASH = "0" * 64
"""What the first line carries in place of an earlier line's hash."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says, as its columns hold it; `before` and `after` are canonical JSON."""

    change: int
    at: str
    author: str
    action: str
    plan: str | None
    row_id: int | None
    event_id: int | None
    before: str | None
    after: str | None
    reason: str


_NAMES = tuple(field.name for field in fields(Entry))
_ENTRY_COLUMNS = "change_id, at, author, action, plan_id, row_id, event_id, before, after, reason"


def canonical(value: object) -> str:
    """Plain data as the one JSON text that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def line_hash(number: int, entry: Entry, previous: str) -> str:
    """SHA-256 of the line's canonical JSON, its number and the hash before it included."""
    from hashlib import sha256

    values = dict(zip(_NAMES, astuple(entry), strict=True))
    text = canonical({**values, "number": number, "previous": previous})
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def append(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the next line; within the transaction of what it tells of."""
    last = connection.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
    number, previous = last.fetchone() or (0, FIRST_HASH)
    values = (*astuple(entry), previous, line_hash(number + 1, entry, previous))
    connection.execute(
        f"INSERT INTO journal (number, {_ENTRY_COLUMNS}, prev_hash, hash)"  # noqa: S608
        f" VALUES ({number + 1}, {', '.join('?' * len(values))})",
        values,
    )


@dataclass(frozen=True, slots=True)
class Part:
    """Which lines are asked for: those of a plan, of a row, before a line; None for all."""

    plan: str | None = None
    row_id: int | None = None
    before: int | None = None

    @property
    def condition(self) -> str:
        """The part as SQL on `journal`."""
        conditions = [
            condition
            for condition, value in (
                ("journal.plan_id = :plan", self.plan),
                ("journal.row_id = :row_id", self.row_id),
                ("journal.number < :before", self.before),
            )
            if value is not None
        ]
        return " AND ".join(conditions) or "1"

    @property
    def parameters(self) -> dict[str, object]:
        """What the condition binds."""
        return {"plan": self.plan, "row_id": self.row_id, "before": self.before}


def numbers(connection: sqlite3.Connection, part: Part) -> array[int]:
    """The numbers of the lines, newest first."""
    found = connection.execute(
        f"SELECT number FROM journal WHERE {part.condition} ORDER BY number DESC",  # noqa: S608
        part.parameters,
    )
    return array("q", (number for (number,) in found))


def read(connection: sqlite3.Connection, part: Part, *, limit: int | None) -> Iterator[JournalLine]:
    """The lines, newest first."""
    found = connection.execute(
        f"""
        SELECT journal.number, change_id, at, author, action, journal.plan_id, row_id, row.ref,
            event_id, before, after, reason, hash
        FROM journal LEFT JOIN row ON row.id = journal.row_id
        WHERE {part.condition} ORDER BY journal.number DESC LIMIT :limit
        """,  # noqa: S608
        {**part.parameters, "limit": -1 if limit is None else limit},
    )
    for number, change, at, author, action, of_plan, row, ref, event, *rest in found:
        before, after, reason, line = rest
        yield JournalLine(
            number,
            change,
            datetime.fromisoformat(at),
            author,
            action,
            of_plan,
            row,
            ref,
            event,
            json.loads(before) if before else None,
            json.loads(after) if after else None,
            reason,
            line,
        )


def verify(connection: sqlite3.Connection) -> JournalBreak | None:
    """The first line that isn't as it was written or isn't where it was; None for a whole chain.

    Whoever can rewrite the file can also rewrite the whole chain; keep a line's hash elsewhere to
    see that.
    """
    expected, previous = 1, FIRST_HASH
    lines = connection.execute(
        f"SELECT number, prev_hash, hash, {_ENTRY_COLUMNS} FROM journal ORDER BY number"  # noqa: S608
    )
    for number, noted_previous, noted, *values in lines:
        if number != expected:
            return _missing(expected)
        if noted != line_hash(number, Entry(*values), noted_previous):
            return JournalBreak(
                number, message("Line {number} isn't as it was written", number=number)
            )
        if noted_previous != previous:
            return JournalBreak(
                number, message("Line {number} doesn't follow from the one before", number=number)
            )
        expected, previous = number + 1, noted
    written = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'journal'")
    last = written.fetchone()
    return _missing(expected) if last is not None and last[0] >= expected else None


def _missing(number: int) -> JournalBreak:
    return JournalBreak(number, message("Line {number} is missing", number=number))
