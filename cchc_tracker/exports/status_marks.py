"""A sign and a colour for each status in documents, so that none is told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class StatusMark:
    """How a status looks on paper and on a page."""

    sign: str
    """At most two characters; none begins a formula."""
    colour: str
    """`#rrggbb`, dark enough for text on its tint."""
    tint: str
    """`#rrggbb`, the light ground of a cell."""


STATUS_MARKS: Final = {
    Status.DONE_ON_TIME: StatusMark("✓", "#1b6e3c", "#d9f0e1"),
    Status.DONE_LATE: StatusMark("✓!", "#6b6a00", "#f1f0c4"),
    Status.IN_PROGRESS: StatusMark("▸", "#0b5394", "#d7e7f7"),
    Status.NOT_STARTED: StatusMark("·", "#666666", "#f2f2f2"),
    Status.OVERDUE: StatusMark("!", "#a61c00", "#f9d9d2"),
    Status.UNDATED: StatusMark("?", "#5b3f8c", "#e6dff2"),
    Status.SUSPENDED: StatusMark("‖", "#7a4a00", "#f6e3c5"),
    Status.CANCELLED: StatusMark("×", "#333333", "#d4d4d4"),
}


def marked_status(status: Status, text: Callable[[str], str]) -> str:
    """`! quá hạn`."""
    return f"{STATUS_MARKS[status].sign} {text(STATUS_LABELS[status])}"
