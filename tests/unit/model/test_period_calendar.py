"""The periods of a year: whose days they are, and what is wrong with them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.data.reports import national_reports
from cchc_tracker.model.locality import ReportRule
from cchc_tracker.model.period import FixedBy, Period, PeriodKind
from cchc_tracker.model.period_calendar import GivenDays, periods, with_given_days

CALENDAR = vietnam_calendar()
NATIONAL = national_reports()
CAN_THO = (
    ReportRule("Q1", "05/12-1", "04/03", "10/03"),
    ReportRule("H1", on_request=True, printed="theo yêu cầu"),
    ReportRule("Q3", "05/06", "04/09", "10/09"),
    ReportRule("Y", "05/09-1", "04/12", "10/12"),
)


def of_year(rules: tuple[ReportRule, ...], year: int = 2022) -> dict[PeriodKind, Period]:
    return {each.kind: each for each in periods(rules, NATIONAL, year, CALENDAR)}


def codes(period: Period) -> list[str]:
    return [problem.code for problem in period.problems]


def test_without_rules_the_ministrys_days_hold() -> None:
    """Công văn 581/BNV-CCHC."""
    found = [
        (each.data_from, each.data_to, each.due, each.fixed_by, codes(each))
        for each in periods((), NATIONAL, 2022, CALENDAR)
    ]
    assert found == [
        (date(2021, 12, 15), date(2022, 3, 14), date(2022, 3, 20), FixedBy.NATIONAL, []),
        (date(2021, 12, 15), date(2022, 6, 14), date(2022, 6, 20), FixedBy.NATIONAL, []),
        (date(2022, 6, 15), date(2022, 9, 14), date(2022, 9, 20), FixedBy.NATIONAL, []),
        (date(2021, 12, 15), date(2022, 12, 14), date(2022, 12, 20), FixedBy.NATIONAL, []),
    ]


def test_a_due_day_off_moves_and_stays_as_printed() -> None:
    """10/9/2022 and 20/3/2022 are days off."""
    assert of_year(CAN_THO)[PeriodKind.Q3].due == date(2022, 9, 10)
    assert of_year(CAN_THO)[PeriodKind.Q3].effective_due == date(2022, 9, 12)
    assert of_year(())[PeriodKind.Q1].effective_due == date(2022, 3, 21)


def test_the_printed_year_report_of_can_tho_overlaps_the_year_before() -> None:
    year = of_year(CAN_THO)[PeriodKind.Y]
    assert (year.data_from, codes(year)) == (date(2021, 9, 5), ["period-overlap"])
    assert codes(of_year(CAN_THO)[PeriodKind.Q1]) == []


def test_a_report_on_request_has_no_days_until_they_are_given() -> None:
    period = of_year(CAN_THO)[PeriodKind.H1]
    assert (period.data_from, period.data_to, period.due) == (None, None, None)
    assert (period.fixed_by, codes(period)) == (FixedBy.REQUEST, ["period-on-request"])
    days = GivenDays(date(2021, 12, 5), date(2022, 6, 4), date(2022, 6, 11))
    given_period = with_given_days(period, days, CALENDAR)
    assert given_period.data_to == date(2022, 6, 4)
    assert given_period.effective_due == date(2022, 6, 13)
    assert (given_period.fixed_by, codes(given_period)) == (FixedBy.GIVEN, [])


def test_a_gap_is_flagged() -> None:
    rules = (ReportRule("H1", "15/12-1", "01/06", "05/06"),)
    assert codes(of_year(rules)[PeriodKind.Q3]) == ["period-gap"]


def test_a_due_day_must_lie_before_the_superiors() -> None:
    assert codes(of_year((ReportRule("Q1", "15/12-1", "14/03", "20/03"),))[PeriodKind.Q1]) == [
        "period-due-late"
    ]
    assert codes(of_year((ReportRule("Q1", "15/12-1", "14/03", "18/03"),))[PeriodKind.Q1]) == []


def test_a_whole_chain_is_checked_against_the_level_above() -> None:
    province = periods(CAN_THO, NATIONAL, 2022, CALENDAR)
    district = periods((), NATIONAL, 2022, CALENDAR, province)
    assert [codes(each) for each in district] == [
        ["period-due-late"],
        [],
        ["period-due-late"],
        ["period-due-late"],
    ]


def test_a_due_day_needs_a_working_day_after_the_cut_off() -> None:
    """NĐ 09/2019/NĐ-CP, Điều 8 khoản 5; 14/3/2022 is a Monday."""
    assert codes(of_year((ReportRule("Q1", "15/12-1", "14/03", "14/03"),))[PeriodKind.Q1]) == [
        "period-due-early"
    ]


def test_due_and_window_may_be_fixed_by_different_ones() -> None:
    period = of_year((ReportRule("Q3", due="15/09"),))[PeriodKind.Q3]
    assert (period.fixed_by, period.due_fixed_by) == (FixedBy.NATIONAL, FixedBy.LOCALITY)


def test_an_uncovered_year_keeps_the_printed_due_day() -> None:
    period = of_year((), 2099)[PeriodKind.Q1]
    assert period.effective_due == period.due == date(2099, 3, 20)
    assert codes(period) == ["calendar-missing"]


def test_an_undecided_year_says_so() -> None:
    assert "calendar-undecided" in codes(of_year((), 2027)[PeriodKind.Q1])


@given(year=st.integers(1991, 2100), kind=st.sampled_from(PeriodKind))
def test_the_ministrys_periods_follow_each_other(year: int, kind: PeriodKind) -> None:
    found = of_year((), year)
    before = of_year((), year - 1)[PeriodKind.Y]
    period = found[kind]
    previous = found[PeriodKind.H1] if kind is PeriodKind.Q3 else before
    assert previous.data_to is not None
    assert period.data_from == previous.data_to + timedelta(days=1)
    assert period.effective_due is not None
    assert period.due is not None
    assert period.effective_due >= period.due


@pytest.mark.parametrize("order", [CAN_THO, CAN_THO[::-1]])
def test_rules_may_stand_in_any_order(order: tuple[ReportRule, ...]) -> None:
    assert [each.kind for each in periods(order, NATIONAL, 2022, CALENDAR)] == list(PeriodKind)
