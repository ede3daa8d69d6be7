"""Problems in data: values that name what is wrong and where, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.source.place import Place


class Severity(StrEnum):
    """How much a problem weighs; an error vetoes a write."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong or doubtful in the data."""

    severity: Severity
    code: str
    """Stable name for tests and filters, such as `deadline-unread`."""
    message: Message
    place: str = ""
    """The row, cell or line it points at, such as `r12` or `III.7`; empty where there is none."""
    text: str = ""
    """The printed text that gave rise to it."""
    at: Place | None = None
    """Where in a source document it stands."""
