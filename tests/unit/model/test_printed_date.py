"""Dates as documents print them and people type them: whole, blank, impossible."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.model.document import find_dates, parse_date
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import clean

_PIECES = st.lists(
    st.sampled_from(
        ["ngày ", "tháng ", "năm ", "4", "31", "2022", "0", "/", "-", ".", " ", "\n", "…", "Số "]
    )
).map("".join)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ngày 22 tháng 4 năm 2022", date(2022, 4, 22)),
        ("ngày 5 tháng 04 năm 2023", date(2023, 4, 5)),
        ("ngày 30\ntháng 12 năm 2019", date(2019, 12, 30)),
        ("ngày 18 tháng 9 năm\n2018", date(2018, 9, 18)),
        ("22/4/2022", date(2022, 4, 22)),
        ("06/4/2021", date(2021, 4, 6)),
        ("05-12-2021", date(2021, 12, 5)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_finds_a_day(printed: str, expected: date) -> None:
    for text in (f"Quyết định số 4649/QĐ-UBND {printed}, của tỉnh", printed):
        (found,) = find_dates(text)
        assert (found.printed, found.day) == (printed, expected)
        assert (found.month, found.year) == (expected.month, expected.year)
        assert not found.is_month
        assert not found.is_blank


@pytest.mark.parametrize(
    ("printed", "month", "year"),
    [("tháng 6/2022", 6, 2022), ("tháng 11 năm 2022", 11, 2022), ("12/2025", 12, 2025)],
)
def test_finds_a_month(printed: str, month: int, year: int) -> None:
    (found,) = find_dates(f"hoàn thành trong {printed}.")
    assert (found.printed, found.day, found.month, found.year) == (printed, None, month, year)
    assert found.is_month
    assert not found.is_blank


@pytest.mark.parametrize(
    ("printed", "month", "year"),
    [
        ("ngày tháng năm 2024", None, 2024),
        ("ngày     tháng 3 năm 2026", 3, 2026),
        ("ngày … tháng … năm 2025", None, 2025),
        ("ngày / /2025", None, 2025),
        ("ngày tháng năm", None, None),
    ],
)
def test_a_blank_date_is_known_as_such(printed: str, month: int | None, year: int | None) -> None:
    (found,) = find_dates(printed)
    assert (found.printed, found.day, found.month, found.year) == (printed, None, month, year)
    assert found.is_blank
    assert not found.is_month


@pytest.mark.parametrize(
    "printed",
    [
        "31/4/2022",
        "04/22/2022",
        "29/2/2023",
        "ngày 31 tháng 6 năm 2020",
        "ngày 4.7. tháng 4. năm 2020",
        "tháng 13/2022",
        "0/0/0000",
    ],
)
def test_an_impossible_date_is_a_problem(printed: str) -> None:
    (found,) = find_dates(printed)
    assert found.day is None
    assert found.problem is not None
    assert found.problem.code == "date-impossible"
    assert found.problem.severity is Severity.WARNING
    assert found.problem.text == found.printed == printed
    assert not found.is_month
    assert not found.is_blank


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "7/40/99",
        "1.1",
        "01/2018/TT-VPCP",
        "Nghị định 8/2020",
        "số 11/2020",
        "giai đoạn 2016 - 2020",
        "ISO 9001:2015",
        "ghi rõ ngày tháng năm sinh",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_finds_dates_in_order() -> None:
    text = "tính từ ngày 05/12/2021 đến ngày 04/3/2022; báo cáo tháng 6/2022"
    assert [found.printed for found in find_dates(text)] == [
        "05/12/2021",
        "04/3/2022",
        "tháng 6/2022",
    ]


def test_decomposed_text_reads_the_same() -> None:
    text = "ngày 22 tháng 4 năm 2022"
    assert find_dates(unicodedata.normalize("NFD", text)) == find_dates(text)


@pytest.mark.parametrize(
    "typed",
    [
        "31/3/2022",
        "31-03-2022",
        "31.3.2022",
        " 31 / 3 / 2022 ",
        "ngày 31/3/2022",
        "ngày 31 tháng 3 năm 2022",
        "31 tháng 03 năm 2022",
        "2022-03-31",
    ],
)
def test_parses_a_typed_day(typed: str) -> None:
    assert parse_date(typed) == date(2022, 3, 31)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3/31/2022", "date-impossible"),
        ("2022-31-03", "date-impossible"),
        ("31/4/2022", "date-impossible"),
        ("31/3/22", "date-unread"),
        ("31/3", "date-unread"),
        ("tháng 6/2022", "date-unread"),
        ("mai", "date-unread"),
        ("", "date-unread"),
    ],
)
def test_an_unusable_typed_day_is_an_error(typed: str, code: str) -> None:
    problem = parse_date(typed)
    assert isinstance(problem, Problem)
    assert (problem.severity, problem.code, problem.text) == (Severity.ERROR, code, typed)


@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    printed = f"{day.day}/{day.month}/{day.year:04}"
    assert parse_date(printed) == parse_date(day.isoformat()) == day
    assert [found.day for found in find_dates(f"ngày {printed}")] == [day]


@given(st.one_of(st.text(), _PIECES))
def test_any_text_gives_dates_or_problems(text: str) -> None:
    parsed = parse_date(text)
    assert isinstance(parsed, date) or parsed.text == text
    for found in find_dates(text):
        assert found.printed in clean(text)
        kinds = (found.day, found.problem, found.is_month or None, found.is_blank or None)
        assert sum(kind is not None for kind in kinds) == 1
