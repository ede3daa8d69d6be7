"""From terms to days: which stretch of days `quý II, III`, `cuối tháng 6` or `15 - 20/6` name."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.terms import Joint, Term, Unit, scan

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECADES = {"thuong": (1, 10), "trung": (11, 20), "ha": (21, None)}
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
        return _is_day(self.last)

    @property
    def is_day(self) -> bool:
        """Whether it is one named day."""
        return self.shape is Shape.SINGLE and self.ends_on_date

    @property
    def doubts(self) -> tuple[str, ...]:
        """What hangs on a rule of ours, such as a quarter's beginning or end, which the law does
        not define (BLDS 2015, Điều 146)."""
        ends = (self.first, self.last)
        told = [term.doubt for term in ends if term.doubt]
        if any(term.point and term.unit is Unit.QUARTER for term in ends):
            told.append("the law does not define this part of a quarter")
        return tuple(dict.fromkeys(told))


def spans(folded: str, plan_year: int, *, apart: bool = False) -> tuple[Span, ...] | None:
    """The stretches that a text names; several where the separator got lost, where it lists days,
    or where something lies between those it lists (`apart`: wherever it lists).

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
        found = _grouped(dated, joints, apart=apart)
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


def _grouped(
    terms: list[Term], joints: tuple[Joint, ...], *, apart: bool
) -> tuple[Span, ...] | None:
    found: list[Span] = []
    for group in _cut(terms, joints, Joint.LOST):
        listed = [_joined(piece) for piece in _cut(*group, Joint.LIST)]
        known = [span for span in listed if span is not None]
        if len(known) < len(listed):
            return None
        if len(known) > 1 and not apart and not _has_gap(known):
            whole = _one_list(known)
            if whole is None:
                return None
            known = [whole]
        found.extend(known)
    return tuple(found)


def _cut(
    terms: list[Term], joints: Sequence[Joint], at: Joint
) -> list[tuple[list[Term], list[Joint]]]:
    """The stretches of terms between joints of one kind, each with its own joints."""
    groups: list[tuple[list[Term], list[Joint]]] = [([terms[0]], [])]
    for joint, term in zip(joints, terms[1:], strict=True):
        if joint is at:
            groups.append(([term], []))
        else:
            groups[-1][0].append(term)
            groups[-1][1].append(joint)
    return groups


def _has_gap(listed: list[Span]) -> bool:
    """Whether a list names days, or leaves out what lies between its stretches."""
    return any(
        (_is_day(before.last) and _is_day(after.first)) or (after.start - before.end).days > 1
        for before, after in pairwise(listed)
    )


def _one_list(listed: list[Span]) -> Span | None:
    if any(a.start > b.start or a.end > b.end for a, b in pairwise(listed)):
        return None
    first, last = listed[0], listed[-1]
    return Span(first.start, last.end, first.first, last.last, Shape.LIST)


def _is_day(term: Term) -> bool:
    return term.unit is Unit.DAY or (term.point is not None and term.point not in _DECADES)


def _joined(group: tuple[list[Term], list[Joint]]) -> Span | None:
    """The stretch from the first term to the last; `quý II đến hết năm` ends with the year."""
    terms, _ = group
    known = [each for each in map(_days, terms) if each is not None]
    if len(known) < len(terms) or any(a[1] > b[1] for a, b in pairwise(known)):
        return None
    to_year = terms[-1].unit is Unit.YEAR
    if any(a[0] > b[0] for a, b in pairwise(known)) and not to_year:
        return None
    shape = Shape.SINGLE if len(terms) == 1 else Shape.RANGE
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
    if term.point in _DECADES:
        return _decade(term, start, end)
    point = _point(term, start, end)
    return None if point is None else (point, point)


def _decade(term: Term, start: date, end: date) -> tuple[date, date] | None:
    """The ten days, or the rest of the month, that `thượng`, `trung` or `hạ tuần` names."""
    if term.unit is not Unit.MONTH or term.point is None:
        return None
    first, last = _DECADES[term.point]
    return start.replace(day=first), start.replace(day=last) if last else end


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
