"""A format that a plugin adds to those of `cchc export`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

BUILT_IN_FORMATS = ("docx", "xlsx", "csv", "json", "md", "html", "pdf", "txt")
"""Names that no plugin can take."""
_NAME = re.compile(r"[a-z0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One way to write a plan's figures and rows."""

    name: str
    """As asked for with `--format`, and the file's extension: lower-case letters and digits."""
    title: str
    """What it is, for a list."""
    write: Callable[[Any, BinaryIO], None] = field(repr=False, compare=False)
    """Writes a `cchc_tracker.exports.report.ReportSource` to an open file."""


def is_format_name(name: str) -> bool:
    """Whether it can be a file's extension and isn't one of the built-in formats."""
    return _NAME.fullmatch(name) is not None and name not in BUILT_IN_FORMATS
