"""Updates: dated events on a row, and the request that makes one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.on_record import OnRecord

if TYPE_CHECKING:
    from datetime import date, datetime

    from cchc_tracker.model.document import Evidence


class State(StrEnum):
    """What was reported of a row or one of its milestones."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


CLOSED_STATES = frozenset({State.DONE, State.CANCELLED})
"""Nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Update:
    """What someone reports of a row; every part but the day is optional."""

    on: date
    """The day it took effect."""
    state: State | None = None
    milestone: int | None = None
    """1-based milestone of the row; None for the whole row."""
    agency: str | None = None
    """Canonical name of the reporting member where a group leads; None for the row as such."""
    percent: int | None = None
    note: str = ""
    explanation: str = ""
    """Why it is done without evidence, suspended or cancelled."""
    evidence: Evidence | None = None
    known_date: date | None = None
    """The missing fact of an undated row: condition met, anchor date, the other document's date."""
    due: date | None = None
    """A new deadline (extension, gia hạn)."""
    effective_due: date | None = None
    """`due` moved past days off."""
    document: str = ""
    """The number of the document that grants the extension."""


@dataclass(frozen=True, slots=True)
class Event(OnRecord):
    """An update as recorded; never overwritten, at most voided by an undo."""

    id: int
    update: Update
    author: str
    recorded_at: datetime
    """UTC."""
    voided_at: datetime | None = None

    def counts(self, as_of: date, known_at: datetime | None) -> bool:
        """Whether it had taken effect by `as_of` and, where given, was on record at `known_at`."""
        return self.update.on <= as_of and self.is_on_record(known_at)
