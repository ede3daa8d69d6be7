"""Phrases of one day: by it, before it, and the working day that counts in its place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_tracker.model.deadline.reading import DeadlineKind
from tests.unit.model.deadline.phrases import day_of, read_phrase


@pytest.mark.parametrize(
    ("phrase", "end", "effective"),
    [
        ("31/3", "31/03", "01/04"),
        ("ngày 15 tháng 6", "15/06", "17/06"),
        ("15/6/2024", "15/06", "17/06"),
        ("15-6-2024", "15/06", "17/06"),
        ("15.6.2024", "15/06", "17/06"),
        ("Ngày 31-12", "31/12", "31/12"),
        ("chậm nhất ngày 20/11", "20/11", "20/11"),
        ("Muộn nhất là ngày 20 tháng 11 năm 2024", "20/11", "20/11"),
        ("đến hết ngày 30/6", "30/06", "01/07"),
        ("Hạn cuối: 01/01/2025", "01/01/2025", "02/01/2025"),
        ("Đầu tháng 6", "01/06", "03/06"),
        ("giữa tháng 6", "15/06", "17/06"),
        ("cuối tháng 02", "29/02", "29/02"),
        ("đến cuối tháng 6/2024", "30/06", "01/07"),
        ("đầu năm", "01/01", "02/01"),
        ("giữa năm 2025", "30/06/2025", "30/06/2025"),
        ("Cuối năm", "31/12", "31/12"),
        ("Chậm nhất quý II", "30/06", "01/07"),
        ("Hết quý III", "30/09", "30/09"),
        ("Đến năm 2025", "31/12/2025", "31/12/2025"),
        ("trước 17 giờ 00 ngày 14/6/2024", "14/06", "14/06"),
        ("trước 17h00 ngày 14/6", "14/06", "14/06"),
        ("20/11/2024 (Thứ Tư)", "20/11", "20/11"),
        ("31/12/2040", "31/12/2040", "31/12/2040"),
    ],
)
def test_due_days_count_until_the_next_working_day(phrase: str, end: str, effective: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.start, read.end, read.effective_end, read.exclusive) == (
        DeadlineKind.DUE,
        None,
        day_of(end),
        day_of(effective),
        False,
    )


@pytest.mark.parametrize(
    ("phrase", "end"),
    [
        ("trước 30/6", "29/06"),
        ("Trước ngày 15 tháng 12", "14/12"),
        ("Hoàn thành trước ngày 30/6/2024", "29/06"),
        ("Hoàn thành trước 30/6", "29/06"),
        ("trước ngày 01/3", "29/02"),
        ("Trước tháng 6", "31/05"),
        ("Trước quý II", "31/03"),
        ("Trước năm 2026", "31/12/2025"),
    ],
)
def test_before_ends_a_day_earlier_and_is_never_moved(phrase: str, end: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.end, read.effective_end, read.exclusive) == (
        DeadlineKind.DUE,
        day_of(end),
        day_of(end),
        True,
    )


def test_offices_may_read_before_as_by() -> None:
    read = read_phrase("trước ngày 30/6", before_is_exclusive=False)
    assert (read.end, read.effective_end, read.exclusive) == (
        day_of("30/06"),
        day_of("01/07"),
        False,
    )
    assert read_phrase("trước quý II", before_is_exclusive=False).end == day_of("31/03")


@pytest.mark.parametrize(
    ("phrase", "end"),
    [("cuối quý II", "30/06"), ("đầu quý III", "01/07"), ("giữa quý II", "15/05")],
)
def test_parts_of_a_quarter_are_a_convention(phrase: str, end: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.end, read.certainty) == ("due", day_of(end), "convention")


def test_before_january_reaches_into_the_year_before() -> None:
    first = date(2024, 1, 1)
    assert read_phrase("trước ngày 01/01/2024").end == first - timedelta(days=1)
