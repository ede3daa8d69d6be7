"""Evidence files: a file is named by its path and SHA-256, never copied."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from cchc_tracker.model.update import Update


def with_file(evidence: Evidence | None, file: str | None, link: str) -> Evidence:
    """The evidence with its file's full path and SHA-256, and its link.

    Raises BadDataError where the file can't be read.
    """
    link = collapse(link)
    if not file:
        return replace(evidence or Evidence("", None, title=link), link=link)
    path = Path(file).absolute()
    known = evidence or Evidence("", None, title=collapse(path.name))
    return replace(known, file=_as_text(path), sha256=file_digest(path), link=link)


def with_digest(update: Update) -> Update:
    """The update with the SHA-256 of its evidence's file as it is now.

    Raises BadDataError where the file can't be read.
    """
    evidence = update.evidence
    if evidence is None or not evidence.file:
        return update
    sealed = replace(evidence, sha256=file_digest(Path(evidence.file)))
    return replace(update, evidence=sealed)


def file_digest(path: Path) -> str:
    """The SHA-256 of a file. Raises BadDataError where it can't be read."""
    try:
        if path.exists() and not path.is_file():
            raise BadDataError(message("{file} is not a file", file=_as_text(path)))
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise BadDataError(
            message("{file}: {reason}", file=_as_text(path), reason=error.strerror or error)
        ) from error


def _as_text(path: Path) -> str:
    """The path; bytes of its name that are no UTF-8 are written as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
