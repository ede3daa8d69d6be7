"""Phrases of work that goes on or comes again: window, days, the locality's report days."""

from __future__ import annotations

import pytest

from cchc_tracker.model.deadline.reading import DeadlineKind
from tests.unit.model.deadline.phrases import (
    MONTHLY,
    QUARTERLY,
    day_of,
    days_of,
    each_month,
    read_phrase,
)


@pytest.mark.parametrize(
    ("phrase", "start", "end", "occurrences"),
    [
        ("Cả năm 2025", "01/01/2025", "31/12/2025", ""),
        ("Suốt năm", "01/01", "31/12", ""),
        ("Trong suốt năm 2024", "01/01", "31/12", ""),
        ("Liên tục", "01/01", "31/12", ""),
        ("Hằng ngày", "01/01", "31/12", ""),
        ("THƯỜNG XUYÊN", "01/01", "31/12", ""),
        ("Thường xuyên trong năm", "01/01", "31/12", ""),
        ("Trong năm (thường xuyên)", "01/01", "31/12", ""),
        ("Triển khai thường xuyên, hàng năm", "01/01", "31/12", ""),
        ("Thường xuyên từ quý II", "01/04", "31/12", ""),
        ("Thường xuyên trong giai đoạn 2024-2026", "01/01", "31/12/2026", ""),
        ("Thường xuyên, hằng quý", "01/01", "31/12", QUARTERLY),
        ("Cả năm và báo cáo hằng quý", "01/01", "31/12", QUARTERLY),
        ("Thường xuyên, ngày 20 hằng tháng báo cáo", "01/01", "31/12", each_month(20)),
    ],
)
def test_continuous(phrase: str, start: str, end: str, occurrences: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.start, read.end, read.effective_end, read.occurrences) == (
        DeadlineKind.CONTINUOUS,
        day_of(start),
        day_of(end),
        day_of(end),
        days_of(occurrences),
    )


@pytest.mark.parametrize(
    ("phrase", "occurrences", "certainty"),
    [
        ("Hằng tháng", MONTHLY, "certain"),
        ("Mỗi quý", QUARTERLY, "certain"),
        ("Theo quý", QUARTERLY, "certain"),
        ("Từng quý", QUARTERLY, "certain"),
        ("Báo cáo định kỳ hằng quý", QUARTERLY, "certain"),
        ("Mỗi năm", "31/12", "certain"),
        ("Định kỳ 6 tháng", "30/06 31/12", "certain"),
        ("06 tháng/lần", "30/06 31/12", "certain"),
        ("Định kỳ 03 tháng một lần", QUARTERLY, "certain"),
        ("Hằng quý năm 2025", "31/03/2025 30/06/2025 30/09/2025 31/12/2025", "certain"),
        ("6 tháng, năm", "30/06 31/12", "convention"),
        ("Sơ kết 6 tháng, tổng kết năm", "30/06 31/12", "convention"),
        ("quý I, 6 tháng, quý III và năm", QUARTERLY, "convention"),
        ("Hàng tháng, quý, 6 tháng, năm", MONTHLY, "convention"),
        ("hằng quý và đột xuất khi có yêu cầu", QUARTERLY, "convention"),
        ("Cuối quý", QUARTERLY, "convention"),
        ("cuối mỗi tháng", MONTHLY, "convention"),
        ("trước ngày 15 hằng tháng", each_month(14), "certain"),
        ("ngày 20 hàng tháng", each_month(20), "certain"),
        ("định kỳ chậm nhất ngày 10 hằng tháng", each_month(10), "certain"),
        ("Hằng tháng, trước ngày 21", each_month(20), "certain"),
        ("ngày 31 hằng tháng", MONTHLY, "certain"),
        ("trước ngày 10 tháng cuối quý", "09/03 09/06 09/09 09/12", "certain"),
        ("ngày 05 của tháng cuối mỗi quý", "05/03 05/06 05/09 05/12", "certain"),
        ("Hằng quý, trước ngày 10 tháng cuối quý", "09/03 09/06 09/09 09/12", "certain"),
        ("ngày 10 tháng đầu quý", "10/01 10/04 10/07 10/10", "certain"),
        ("ngày 15 các tháng 3, 6, 9 và 12", "15/03 15/06 15/09 15/12", "certain"),
        ("Quý IV hằng năm", "31/12", "certain"),
        ("ngày 20/11 hàng năm", "20/11", "certain"),
        ("Hằng năm, trước ngày 15/12", "14/12", "certain"),
        ("Trước 15/6, 15/12 hằng năm", "14/06 14/12", "certain"),
    ],
)
def test_recurring(phrase: str, occurrences: str, certainty: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.occurrences, read.certainty) == (
        DeadlineKind.RECURRING,
        days_of(occurrences),
        certainty,
    )
    assert (read.start, read.end, read.milestones) == (None, None, ())


def test_only_named_days_among_occurrences_are_moved() -> None:
    assert read_phrase("Mỗi quý").effective_occurrences == days_of(QUARTERLY)
    assert read_phrase("ngày 15 tháng cuối quý").effective_occurrences == days_of(
        "15/03 17/06 16/09 16/12"
    )
    assert read_phrase("trước ngày 16 tháng cuối quý").effective_occurrences == days_of(
        "15/03 15/06 15/09 15/12"
    )


def test_the_locality_says_when_reports_are_due() -> None:
    days = days_of("10/03 10/06 10/09 10/12")
    assert read_phrase("hằng quý, 6 tháng, năm", report_days=days).occurrences == days
    assert read_phrase("định kỳ 6 tháng", report_days=days).occurrences == days_of("10/06 10/12")
    assert read_phrase("Định kỳ", report_days=days).occurrences == days
    assert read_phrase("hằng tháng", report_days=days).occurrences == days_of(MONTHLY)
    assert read_phrase("ngày 20 hằng tháng", report_days=days).occurrences == days_of(
        each_month(20)
    )
    moved = read_phrase("hằng quý, 6 tháng, năm", report_days=days).effective_occurrences
    assert moved == days_of("11/03 10/06 10/09 10/12")
