"""Where exports go: file names, and files that appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import ConflictError, NotAllowedError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from cchc_tracker.model.figures import Figures

_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_LONGEST_PART = 40


def file_name(figures: Figures, extension: str, template: str | None = None) -> str:
    """`can-tho-2022_2022-Q1.docx`; a part of the rows names its agency and its filter.

    A report in a locality's own form names the template.
    """
    when = figures.period.code if figures.period else figures.as_of.isoformat()
    parts = [figures.plan.id, when]
    if figures.lead is not None:
        parts.append(_slug(figures.lead))
    if figures.filter:
        digest = hashlib.sha256(figures.filter.encode()).hexdigest()
        parts.append(f"filter-{digest[:8]}")
    if template is not None:
        parts.append(template)
    return f"{'_'.join(parts)}.{extension}"


def _slug(name: str) -> str:
    """`Sở Nội vụ` as `so-noi-vu`."""
    return _NOT_IN_A_NAME.sub("-", fold(name)).strip("-")[:_LONGEST_PART] or "lead"


def make_folder(folder: Path) -> None:
    """Make a folder where it's missing; raises NotAllowedError where it can't be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotAllowedError(
            message("{path} can't be written: {reason}", path=_shown(folder), reason=reason)
        ) from error


def require_free(target: Path, *, force: bool) -> None:
    """Raise ConflictError where the file exists and isn't to be replaced."""
    if not force and os.path.lexists(target):
        raise _exists_already(target)


@contextmanager
def appearing(target: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which gets its name once the block has ended and all is on the disk.

    Raises ConflictError where the name is taken and isn't to be replaced, NotAllowedError where
    the file can't be written. Of two writers at once one wins whole; nothing is left of a failure.
    """
    part = target.with_name(f".cchc-{secrets.token_hex(8)}.part")
    try:
        try:
            with part.open("xb") as output:
                yield output
                output.flush()
                os.fsync(output.fileno())
            _publish(part, target, force=force)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        _flush_folder(target.parent)
    except FileExistsError as error:
        raise _exists_already(target) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotAllowedError(
            message("{path} can't be written: {reason}", path=_shown(target), reason=reason)
        ) from error


def _exists_already(target: Path) -> ConflictError:
    return ConflictError(message("{path} exists already; --force replaces it", path=_shown(target)))


def _shown(path: Path) -> str:
    """The path as text; bytes of it that are no UTF-8 are written as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _publish(part: Path, target: Path, *, force: bool) -> None:
    if force:
        part.replace(target)
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        part.rename(target)


def _flush_folder(folder: Path) -> None:
    """Put the new name itself on the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
