"""Changes: what one unit of work did, whether it undid another, and whether it is undone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message
from cchc_tracker.store.records import Change, Step

if TYPE_CHECKING:
    import sqlite3


def begin(connection: sqlite3.Connection, author: str, at: str, reason: str) -> int:
    """A new change and its id."""
    change_id = connection.execute(
        "INSERT INTO change (at, author, reason) VALUES (?, ?, ?)", (at, author, reason)
    ).lastrowid
    if change_id is None:  # never after an INSERT
        raise AssertionError
    return change_id


def last(connection: sqlite3.Connection, author: str) -> Change | None:
    """The author's newest change on record that neither is an undo nor is undone."""
    found = connection.execute(
        """
        SELECT id, at, author, reason FROM change
        WHERE author = ? AND undone_by IS NULL
            AND NOT EXISTS (SELECT 1 FROM change AS other WHERE other.undone_by = change.id)
            AND EXISTS (SELECT 1 FROM journal WHERE journal.change_id = change.id)
        ORDER BY id DESC LIMIT 1
        """,
        (author,),
    ).fetchone()
    return _change(connection, *found) if found else None


def _change(
    connection: sqlite3.Connection, change_id: int, at: str, author: str, reason: str
) -> Change:
    lines = connection.execute(
        "SELECT action, event_id, journal.plan_id, row.ref, json_extract(after, '$.id')"
        " FROM journal LEFT JOIN row ON row.id = journal.row_id"
        " WHERE change_id = ? ORDER BY number",
        (change_id,),
    ).fetchall()
    plans = {plan for _, _, plan, *_ in lines if plan is not None}
    return Change(
        id=change_id,
        at=datetime.fromisoformat(at),
        author=author,
        actions=tuple(dict.fromkeys(action for action, *_ in lines)),
        event_ids=tuple(event for action, event, *_ in lines if action == "update"),
        plan=plans.pop() if len(plans) == 1 else None,
        reason=reason,
        steps=tuple(Step(action, plan, ref, record) for action, _, plan, ref, record in lines),
    )


def mark_undone(connection: sqlite3.Connection, change_id: int, *, by: int) -> None:
    """Note which change undid this one. Raises ConflictError where another did before."""
    found = connection.execute("SELECT undone_by FROM change WHERE id = ?", (change_id,)).fetchone()
    if found is None or change_id == by:
        raise BadDataError(message("There is no change {change} to undo", change=change_id))
    if found[0] is not None:
        raise ConflictError(message("Change {change} is undone already", change=change_id))
    connection.execute("UPDATE change SET undone_by = ? WHERE id = ?", (by, change_id))
