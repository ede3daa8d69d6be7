"""Whole copies of a database file, complete on disk before they get their name."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import ConflictError, NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.store.connection import connect_plainly
from cchc_tracker.store.failures import explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


def copy_beside(path: Path, what: str, *, at: datetime) -> Path:
    """Copy a database beside itself as `<name>.<what>-<timestamp>.db`."""
    target = free_name(path, what, at=at)
    with closing(connect_plainly(path, mode="ro")) as source:
        copy_to_new_file(source, target)
    return target


def free_name(path: Path, what: str, *, at: datetime) -> Path:
    """A name beside the file that isn't taken."""
    stem = f"{path.name}.{what}-{at:%Y%m%dT%H%M%S}"
    number, target = 1, path.with_name(f"{stem}.db")
    while target.exists():
        number += 1
        target = path.with_name(f"{stem}-{number}.db")
    return target


def copy_to_new_file(source: sqlite3.Connection, target: Path) -> None:
    """Copy an open database to a file that isn't there yet; a half-made one never shows.

    Raises ConflictError where the file exists, NotAllowedError where it can't be written.
    """
    if target.exists():
        raise ConflictError(message("{path} exists already", path=str(target)))
    with _part(target) as part:
        with explained(target), closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        _flush(part)
        try:
            os.link(part, target)
        except FileExistsError as error:
            raise ConflictError(message("{path} exists already", path=str(target))) from error
        except OSError:  # a file system without hard links
            part.rename(target)
    _flush(target.parent)


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """A new empty file beside the target, gone afterwards."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.touch(exist_ok=False)
    except OSError as error:
        raise NotAllowedError(
            message("{path} can't be written: {reason}", path=str(target), reason=error.strerror)
        ) from error
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Have the system write the file or folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
