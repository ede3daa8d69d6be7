"""Opening: is the file a database of ours, and is it neither too new nor in need of migration."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.store.connection import connect, connect_plainly
from cchc_tracker.store.copying import copy_beside
from cchc_tracker.store.failures import explained

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar

MIGRATION_SET = "cchc_tracker"
MIGRATIONS = (
    "plans_and_rows",
    "events_and_journal",
    "search_and_tallies",
    "matrix_outline",
    "reporting",
    "outline_values",
    "row_references",
    "annex_headings",
    "source_documents",
    "former_documents",
)
"""The names of all migrations in order, known here so that reading needs no migration code."""


def prepare(path: Path, *, calendar: WorkCalendar, create: bool, timeout: float) -> None:
    """Make sure that the file is there and up to date; see `Store.open` for what it raises."""
    _require_usable_place(path, create=create)
    with explained(path):
        connection = connect_plainly(path, timeout=timeout, mode="rwc" if create else "rw")
        try:
            applied = applied_migrations(connection)
            if not applied:
                _require_new(connection, path, create=create)
            _require_not_newer(applied, path)
            if applied != MIGRATIONS:
                _migrate(path, calendar=calendar, timeout=timeout)
        finally:
            connection.close()


def applied_migrations(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The migrations that the file has had, in order; none for a file that isn't ours."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    ).fetchone()
    if found is None:
        return ()
    names = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id",
        (MIGRATION_SET,),
    )
    return tuple(name for (name,) in names)


def _require_usable_place(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise BadDataError(message("{path} is a directory, not a database", path=str(path)))
        exists = path.exists()
    except PermissionError as error:
        raise _forbidden(path) from error
    if not exists and not create:
        raise BadDataError(
            message("There is no database {path}; run “cchc init” to make one", path=str(path))
        )
    if exists and not os.access(path, os.R_OK | os.W_OK):
        raise _forbidden(path)
    if not exists and not path.parent.is_dir():
        raise BadDataError(message("There is no folder {path}", path=str(path.parent)))


def _forbidden(path: Path) -> NotAllowedError:
    return NotAllowedError(message("You may not read and write {path}", path=str(path)))


def _require_new(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables or not create:
        raise BadDataError(message("{path} is not a database of this program", path=str(path)))


def _require_not_newer(applied: tuple[str, ...], path: Path) -> None:
    if applied != MIGRATIONS[: len(applied)]:
        raise BadDataError(
            message(
                "{path} was written by a newer version of this program (it has {names});"
                " install that version",
                path=str(path),
                names=", ".join(name for name in applied if name not in MIGRATIONS) or "?",
            )
        )


def _migrate(path: Path, *, calendar: WorkCalendar, timeout: float) -> None:
    """Apply what is pending in one transaction, after a copy of a file that already holds data.

    Of several processes that open the file at once one migrates; the others wait for the lock and
    find nothing left to do.
    """
    from sqlite_utils import Database

    from cchc_tracker.store.migrations import migrations

    connection = connect(path, timeout=timeout, calendar=calendar)
    try:
        connection.execute("BEGIN IMMEDIATE")
        applied = applied_migrations(connection)
        _require_not_newer(applied, path)
        if applied == MIGRATIONS:
            return
        if applied:
            pending = MIGRATIONS[len(applied)]
            copy_beside(path, f"before-{pending}", at=datetime.now(UTC))
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute("COMMIT")
    finally:
        connection.close()
