"""Events of a row: recording one, voiding one, and keeping the row's standing in step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message
from cchc_tracker.model.update import Event
from cchc_tracker.store.codec import day_text, plain, to_json
from cchc_tracker.store.failures import StaleVersionError
from cchc_tracker.store.rows import read_events
from cchc_tracker.store.standing import STANDING_COLUMNS, Basis, standing_of, standing_values

if TYPE_CHECKING:
    import sqlite3

    from cchc_tracker.model.update import Update
    from cchc_tracker.model.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class RowStanding:
    """A row's identity and where it stands now, as the journal notes it."""

    id: int
    plan: str
    ref: str
    version: int
    state: str
    percent: int | None
    done_on: str | None
    due: str | None

    def plain(self) -> dict[str, object]:
        """The part that changes."""
        return {
            "version": self.version,
            "state": self.state,
            "percent": self.percent,
            "done_on": self.done_on,
            "due": self.due,
        }


def read_standing(connection: sqlite3.Connection, row_id: int) -> RowStanding:
    """Where a row stands. Raises BadDataError where there is no such row."""
    found = connection.execute(
        "SELECT id, plan_id, ref, version, state, percent, done_on, due_on FROM row WHERE id = ?",
        (row_id,),
    ).fetchone()
    if found is None:
        raise BadDataError(message("There is no row with the id {row}", row=row_id))
    return RowStanding(*found)


def require_version(
    connection: sqlite3.Connection, row: RowStanding, expected: int | None, wanted: Update
) -> None:
    """Raise StaleVersionError where the row has moved on from the version that was seen."""
    if expected is None or expected == row.version:
        return
    stored = [event for event in read_events(connection, row.id) if event.voided_at is None]
    raise StaleVersionError(
        f"{row.plan} {row.ref}",
        expected=expected,
        current=row.version,
        wanted=wanted,
        stored=stored[-1] if stored else None,
    )


def insert(
    connection: sqlite3.Connection,
    row: RowStanding,
    update: Update,
    change_id: int,
    created: tuple[str, str],
) -> Event:
    """Write an event; `created` is the author and the moment."""
    author, at = created
    values = {
        "row_id": row.id,
        "change_id": change_id,
        "on_day": day_text(update.on),
        "state": update.state,
        "milestone": update.milestone,
        "agency": update.agency,
        "percent": update.percent,
        "note": update.note,
        "explanation": update.explanation,
        "evidence": to_json(update.evidence) if update.evidence else None,
        "known_date": day_text(update.known_date),
        "due": day_text(update.due),
        "effective_due": day_text(update.effective_due),
        "document": update.document,
        "author": author,
        "recorded_at": at,
    }
    event_id = connection.execute(
        f"INSERT INTO event ({', '.join(values)})"  # noqa: S608
        f" VALUES ({', '.join(':' + name for name in values)})",
        values,
    ).lastrowid
    if event_id is None:  # never after an INSERT
        raise AssertionError
    return Event(event_id, update, author, datetime.fromisoformat(at))


def void(connection: sqlite3.Connection, event_id: int, change_id: int, at: str) -> int:
    """Void an event and give its row's id. Raises ConflictError where it's void already."""
    found = connection.execute(
        "SELECT row_id, voided_at FROM event WHERE id = ?", (event_id,)
    ).fetchone()
    if found is None:
        raise BadDataError(message("There is no update with the id {event}", event=event_id))
    row_id, voided_at = found
    if voided_at is not None:
        raise ConflictError(message("Update {event} is undone already", event=event_id))
    connection.execute(
        "UPDATE event SET voided_at = ?, voided_by = ? WHERE id = ?", (at, change_id, event_id)
    )
    return int(row_id)


def refresh(connection: sqlite3.Connection, row_id: int, calendar: WorkCalendar) -> RowStanding:
    """Bring the row's cached columns in step with its events and count its version up."""
    basis = Basis(
        *connection.execute(
            "SELECT deadline_kind, milestones, members, deadline FROM row WHERE id = ?", (row_id,)
        ).fetchone()
    )
    standing = standing_of(basis, read_events(connection, row_id), calendar)
    columns = ", ".join(f"{name} = ?" for name in STANDING_COLUMNS)
    connection.execute(
        f"UPDATE row SET version = version + 1, {columns} WHERE id = ?",  # noqa: S608
        (*standing_values(standing), row_id),
    )
    return read_standing(connection, row_id)


def plain_update(update: Update) -> object:
    """An update as the journal keeps it."""
    return plain(update)
