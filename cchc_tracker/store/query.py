"""What is asked of the store: which rows, as of which day, in which order, counted by what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.everything import EVERYTHING
from cchc_tracker.model.status_counts import StatusCounts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cchc_tracker.model.filter import Filter
    from cchc_tracker.model.status import Status


class Order(StrEnum):
    """How rows follow each other."""

    POSITION = "position"
    """Plan, then position."""
    DUE = "due"
    """Earliest deadline first, rows without one last; then plan and position."""
    RECENT = "recent"
    """Last recorded change first; then plan and position."""


class GroupBy(StrEnum):
    """What rows are counted by."""

    STATUS = "status"
    AREA = "area"
    LEAD = "lead"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class RowQuery:
    """Which rows, seen on which day."""

    as_of: date
    plans: tuple[str, ...] = ()
    """Plan ids; empty for all plans. Hidden plans never show."""
    filter: Filter = EVERYTHING
    known_at: datetime | None = None
    """Only what was on record at this moment; None: as known now."""
    first_deadline: bool = False
    """Whether rows are judged by the deadline before any extension."""
    order: Order = Order.POSITION
    limit: int | None = None
    offset: int = 0
    after: tuple[str, int] | None = None
    """Start behind this plan and position, which costs the same at any depth."""


@dataclass(frozen=True, slots=True)
class GroupCount(StatusCounts):
    """The rows of one group by status."""

    key: str
    """Status, canonical area code, agency name or plan id; empty for rows without a lead."""
    label: str
    counts: Mapping[Status, int]
