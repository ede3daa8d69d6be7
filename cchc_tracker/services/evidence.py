"""Evidence files: a file is named by its path and SHA-256, never copied."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message


def with_file(evidence: Evidence | None, file: str | None, link: str) -> Evidence:
    """The evidence with its file's path and SHA-256, and its link.

    Raises BadDataError where the file can't be read.
    """
    known = evidence or Evidence(number="", issued_on=None, title=Path(file).name if file else link)
    if not file:
        return replace(known, link=link)
    try:
        with Path(file).open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise BadDataError(
            message("{file}: {reason}", file=file, reason=error.strerror or error)
        ) from error
    return replace(known, file=file, sha256=digest, link=link)
