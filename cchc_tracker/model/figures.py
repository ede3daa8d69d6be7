"""Figures of a plan as of a cut-off: counts that add up, in whole and in groups, and targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.status import Status
from cchc_tracker.model.status_counts import StatusCounts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cchc_tracker.model.assignment import Assignment
    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.measurement import TargetStanding
    from cchc_tracker.model.period import Period
    from cchc_tracker.model.row import RowView

_CENT = Decimal("0.01")


class Of(StrEnum):
    """What a completion rate divides by; both are used officially, so it is always named."""

    ALL_ROWS = "all_rows"
    """Hải Phòng, ten months of 2018: 13.119/15.533."""
    FELL_DUE = "fell_due"
    """Báo cáo 1270/BC-TCTTTg 27/12/2017: 16.051/(16.051 + 223)."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share with both its counts."""

    numerator: int
    denominator: int
    of: Of

    @property
    def percent(self) -> Decimal | None:
        """To two decimals, half up; None for a zero denominator (không phát sinh)."""
        if self.denominator == 0:
            return None
        exact = Decimal(100 * self.numerator) / self.denominator
        return exact.quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Tally(StatusCounts):
    """Rows by status, which add up to the total, with what happened to them.

    Without a period everything up to the cut-off counts as within it.
    """

    counts: Mapping[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    done_in_period: int = 0
    newly_overdue: int = 0
    """Overdue at the cut-off, but not on the day before the period."""
    carried_over: int = 0
    """Overdue at the cut-off and before the period already."""
    without_evidence: int = 0
    """Done, but no document proves it."""
    extensions: int = 0
    """Extensions granted by the cut-off, several of one row each for itself."""

    @property
    def fell_due(self) -> int:
        """Done or overdue: what 1270/BC-TCTTTg divides by."""
        return self.done + self.overdue

    @property
    def completion(self) -> Ratio:
        """Done of all rows."""
        return Ratio(self.done, self.total, Of.ALL_ROWS)

    @property
    def due_completion(self) -> Ratio:
        """Done of the rows that fell due."""
        return Ratio(self.done, self.fell_due, Of.FELL_DUE)


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The rows of an area, a lead or a member agency."""

    key: str
    """The area's canonical code, or the agency's name; empty for rows without a lead."""
    label: str
    """The area's title, or the agency's name."""
    tally: Tally
    number: str = ""
    """The area's printed number."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan that figures are of."""

    id: str
    locality: str
    year: int
    title: str
    number: str | None
    issued_on: date | None
    issuer: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything a report counts, as of a cut-off."""

    plan: PlanFacts
    period: Period | None
    """None where only a day was asked for."""
    as_of: date
    known_at: datetime | None
    """What was asked for; None: as known now, or when the period was closed."""
    filter: str
    lead: str | None
    whole: Tally
    """Each row once."""
    areas: tuple[FigureGroup, ...]
    """In the plan's order; they add up to the whole."""
    leads: tuple[FigureGroup, ...]
    """As the document names them: a group is one lead; a row with two leads counts under both."""
    members: tuple[FigureGroup, ...]
    """Agencies that may each report for a row: each row once for each of its members."""
    assigned: Tally
    """Rows assigned by the committee or its chairman (nhiệm vụ được giao)."""
    overdue: tuple[RowView, ...]
    """Earliest deadline first."""
    targets: tuple[TargetStanding, ...]
    """All of the plan's, whatever the filter."""
    rows: tuple[RowView, ...]
    """In the plan's order."""
    journal_line: int
    """The newest journal line of the plan that is in the figures; 0 for none."""
    assignments: Mapping[int, tuple[Assignment, ...]] = field(default_factory=dict)
    """By row id."""
    closing: Closing | None = None
    """Where the period is closed: the tallies are the frozen ones."""

    @property
    def recorded_by(self) -> datetime | None:
        """What was on record by then is in the figures; None: all that is."""
        return self.closing.basis.recorded_by if self.closing else self.known_at
