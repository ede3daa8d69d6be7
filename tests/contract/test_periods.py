"""The reporting calendars of the localities as their documents fix them."""

from __future__ import annotations

from datetime import date
from importlib.metadata import entry_points

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.data.reports import national_reports
from cchc_tracker.model.period import FixedBy, Period, PeriodKind
from cchc_tracker.model.period_calendar import periods
from cchc_tracker.plugins import PluginOptions, load_plugins

CODES = sorted(entry.name for entry in entry_points(group="cchc_tracker"))
REGISTRY = load_plugins(PluginOptions())
NATIONAL = [
    (date(2021, 12, 15), date(2022, 3, 14), date(2022, 3, 20)),
    (date(2021, 12, 15), date(2022, 6, 14), date(2022, 6, 20)),
    (date(2022, 6, 15), date(2022, 9, 14), date(2022, 9, 20)),
    (date(2021, 12, 15), date(2022, 12, 14), date(2022, 12, 20)),
]


def of_2022(code: str) -> tuple[Period, ...]:
    rules = REGISTRY.locality(code).reports
    return periods(rules, national_reports(), 2022, vietnam_calendar())


def days(period: Period) -> tuple[date | None, date | None, date | None]:
    return period.data_from, period.data_to, period.due


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("year", [2019, 2022, 2026])
def test_every_locality_has_four_periods_a_year(code: str, year: int) -> None:
    found = periods(REGISTRY.locality(code).reports, national_reports(), year, vietnam_calendar())
    assert [each.code for each in found] == [f"{year}-{kind}" for kind in PeriodKind]
    for each in found:
        assert each.printed
        if each.fixed_by is FixedBy.REQUEST:
            assert days(each) == (None, None, None)
            continue
        assert each.data_from is not None
        assert each.data_to is not None
        assert each.effective_due is not None
        assert each.data_from < each.data_to < each.effective_due
        assert vietnam_calendar().is_working_day(each.effective_due)


@pytest.mark.parametrize("code", ["binh-dinh", "hai-phong", "huong-hoa"])
def test_documents_without_days_take_the_ministrys(code: str) -> None:
    found = of_2022(code)
    assert [days(each) for each in found] == NATIONAL
    assert {each.fixed_by for each in found} == {FixedBy.NATIONAL}


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        ("binh-dinh", "Hàng quý, 06 tháng, cuối năm"),
        (
            "huong-hoa",
            "Việc báo cáo cải cách hành chính (2 báo cáo quý, báo cáo 6 tháng, báo cáo năm)",
        ),
    ],
)
def test_the_printed_words_are_kept(code: str, printed: str) -> None:
    assert {each.printed for each in of_2022(code)} == {printed}


def test_can_tho_has_its_own_days() -> None:
    """260/KH-UBND, footnote 1 and III.1.c; 10/9 and 10/12/2022 are Saturdays."""
    first, half, third, year = of_2022("can-tho")
    assert days(first) == (date(2021, 12, 5), date(2022, 3, 4), date(2022, 3, 10))
    assert (half.fixed_by, days(half)) == (FixedBy.REQUEST, (None, None, None))
    assert days(third) == (date(2022, 6, 5), date(2022, 9, 4), date(2022, 9, 10))
    assert third.effective_due == date(2022, 9, 12)
    assert days(year) == (date(2021, 9, 5), date(2022, 12, 4), date(2022, 12, 10))
    assert year.effective_due == date(2022, 12, 12)


def test_only_can_thos_year_report_overlaps() -> None:
    found = {
        each.code: [problem.code for problem in each.problems]
        for code in CODES
        for each in of_2022(code)
        if any(problem.code in ("period-overlap", "period-gap") for problem in each.problems)
    }
    assert found == {"2022-Y": ["period-overlap"]}


def test_can_thos_units_send_their_plans_before_the_end_of_january() -> None:
    rule = REGISTRY.locality("can-tho").unit_plans
    assert rule is not None
    assert (rule.deadline, rule.to) == ("trước ngày 31 tháng 01", "Sở Nội vụ")
