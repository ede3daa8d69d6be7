"""Working days by the official calendar: is a day one, what is N of them away, how many between."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LEAST_DAYS_OFF = 5
"""A year with fewer days off on record is only the edge of its neighbour (31/12/2018)."""


class CalendarYearError(BadDataError):
    """The calendar has no data for a year that the computation needs."""

    def __init__(self, year: int) -> None:
        super().__init__(message("The working-day calendar has no data for {year}", year=year))
        self.year = year


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A weekday off, or a Saturday or Sunday that is worked."""

    working: bool
    name: str
    source: str
    """The document that fixed it."""


@dataclass(frozen=True, slots=True)
class WorkdayResult:
    """A day found by counting, with what is uncertain about it."""

    day: date
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked in the covered years."""

    years: tuple[int, ...]
    """The covered years, ascending."""
    special: Mapping[date, SpecialDay] = field(repr=False)
    undecided: Mapping[int, str]
    """Covered years whose days off aren't all decided, with what is open."""
    working_days: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        days = tuple(_working_days(self.years, self.special))
        object.__setattr__(self, "working_days", days)

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> WorkCalendar:
        """The calendar of parsed `vn_calendar.json`.

        Raises BadDataError where the data has another shape.
        """
        try:
            special = dict(_special_days(data))
            undecided = {int(year): str(what) for year, what in _entries(data, "undecided")}
        except (KeyError, TypeError, ValueError) as error:
            raise BadDataError(
                message("The working-day calendar is broken: {reason}", reason=repr(error))
            ) from error
        days_off = Counter(day.year for day, known in special.items() if not known.working)
        years = sorted(year for year, count in days_off.items() if count >= _LEAST_DAYS_OFF)
        return cls(tuple(years), special, undecided)

    def with_special_days(self, special: Mapping[date, SpecialDay]) -> WorkCalendar:
        """This calendar with more days off or working days; a day given here wins."""
        return replace(self, special={**self.special, **special})

    def covers(self, day: date) -> bool:
        """Whether the day's year has data."""
        return day.year in self.years

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on the day: Monday to Friday and not off, or a make-up Saturday.

        Raises CalendarYearError outside the covered years.
        """
        self._require(day.year, day.year)
        return _is_worked(day, self.special)

    def add(self, day: date, n: int) -> WorkdayResult:
        """The day `n` working days after `day`, or before it when `n` is negative.

        The anchor day isn't counted (BLDS 2015, Điều 147.1); 0 gives the day itself.
        Raises CalendarYearError when the count leaves the covered years.
        """
        self._require(day.year, day.year)
        if n == 0:
            return self._result(day, day)
        at = (
            bisect_right(self.working_days, day) - 1
            if n > 0
            else bisect_left(self.working_days, day)
        )
        return self._at(day, at + n)

    def roll_forward(self, day: date) -> WorkdayResult:
        """The day itself if it is worked, else the next working day (BLDS 2015, Điều 148.5).

        Raises CalendarYearError when that is outside the covered years.
        """
        self._require(day.year, day.year)
        return self._at(day, bisect_left(self.working_days, day))

    def between(self, a: date, b: date) -> int:
        """How many working days `add` needs from `a` to `b`: after `a` up to `b`, negative before.

        Raises CalendarYearError outside the covered years.
        """
        self._require(min(a, b).year, max(a, b).year)
        cut = bisect_right if b >= a else bisect_left
        return cut(self.working_days, b) - cut(self.working_days, a)

    def warnings(self, first: date, last: date) -> tuple[Problem, ...]:
        """A warning for each undecided year between two days."""
        return tuple(
            Problem(
                Severity.WARNING,
                "calendar-undecided",
                message("The days off of {year} aren't all decided: {what}", year=year, what=what),
                text=str(year),
            )
            for year, what in sorted(self.undecided.items())
            if first.year <= year <= last.year
        )

    def _at(self, start: date, index: int) -> WorkdayResult:
        if index < 0:
            raise CalendarYearError(self.years[0] - 1)
        if index >= len(self.working_days):
            raise CalendarYearError(self.years[-1] + 1)
        return self._result(start, self.working_days[index])

    def _result(self, start: date, end: date) -> WorkdayResult:
        first, last = min(start, end), max(start, end)
        self._require(first.year, last.year)
        return WorkdayResult(end, self.warnings(first, last))

    def _require(self, first: int, last: int) -> None:
        for year in range(first, last + 1):
            if year not in self.years:
                raise CalendarYearError(year)


def _is_worked(day: date, special: Mapping[date, SpecialDay]) -> bool:
    known = special.get(day)
    return known.working if known else day.weekday() < 5


def _working_days(years: Iterable[int], special: Mapping[date, SpecialDay]) -> Iterator[date]:
    for year in years:
        first = date(year, 1, 1)
        for offset in range((date(year, 12, 31) - first).days + 1):
            day = first + timedelta(days=offset)
            if _is_worked(day, special):
                yield day


def _special_days(data: Mapping[str, object]) -> Iterator[tuple[date, SpecialDay]]:
    for day, entry in _entries(data, "off_weekdays"):
        yield (
            date.fromisoformat(day),
            SpecialDay(working=False, name=entry["name"], source=entry["source"]),
        )
    for day, entry in _entries(data, "makeup_working_days"):
        name = f"làm bù ngày {date.fromisoformat(entry['replaces']):%d/%m/%Y}"
        yield date.fromisoformat(day), SpecialDay(working=True, name=name, source=entry["source"])


def _entries(data: Mapping[str, object], name: str) -> Iterator[tuple[str, Any]]:
    entries = data[name]
    if not isinstance(entries, dict):
        raise TypeError(name)
    yield from entries.items()
