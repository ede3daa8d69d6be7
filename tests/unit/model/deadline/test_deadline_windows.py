"""Phrases of quarters, months, half-years and years, in spellings that no data set lists."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.model.deadline.reading import DeadlineKind
from tests.unit.model.deadline.phrases import (
    PRODUCTS,
    certain_window,
    day_of,
    read_phrase,
    window_of,
)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("Quý 1", "01/01", "31/03"),
        ("Q1", "01/01", "31/03"),
        ("QI", "01/01", "31/03"),
        ("Q.II", "01/04", "30/06"),
        ("QuýIII", "01/07", "30/09"),
        ("quý i/2024", "01/01", "31/03"),
        ("QUÝ IV/2025", "01/10/2025", "31/12/2025"),
        ("qúy III", "01/07", "30/09"),
        ("Quí 2", "01/04", "30/06"),
        ("Quý Ⅳ", "01/10", "31/12"),
        ("Quý II / 2024", "01/04", "30/06"),
        ("Quý II, năm 2025", "01/04/2025", "30/06/2025"),
        ("Quý II – 2025", "01/04/2025", "30/06/2025"),
        ("Quý II năm 2024.", "01/04", "30/06"),
        ("Quý II năm sau", "01/04/2025", "30/06/2025"),
        ("Quý I-II/2024", "01/01", "30/06"),
        ("Quý 1-2/2024", "01/01", "30/06"),
        ("Quý I → Quý III", "01/01", "30/09"),
        ("Quý I đến Quý III", "01/01", "30/09"),
        ("Từ quý II đến hết quý IV", "01/04", "31/12"),
        ("Quý IV - Quý II/2025", "01/10", "30/06/2025"),
        ("tháng 6", "01/06", "30/06"),
        ("THÁNG 06", "01/06", "30/06"),
        ("12/2024", "01/12", "31/12"),
        ("T6/2024", "01/06", "30/06"),
        ("tháng 2 năm 2023", "01/02/2023", "28/02/2023"),
        ("tháng 3 - tháng 5", "01/03", "31/05"),
        ("tháng 3-5", "01/03", "31/05"),
        ("Tháng 3 đến tháng 5/2025", "01/03/2025", "31/05/2025"),
        ("tháng 10/2024 – 3/2025", "01/10", "31/03/2025"),
        ("từ tháng 10 đến tháng 3 năm sau", "01/10", "31/03/2025"),
        ("6 tháng đầu năm", "01/01", "30/06"),
        ("06 tháng đầu năm 2025", "01/01/2025", "30/06/2025"),
        ("6 tháng cuối năm", "01/07", "31/12"),
        ("sáu tháng cuối năm 2024", "01/07", "31/12"),
        ("9 tháng đầu năm", "01/01", "30/09"),
        ("Nửa đầu năm", "01/01", "30/06"),
        ("Trong 6 tháng đầu năm", "01/01", "30/06"),
        ("Xong trong quý II", "01/04", "30/06"),
        ("Hoàn thành Quý IV/2024", "01/10", "31/12"),
        ("Hoàn thành trong năm", "01/01", "31/12"),
        ("Thời gian: Quý I", "01/01", "31/03"),
        ("Thời gian thực hiện: tháng 6", "01/06", "30/06"),
        ("15/6 - 20/6", "15/06", "20/06"),
        ("15-20/6", "15/06", "20/06"),
        ("ngày 10-12 tháng 6", "10/06", "12/06"),
        ("từ ngày 15 đến ngày 20 tháng 6", "15/06", "20/06"),
        ("từ ngày 01 tháng 6 đến ngày 15 tháng 7 năm 2024", "01/06", "15/07"),
        ("Đầu tháng 6 đến giữa tháng 8", "01/06", "15/08"),
        ("2024-2025", "01/01", "31/12/2025"),
        ("Từ năm 2024 đến năm 2026", "01/01", "31/12/2026"),
        ("Giai đoạn 2021 – 2025", "01/01/2021", "31/12/2025"),
        ("Trong giai đoạn 2024-2026", "01/01", "31/12/2026"),
    ],
)
def test_certain_windows(phrase: str, start: str, end: str) -> None:
    read = read_phrase(phrase)
    assert window_of(read) == certain_window(start, end)
    assert read.milestones == ()


@pytest.mark.parametrize(
    ("phrase", "start", "end", "certainty"),
    [
        ("Quý III và Quý IV", "01/07", "31/12", "ambiguous"),
        ("Quý I, II và III", "01/01", "30/09", "ambiguous"),
        ("Quý I; Quý II", "01/01", "30/06", "ambiguous"),
        ("Quý III & IV", "01/07", "31/12", "ambiguous"),
        ("Trong quý I/2024 hoặc quý II/2024", "01/01", "30/06", "ambiguous"),
        ("Tháng 6, 7/2024", "01/06", "31/07", "ambiguous"),
        ("Trong năm 2024", "01/01", "31/12", "ambiguous"),
        ("Dự kiến quý II", "01/04", "30/06", "convention"),
        ("Dự kiến: tháng 6", "01/06", "30/06", "convention"),
        ("Quý II (dự kiến)", "01/04", "30/06", "convention"),
        ("Trong năm (theo kế hoạch)", "01/01", "31/12", "convention"),
    ],
)
def test_doubtful_windows(phrase: str, start: str, end: str, certainty: str) -> None:
    read = read_phrase(phrase, products=PRODUCTS)
    assert (read.kind, read.start, read.end, read.certainty) == (
        DeadlineKind.WINDOW,
        day_of(start),
        day_of(end),
        certainty,
    )


def test_windows_are_moved_only_where_they_end_on_a_named_date() -> None:
    assert read_phrase("Quý II").effective_end == date(2024, 6, 30)
    assert read_phrase("tháng 6").effective_end == date(2024, 6, 30)
    assert read_phrase("từ 15/6 đến 30/6/2024").effective_end == date(2024, 7, 1)
