"""Writes a file whole or not at all: a reader sees the old one, or the new one in full."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import ConflictError, NotAllowedError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(target: Path, content: bytes, *, force: bool = False) -> None:
    """Write the file; its name appears once everything is on the disk.

    Raises ConflictError where it exists and isn't to be replaced, NotAllowedError where it can't
    be written. Two writers at once don't harm each other: one of them wins whole.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            _write(part, content)
            _publish(part, target, force=force)
            _flush_folder(target.parent)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise exists_already(target) from error
    except OSError as error:
        raise NotAllowedError(
            message("{path} can't be written: {reason}", path=str(target), reason=error.strerror)
        ) from error


def exists_already(target: Path) -> ConflictError:
    """The refusal to replace a file."""
    return ConflictError(message("{path} exists already; --force replaces it", path=str(target)))


def _write(part: Path, content: bytes) -> None:
    with part.open("wb") as output:
        output.write(content)
        output.flush()
        os.fsync(output.fileno())


def _publish(part: Path, target: Path, *, force: bool) -> None:
    if force:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        part.rename(target)


def _flush_folder(folder: Path) -> None:
    with suppress(OSError):  # not every system can
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
