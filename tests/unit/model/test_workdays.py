"""Working days of Vietnam: adding, counting and moving them, years without data, local holidays."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.workdays import CalendarYearError, SpecialDay, WorkCalendar

_CALENDAR = vietnam_calendar()
_DAYS = st.dates(date(2019, 3, 1), date(2027, 10, 31))


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2024, 4, 25), 10, date(2024, 5, 13)),  # over the make-up Saturday 04/5
        (date(2024, 5, 6), -10, date(2024, 4, 17)),
        (date(2022, 9, 7), -3, date(2022, 8, 31)),
        (date(2024, 5, 3), 1, date(2024, 5, 4)),
        (date(2024, 5, 5), -1, date(2024, 5, 4)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
        (date(2022, 12, 30), 1, date(2023, 1, 3)),
    ],
)
def test_add(start: date, n: int, expected: date) -> None:
    result = _CALENDAR.add(start, n)
    assert (result.day, result.warnings) == (expected, ())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 1), date(2026, 1, 5)),
        (date(2022, 12, 31), date(2023, 1, 3)),
        (date(2025, 4, 26), date(2025, 4, 26)),
        (date(2022, 8, 31), date(2022, 8, 31)),
    ],
)
def test_roll_forward(day: date, expected: date) -> None:
    assert _CALENDAR.roll_forward(day).day == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 4, 26), True),  # Saturday, worked for 02/5
        (date(2025, 5, 2), False),
        (date(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam
        (date(2025, 11, 24), True),
        (date(2026, 1, 10), True),
    ],
)
def test_is_working_day(day: date, *, expected: bool) -> None:
    assert _CALENDAR.is_working_day(day) is expected


def test_covers_the_years_with_data() -> None:
    assert _CALENDAR.years == tuple(range(2019, 2028))
    assert not _CALENDAR.covers(date(2018, 12, 31))
    assert _CALENDAR.covers(date(2027, 12, 31))


def test_an_undecided_year_warns() -> None:
    result = _CALENDAR.add(date(2026, 12, 30), 5)
    assert [(warning.severity, warning.text) for warning in result.warnings] == [
        (Severity.WARNING, "2027")
    ]
    assert _CALENDAR.roll_forward(date(2027, 1, 1)).warnings
    assert not _CALENDAR.add(date(2026, 12, 1), 5).warnings


@pytest.mark.parametrize(
    ("start", "n", "year"),
    [
        (date(2017, 5, 4), 1, 2017),
        (date(2028, 1, 3), 0, 2028),
        (date(2027, 12, 30), 5, 2028),
        (date(2019, 1, 2), -1, 2018),
        (date(2020, 1, 2), 10**9, 2028),
        (date(2020, 1, 2), -(10**9), 2018),
    ],
)
def test_a_year_without_data_is_an_error(start: date, n: int, year: int) -> None:
    with pytest.raises(CalendarYearError) as caught:
        _CALENDAR.add(start, n)
    assert caught.value.year == year
    assert str(year) in str(caught.value)


def test_other_questions_need_data_too() -> None:
    with pytest.raises(CalendarYearError):
        _CALENDAR.is_working_day(date(2028, 2, 1))
    with pytest.raises(CalendarYearError):
        _CALENDAR.between(date(2020, 1, 1), date(2028, 1, 1))
    with pytest.raises(CalendarYearError):
        _CALENDAR.with_special_days(
            {date(2027, 12, 31): SpecialDay(working=False, name="nghỉ", source="thử")}
        ).roll_forward(date(2027, 12, 31))


def test_special_days_of_a_locality_win() -> None:
    flood = date(2024, 9, 10)
    saturday = date(2024, 9, 14)
    local = _CALENDAR.with_special_days(
        {
            flood: SpecialDay(working=False, name="nghỉ do bão", source="1/CĐ-UBND"),
            saturday: SpecialDay(working=True, name="làm bù", source="1/CĐ-UBND"),
        }
    )
    assert local.add(date(2024, 9, 9), 1).day == date(2024, 9, 11)
    assert local.is_working_day(saturday)
    assert local.special[flood].source == "1/CĐ-UBND"
    assert _CALENDAR.is_working_day(flood)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"off_weekdays": [], "makeup_working_days": {}, "undecided": {}},
        {"off_weekdays": {"x": {}}, "makeup_working_days": {}, "undecided": {}},
        {"off_weekdays": {"2020-01-01": 1}, "makeup_working_days": {}, "undecided": {}},
        {"off_weekdays": {}, "makeup_working_days": {}, "undecided": {"x": ""}},
    ],
)
def test_broken_data_is_an_expected_failure(data: dict[str, object]) -> None:
    with pytest.raises(BadDataError):
        WorkCalendar.from_data(data)


def test_a_calendar_without_years_answers_with_an_error() -> None:
    empty = WorkCalendar.from_data({"off_weekdays": {}, "makeup_working_days": {}, "undecided": {}})
    with pytest.raises(CalendarYearError):
        empty.add(date(2020, 1, 1), 1)


@given(_DAYS, st.integers(-40, 40))
def test_adding_and_counting_agree(day: date, n: int) -> None:
    result = _CALENDAR.add(day, n).day
    assert _CALENDAR.between(day, result) == n
    if n:
        assert _CALENDAR.is_working_day(result)


@given(_DAYS, st.integers(0, 40))
def test_adding_and_subtracting_return_to_a_working_day(day: date, n: int) -> None:
    start = _CALENDAR.roll_forward(day).day
    assert _CALENDAR.add(_CALENDAR.add(start, n).day, -n).day == start


@given(_DAYS, _DAYS)
def test_between_counts_each_working_day_once(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    after = sum(
        _CALENDAR.is_working_day(first + timedelta(days=offset))
        for offset in range(1, (last - first).days + 1)
    )
    assert _CALENDAR.between(first, last) == after


def _differences(years: range) -> set[date]:
    """Days on which our table and the `holidays` library disagree."""
    library = holidays.country_holidays("VN", years=years)
    return {
        day
        for year in years
        for offset in range(366)
        if (day := date(year, 1, 1) + timedelta(days=offset)).year == year
        and library.is_working_day(day) != _CALENDAR.is_working_day(day)
    }


def test_the_holidays_library_agrees_up_to_2025() -> None:
    assert _differences(range(2019, 2026)) == set()


def test_the_holidays_library_misses_the_late_swap_of_2026() -> None:
    """12729/VPCP-KGVX of 25/12/2025 came late; the rest of 2026 agrees."""
    assert _differences(range(2026, 2027)) <= {date(2026, 1, 2), date(2026, 1, 10)}
