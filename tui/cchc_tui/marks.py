"""Status as one character and a colour name, so that no status is told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cchc_tracker.model.status import Status


@dataclass(frozen=True, slots=True)
class Mark:
    """How a status looks."""

    sign: str
    """At most two characters."""
    colour: str
    """Name of the theme variable, without its `$`."""


DOUBT: Final = "~"
"""Stands before a row, or its status, whose reading left a doubt that nobody has settled."""

_SIGNS: Final = {
    Status.DONE_ON_TIME: ("✓", "+"),
    Status.DONE_LATE: ("✓!", "+!"),
    Status.IN_PROGRESS: ("▸", ">"),
    Status.NOT_STARTED: ("·", "."),
    Status.OVERDUE: ("!", "!"),
    Status.UNDATED: ("?", "?"),
    Status.SUSPENDED: ("‖", "="),
    Status.CANCELLED: ("×", "x"),
}

MARKS: Final = {
    status: Mark(sign, f"status-{status.replace('_', '-')}") for status, (sign, _) in _SIGNS.items()
}
ASCII_MARKS: Final = {
    status: Mark(sign, f"status-{status.replace('_', '-')}") for status, (_, sign) in _SIGNS.items()
}


def mark_of(status: Status, *, ascii_only: bool = False) -> Mark:
    """The mark of a status; `ascii_only` for a terminal with few letters."""
    return (ASCII_MARKS if ascii_only else MARKS)[status]
