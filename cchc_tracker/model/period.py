"""Reporting periods: which days a periodic report covers, when it is due, and who fixed that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.workdays import WorkCalendar


class PeriodKind(StrEnum):
    """The four reports of a year (công văn 581/BNV-CCHC); six months and year are cumulative."""

    Q1 = "Q1"
    H1 = "H1"
    Q3 = "Q3"
    Y = "Y"


class FixedBy(StrEnum):
    """Where the days of a period come from."""

    LOCALITY = "locality"
    NATIONAL = "national"
    REQUEST = "request"
    """The request for the report sets them; they aren't known until they are given."""
    GIVEN = "given"
    """Whoever makes the report gave them."""


@dataclass(frozen=True, slots=True)
class Period:
    """One periodic report of a year."""

    code: str
    """`2022-Q1`."""
    kind: PeriodKind
    year: int
    data_from: date | None
    data_to: date | None
    """The cut-off: the last day whose events count."""
    due: date | None
    """As printed."""
    effective_due: date | None
    """`due` moved past days off."""
    fixed_by: FixedBy
    printed: str = ""
    """The document's own words."""
    note: str = ""
    problems: tuple[Problem, ...] = ()
    due_fixed_by: FixedBy | None = None
    """Where the due day comes from; None where there is none."""


class PeriodPhase(StrEnum):
    """Where a period is on a day."""

    OPEN = "open"
    """Its data aren't complete before the cut-off."""
    DUE = "due"
    """Past the cut-off, not past the due day."""
    LATE = "late"
    CLOSED = "closed"
    UNDATED = "undated"
    """On request, no days given."""


@dataclass(frozen=True, slots=True)
class PeriodState:
    """Where a period is on a day, and how far its due day is."""

    phase: PeriodPhase
    working_days: int | None = None
    """Until the effective due day, negative past it; None where that can't be told."""


_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_CODE = re.compile(r"(?:(?P<year>\d{4})-)?(?P<kind>Q1|H1|Q3|Y)", re.IGNORECASE)


def period_code(year: int, kind: PeriodKind) -> str:
    """`2022-Q1`."""
    return f"{year:04}-{kind}"


def parse_period_code(text: str, year: int) -> tuple[int, PeriodKind]:
    """The year and kind of `2022-Q1`, or of `Q1` in `year`. Raises UsageError for other texts."""
    found = _CODE.fullmatch(text.strip())
    if found is None or not _FIRST_YEAR <= int(found["year"] or year) <= _LAST_YEAR:
        raise UsageError(
            message(
                "“{text}” is no period; write {year}-Q1, {year}-H1, {year}-Q3 or {year}-Y",
                text=text,
                year=year,
            )
        )
    return int(found["year"] or year), PeriodKind(found["kind"].upper())


def period_state(
    period: Period, today: date, calendar: WorkCalendar, *, closed: bool
) -> PeriodState:
    """Where the period is on `today`."""
    left = _working_days_left(period, today, calendar)
    if closed:
        return PeriodState(PeriodPhase.CLOSED, left)
    if period.data_to is None:
        return PeriodState(PeriodPhase.UNDATED, left)
    if today <= period.data_to:
        return PeriodState(PeriodPhase.OPEN, left)
    late = period.effective_due is not None and today > period.effective_due
    return PeriodState(PeriodPhase.LATE if late else PeriodPhase.DUE, left)


def _working_days_left(period: Period, today: date, calendar: WorkCalendar) -> int | None:
    due = period.effective_due
    if due is None or not all(
        year in calendar.years
        for year in range(min(due.year, today.year), max(due.year, today.year) + 1)
    ):
        return None
    return calendar.between(today, due)
