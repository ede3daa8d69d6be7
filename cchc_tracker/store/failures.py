"""Failures of the store in one clear line each, and the border where SQLite's own become ours."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, CchcError, ConflictError, NotAllowedError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_tracker.model.update import Event, Update

_PRIMARY = 0xFF
"""SQLite keeps the primary result code in the lowest byte of an extended one."""


class StaleVersionError(ConflictError):
    """Somebody else changed the row since it was read."""

    def __init__(
        self, place: str, *, expected: int, current: int, wanted: Update, stored: Event | None
    ) -> None:
        by = f"{stored.author}: {_in_short(stored.update)}" if stored else "–"
        super().__init__(
            message(
                "{place} was changed meanwhile (you saw version {expected}, it is now {current}):"
                " stored {stored}; yours {wanted}",
                place=place,
                expected=expected,
                current=current,
                stored=by,
                wanted=_in_short(wanted),
            )
        )
        self.expected = expected
        self.current = current
        self.wanted = wanted
        self.stored = stored


class OvertakenError(ConflictError):
    """A reading was stopped by `Store.interrupt` because something newer was asked."""

    def __init__(self) -> None:
        super().__init__(message("The reading was stopped"))


def _in_short(update: Update) -> str:
    percent = f"{update.percent}%" if update.percent is not None else None
    due = f"due {update.due:%d/%m/%Y}" if update.due else None
    parts = (update.state, percent, due, f"{update.on:%d/%m/%Y}", update.note[:60] or None)
    return ", ".join(str(part) for part in parts if part is not None)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's expected failures into one-line errors; others pass as the bugs they are."""
    try:
        yield
    except sqlite3.Error as error:
        expected = _expected(error, path)
        if expected is None:
            raise
        raise expected from error


def _expected(error: sqlite3.Error, path: Path) -> CchcError | None:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ConflictError(
            message("{path} is locked by another program; try again", path=str(path))
        )
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return BadDataError(
            message("{path} is not a database or is damaged: {reason}", path=path, reason=error)
        )
    if code == sqlite3.SQLITE_INTERRUPT:
        return OvertakenError()
    if code == sqlite3.SQLITE_FULL:
        return NotAllowedError(message("{path} can't grow: the disk is full", path=str(path)))
    if code in (
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_IOERR,
    ):
        return NotAllowedError(
            message("{path} can't be read or written: {reason}", path=path, reason=error)
        )
    return None
