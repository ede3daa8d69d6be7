"""Putting a newer version of a document under a plan: its rows keep their ids and their events.

What plan and rows said before is kept (`store.former`); nothing is deleted.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.store import events, former, matrix_lines, plans, search
from cchc_tracker.store.row_writing import PRINTED_COLUMNS, RowWriter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from cchc_tracker.model.plan import Activity, Plan
    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.store.row_writing import Members

_ROW_IS_AS_PRINTED = "row_is_as_printed"


@dataclass(frozen=True, slots=True)
class Revision:
    """A newer version of a plan's document."""

    plan: Plan
    row_ids: Mapping[int, int]
    """By position in the newer version, the id of the row that goes on as this one."""
    changed: frozenset[int]
    """Positions whose row says something else now."""


def revise(
    connection: sqlite3.Connection,
    plan_id: str,
    revision: Revision,
    members: Members,
    change: tuple[int, WorkCalendar],
) -> None:
    """Write the newer version; rows it hasn't any more follow after its own, as they were."""
    change_id, calendar = change
    former.keep(connection, plan_id, change_id)
    with _rows_may_change(connection):
        _number_anew(connection, plan_id, revision)
        writer = RowWriter(connection, plan_id, revision.plan.areas, members)
        for activity in revision.plan.activities:
            if activity.position in revision.changed:
                _rewrite(connection, writer, revision.row_ids[activity.position], activity)
        _name_by_position(connection, plan_id)
    added = [each for each in revision.plan.activities if each.position not in revision.row_ids]
    first_id = writer.next_id
    writer.write(added)
    search.index_rows(connection, first_id=first_id)
    matrix_lines.index_anew(connection, plan_id)
    for position in revision.changed:
        events.refresh(connection, revision.row_ids[position], calendar)
    plans.update(connection, plan_id, revision.plan)


@contextmanager
def _rows_may_change(connection: sqlite3.Connection) -> Iterator[None]:
    """Lift the guard of the printed columns; it's back, or the transaction fails with it."""
    (guard,) = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (_ROW_IS_AS_PRINTED,)
    ).fetchone()
    connection.execute(f"DROP TRIGGER {_ROW_IS_AS_PRINTED}")
    yield
    connection.execute(guard)


def _number_anew(connection: sqlite3.Connection, plan_id: str, revision: Revision) -> None:
    """Give the rows their places in the newer version, those that it hasn't after all others."""
    wanted = {row_id: position for position, row_id in revision.row_ids.items()}
    following = len(revision.plan.activities)
    found = connection.execute(
        "SELECT id FROM row WHERE plan_id = ? ORDER BY position", (plan_id,)
    ).fetchall()
    for (row_id,) in found:
        if row_id not in wanted:
            following += 1
            wanted[row_id] = following
    connection.execute("UPDATE row SET position = -position WHERE plan_id = ?", (plan_id,))
    connection.executemany(
        "UPDATE row SET position = ? WHERE id = ?",
        [(position, row_id) for row_id, position in wanted.items()],
    )


def _name_by_position(connection: sqlite3.Connection, plan_id: str) -> None:
    """Rows without a number are called by their place, `r12`, which may be another now."""
    connection.execute(
        "UPDATE row SET ref = 'r' || position, ref_key = 'r' || position"
        " WHERE plan_id = ? AND number_key = ''",
        (plan_id,),
    )


def _rewrite(
    connection: sqlite3.Connection, writer: RowWriter, row_id: int, activity: Activity
) -> None:
    search.forget_row(connection, row_id)
    columns = ", ".join(f"{name} = ?" for name in PRINTED_COLUMNS)
    connection.execute(
        f"UPDATE row SET {columns} WHERE id = ?",  # noqa: S608
        (*writer.printed(activity), row_id),
    )
    connection.execute("DELETE FROM participant WHERE row_id = ?", (row_id,))
    writer.write_participants(row_id, activity)
    search.index_row(connection, row_id)
