"""Assignments: rows given out by the committee or its chairman in a document (được giao)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.on_record import OnRecord

if TYPE_CHECKING:
    from datetime import date, datetime


class Assigner(StrEnum):
    """Who assigns."""

    COMMITTEE = "committee"
    """Ủy ban nhân dân."""
    CHAIRMAN = "chairman"
    """Chủ tịch Ủy ban nhân dân."""


@dataclass(frozen=True, slots=True)
class Assignment(OnRecord):
    """That a row was assigned, as recorded; taken back it stays on record, but counts no more."""

    id: int
    row_id: int
    by: Assigner
    document: str
    """Its number, such as `12/TB-UBND`."""
    on: date
    """The day of the document."""
    note: str
    author: str
    recorded_at: datetime
    voided_at: datetime | None = None

    def counts(self, as_of: date, known_at: datetime | None) -> bool:
        """Whether it held by `as_of` and, where given, was on record at `known_at`."""
        return self.on <= as_of and self.is_on_record(known_at)
