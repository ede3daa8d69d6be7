"""From terms to days: which stretch of days `quý II, III`, `cuối tháng 6` or `15 - 20/6` name."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from cchc_tracker.model.deadline.terms import Joint, Term, Unit, scan

_POINT_UNITS = frozenset({Unit.MONTH, Unit.QUARTER, Unit.YEAR})
_LONGEST = 40
"""More terms than any phrase has; beyond it a text is no deadline."""


class Shape(StrEnum):
    """How terms make one stretch of days."""

    SINGLE = "single"
    RANGE = "range"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included."""

    start: date
    end: date
    first: Term
    last: Term
    shape: Shape = Shape.SINGLE

    @property
    def ends_on_date(self) -> bool:
        """Whether the text names the last day itself, not a period that ends on it."""
        return self.last.unit is Unit.DAY or self.last.point is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one named day."""
        return self.shape is Shape.SINGLE and self.ends_on_date

    @property
    def by_convention(self) -> bool:
        """Whether it hangs on a rule of ours: the law does not define a quarter's beginning or end
        (BLDS 2015, Điều 146)."""
        return any(term.point and term.unit is Unit.QUARTER for term in (self.first, self.last))


def spans(folded: str, plan_year: int) -> tuple[Span, ...] | None:
    """The stretches that a text names; several where the separator got lost or it lists days.

    None where the text is no time expression, or names a day or month that does not exist.
    """
    scanned = scan(folded)
    if scanned is None or len(scanned[0]) > _LONGEST:
        return None
    terms, joints = scanned
    units = _with_units(terms)
    if units is None:
        return None
    for dated in (_with_years(units, plan_year), _with_plan_year(units, plan_year)):
        found = _grouped(dated, joints)
        if found is not None:
            return found
    return None


def _with_units(terms: tuple[Term, ...]) -> list[Term] | None:
    """The terms with lone numerals read as what their neighbours are."""
    read: list[Term] = []
    for index, term in enumerate(terms):
        known = term
        if term.unit is Unit.BARE:
            unit = _unit_beside(term, read, terms[index + 1 :])
            if unit is None:
                return None
            known = replace(term, unit=unit)
        elif term.elided and not any(each.unit is Unit.QUARTER for each in read):
            return None
        read.append(known)
    return _with_months(read)


def _unit_beside(term: Term, before: list[Term], after: tuple[Term, ...]) -> Unit | None:
    if before and before[-1].unit in {Unit.QUARTER, Unit.MONTH}:
        return before[-1].unit
    if term.year is not None:
        return Unit.MONTH
    return next((each.unit for each in after if each.unit is Unit.DAY), None)


def _with_months(terms: list[Term]) -> list[Term] | None:
    """The terms with days such as the 15 of `15 - 20/6` put into the month that follows."""
    month: int | None = None
    for index in range(len(terms) - 1, -1, -1):
        term = terms[index]
        if term.unit is Unit.DAY:
            month = term.month or month
            if month is None:
                return None
            terms[index] = replace(term, month=month)
    return terms


def _with_years(terms: list[Term], plan_year: int) -> list[Term]:
    """A term without a year takes that of the next one that has it, else the plan year."""
    dated: list[Term] = []
    year = plan_year
    for term in reversed(terms):
        if term.year_step is not None:
            dated.append(replace(term, year=plan_year + term.year_step))
            continue
        year = term.year or year
        dated.append(replace(term, year=year))
    return dated[::-1]


def _with_plan_year(terms: list[Term], plan_year: int) -> list[Term]:
    return [replace(term, year=term.year or plan_year + (term.year_step or 0)) for term in terms]


def _grouped(terms: list[Term], joints: tuple[Joint, ...]) -> tuple[Span, ...] | None:
    groups: list[tuple[list[Term], list[Joint]]] = [([terms[0]], [])]
    for joint, term in zip(joints, terms[1:], strict=True):
        apart = joint is Joint.LIST and _is_day(term) and _is_day(groups[-1][0][-1])
        if joint is Joint.LOST or apart:
            groups.append(([term], []))
        else:
            groups[-1][0].append(term)
            groups[-1][1].append(joint)
    found = [_joined(group, joined) for group, joined in groups]
    whole = tuple(span for span in found if span is not None)
    return whole if len(whole) == len(found) else None


def _is_day(term: Term) -> bool:
    return term.unit is Unit.DAY or term.point is not None


def _joined(terms: list[Term], joints: list[Joint]) -> Span | None:
    days = [_days(term) for term in terms]
    known = [each for each in days if each is not None]
    if len(known) < len(days) or any(a[0] > b[0] or a[1] > b[1] for a, b in pairwise(known)):
        return None
    shape = Shape.SINGLE
    if joints:
        shape = Shape.RANGE if joints == [Joint.RANGE] else Shape.LIST
    return Span(known[0][0], known[-1][1], terms[0], terms[-1], shape)


def _days(term: Term) -> tuple[date, date] | None:
    """First and last day of a term; None where it does not exist."""
    months = _months(term)
    year = term.year or 0
    if months is None or not 1900 <= year < 2100:
        return None
    first, last = months
    if term.unit is Unit.DAY:
        if not 1 <= term.number <= monthrange(year, first)[1]:
            return None
        day = date(year, first, term.number)
        return day, day
    start, end = date(year, first, 1), date(year, last, monthrange(year, last)[1])
    if term.point is None:
        return start, end
    point = _point(term, start, end)
    return None if point is None else (point, point)


def _months(term: Term) -> tuple[int, int] | None:
    """First and last month of a term."""
    number = term.number
    match term.unit:
        case Unit.DAY:
            first = last = term.month or 0
        case Unit.MONTH:
            first = last = number
        case Unit.QUARTER:
            first, last = 3 * number - 2, 3 * number
        case Unit.MONTHS_FIRST:
            first, last = 1, number
        case Unit.MONTHS_LAST:
            first, last = 13 - number, 12
        case _:
            first, last = 1, 12
    return (first, last) if 1 <= first <= last <= 12 else None


def _point(term: Term, start: date, end: date) -> date | None:
    """The day that `đầu`, `giữa` or `cuối` names (BLDS 2015, Điều 146; a quarter likewise)."""
    if term.unit not in _POINT_UNITS:
        return None
    if term.point == "dau":
        return start
    if term.point == "cuoi":
        return end
    if term.unit is Unit.YEAR:
        return date(start.year, 6, 30)
    return date(start.year, (start.month + end.month) // 2, 15)
