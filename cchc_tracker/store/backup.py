"""Backup to a new file, and restore from one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.store.connection import connect_plainly
from cchc_tracker.store.copying import copy_to_new_file, free_name
from cchc_tracker.store.failures import explained
from cchc_tracker.store.opening import MIGRATIONS, applied_migrations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a database's own file."""


def backup(connection: sqlite3.Connection, path: Path, target: Path) -> None:
    """Copy the open database to a new file. Raises ConflictError where the file exists."""
    with explained(path):
        copy_to_new_file(connection, target)


def restore(source: Path, target: Path) -> Path | None:
    """Put a sound database in the place of another; give the copy kept of what was there.

    Raises BadDataError where the source is no sound database of ours, ConflictError where another
    program has the target open: it would go on with the old data.
    """
    with explained(source):
        _require_sound(source)
        new = closing(connect_plainly(source, mode="ro"))
    with new as database:
        if not target.exists():
            copy_to_new_file(database, target)
            return None
        kept = free_name(target, "before-restore", at=datetime.now(UTC))
        with explained(target):
            if _readable(target):
                _overwrite(database, target, kept)
            else:
                _replace(database, target, kept)
    return kept


def _require_sound(source: Path) -> None:
    from cchc_tracker.store.journal import verify

    if not source.is_file():
        raise BadDataError(message("There is no file {path}", path=str(source)))
    with closing(connect_plainly(source, mode="ro")) as database:
        applied = applied_migrations(database)
        if not applied or applied != MIGRATIONS[: len(applied)]:
            raise BadDataError(
                message("{path} is not a database that this version reads", path=str(source))
            )
        answer = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if answer != "ok":
            raise BadDataError(message("{path} is damaged: {what}", path=str(source), what=answer))
        broken = verify(database) if "events_and_journal" in applied else None
        if broken is not None:
            raise BadDataError(
                message(
                    "The journal of {path} is broken: {reason}",
                    path=str(source),
                    reason=broken.reason,
                )
            )


def _readable(path: Path) -> bool:
    """Whether SQLite can make anything of the file."""
    try:
        with closing(connect_plainly(path, mode="ro")) as database:  # leaves its log alone
            database.execute("SELECT count(*) FROM sqlite_master")
            return bool(database.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return False
        raise


def _overwrite(database: sqlite3.Connection, target: Path, kept: Path) -> None:
    """Replace the content in one transaction of SQLite's own.

    A rename would leave a program that has just opened the file writing to a file without a name.
    """
    with _for_itself(target) as old:
        copy_to_new_file(old, kept)
        database.backup(old)


@contextmanager
def _for_itself(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that nobody else can have beside it."""
    with closing(connect_plainly(path)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def _replace(database: sqlite3.Connection, target: Path, kept: Path) -> None:
    """Move a broken file aside with all that belongs to it, then put the new one there."""
    target.rename(kept)
    for suffix in _BESIDE:
        beside = target.with_name(target.name + suffix)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + suffix))
    copy_to_new_file(database, target)
