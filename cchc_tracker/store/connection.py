"""Connections to the file: the pragmas and the functions that every one of them has."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from cchc_tracker.store import standing

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar

_RETRY_SECONDS = 0.02


def connect(path: Path, *, timeout: float, calendar: WorkCalendar) -> sqlite3.Connection:
    """Connect to a database of ours with all that queries need; `timeout` is in seconds."""
    connection = connect_plainly(path, timeout=timeout)
    try:
        _set_pragmas(connection, timeout)
        standing.register(connection, calendar)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_plainly(path: Path, *, timeout: float = 1.0, mode: str = "rw") -> sqlite3.Connection:
    """Connect and change nothing; `mode` is SQLite's `ro`, `rw` or, to make the file, `rwc`."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=timeout,
        isolation_level=None,
    )


def _set_pragmas(connection: sqlite3.Connection, timeout: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA recursive_triggers = ON")  # else REPLACE slips past the triggers
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _switch_to_wal(connection, timeout)


def _switch_to_wal(connection: sqlite3.Connection, timeout: float) -> None:
    """The switch needs the file for itself, and SQLite's busy handler doesn't wait for it."""
    until = time.monotonic() + timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            locked = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not locked or time.monotonic() >= until:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return
