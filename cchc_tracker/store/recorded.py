"""What measurements, assignments and closings share: being inserted, and voided once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    """A new line of a table and its id."""
    row_id = connection.execute(
        f"INSERT INTO {table} ({', '.join(values)})"  # noqa: S608
        f" VALUES ({', '.join(':' + name for name in values)})",
        dict(values),
    ).lastrowid
    if row_id is None:  # never after an INSERT
        raise AssertionError
    return row_id


def void(connection: sqlite3.Connection, table: str, row_id: int, change_id: int, at: str) -> None:
    """Void a line. Raises BadDataError where there is none, ConflictError where it's void."""
    found = connection.execute(
        f"SELECT voided_at FROM {table} WHERE id = ?",  # noqa: S608
        (row_id,),
    ).fetchone()
    if found is None:
        raise BadDataError(
            message("There is no {record} with the id {id}", record=table, id=row_id)
        )
    if found[0] is not None:
        raise ConflictError(
            message("The {record} {id} is taken back already", record=table, id=row_id)
        )
    connection.execute(
        f"UPDATE {table} SET voided_at = ?, voided_by = ? WHERE id = ?",  # noqa: S608
        (at, change_id, row_id),
    )
