"""The conventions carry over to phrases that no data set lists."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.model.deadline.reading import Certainty, Deadline, DeadlineKind

_YEAR = 2024
_PRODUCTS = ("Kế hoạch", "Báo cáo")


def _read(phrase: str | None, **around: object) -> Deadline:
    context = DeadlineContext(_YEAR, vietnam_calendar(), **around)  # type: ignore[arg-type]
    return read_deadline(phrase, context)


def _day(text: str) -> date | None:
    """`31/03` in 2024, or `31/03/2025`; None for `-`."""
    if text == "-":
        return None
    day, month, *year = (int(part) for part in text.split("/"))
    return date(year[0] if year else _YEAR, month, day)


def _days(text: str) -> tuple[date, ...]:
    return tuple(day for day in map(_day, text.split()) if day)


_QUARTERLY = "31/03 30/06 30/09 31/12"
_MONTHLY = "31/01 29/02 31/03 30/04 31/05 30/06 31/07 31/08 30/09 31/10 30/11 31/12"


def _monthly(day: int) -> str:
    return " ".join(f"{day:02}/{month:02}" for month in range(1, 13))


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
    read = _read(phrase)
    assert (read.kind, read.start, read.end, read.certainty) == (
        DeadlineKind.WINDOW,
        _day(start),
        _day(end),
        Certainty.CERTAIN,
    )
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
        ("Tháng 6 và tháng 12", "01/06", "31/12", "ambiguous"),
        ("Trong năm 2024", "01/01", "31/12", "ambiguous"),
        ("Dự kiến quý II", "01/04", "30/06", "convention"),
        ("Dự kiến: tháng 6", "01/06", "30/06", "convention"),
        ("Quý II (dự kiến)", "01/04", "30/06", "convention"),
        ("Trong năm (theo kế hoạch)", "01/01", "31/12", "convention"),
    ],
)
def test_doubtful_windows(phrase: str, start: str, end: str, certainty: str) -> None:
    read = _read(phrase, products=_PRODUCTS)
    assert (read.kind, read.start, read.end, read.certainty) == (
        DeadlineKind.WINDOW,
        _day(start),
        _day(end),
        certainty,
    )


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
    read = _read(phrase)
    assert (read.kind, read.start, read.end, read.effective_end, read.exclusive) == (
        DeadlineKind.DUE,
        None,
        _day(end),
        _day(effective),
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
    read = _read(phrase)
    assert (read.kind, read.end, read.effective_end, read.exclusive) == (
        DeadlineKind.DUE,
        _day(end),
        _day(end),
        True,
    )


def test_offices_may_read_before_as_by() -> None:
    read = _read("trước ngày 30/6", before_is_exclusive=False)
    assert (read.end, read.effective_end, read.exclusive) == (_day("30/06"), _day("01/07"), False)
    assert _read("trước quý II", before_is_exclusive=False).end == _day("31/03")


def test_windows_are_moved_only_where_they_end_on_a_named_date() -> None:
    assert _read("Quý II").effective_end == date(2024, 6, 30)
    assert _read("tháng 6").effective_end == date(2024, 6, 30)
    assert _read("từ 15/6 đến 30/6/2024").effective_end == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("phrase", "end"),
    [("cuối quý II", "30/06"), ("đầu quý III", "01/07"), ("giữa quý II", "15/05")],
)
def test_parts_of_a_quarter_are_a_convention(phrase: str, end: str) -> None:
    read = _read(phrase)
    assert (read.kind, read.end, read.certainty) == ("due", _day(end), "convention")


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
        ("Thường xuyên, hằng quý", "01/01", "31/12", _QUARTERLY),
        ("Cả năm và báo cáo hằng quý", "01/01", "31/12", _QUARTERLY),
        ("Thường xuyên, ngày 20 hằng tháng báo cáo", "01/01", "31/12", _monthly(20)),
    ],
)
def test_continuous(phrase: str, start: str, end: str, occurrences: str) -> None:
    read = _read(phrase)
    assert (read.kind, read.start, read.end, read.effective_end, read.occurrences) == (
        DeadlineKind.CONTINUOUS,
        _day(start),
        _day(end),
        _day(end),
        _days(occurrences),
    )


@pytest.mark.parametrize(
    ("phrase", "occurrences", "certainty"),
    [
        ("Hằng tháng", _MONTHLY, "certain"),
        ("Mỗi quý", _QUARTERLY, "certain"),
        ("Theo quý", _QUARTERLY, "certain"),
        ("Từng quý", _QUARTERLY, "certain"),
        ("Báo cáo định kỳ hằng quý", _QUARTERLY, "certain"),
        ("Mỗi năm", "31/12", "certain"),
        ("Định kỳ 6 tháng", "30/06 31/12", "certain"),
        ("06 tháng/lần", "30/06 31/12", "certain"),
        ("Định kỳ 03 tháng một lần", _QUARTERLY, "certain"),
        ("Hằng quý năm 2025", "31/03/2025 30/06/2025 30/09/2025 31/12/2025", "certain"),
        ("6 tháng, năm", "30/06 31/12", "convention"),
        ("Sơ kết 6 tháng, tổng kết năm", "30/06 31/12", "convention"),
        ("quý I, 6 tháng, quý III và năm", _QUARTERLY, "convention"),
        ("Hàng tháng, quý, 6 tháng, năm", _MONTHLY, "convention"),
        ("hằng quý và đột xuất khi có yêu cầu", _QUARTERLY, "convention"),
        ("Cuối quý", _QUARTERLY, "convention"),
        ("cuối mỗi tháng", _MONTHLY, "convention"),
        ("trước ngày 15 hằng tháng", _monthly(14), "certain"),
        ("ngày 20 hàng tháng", _monthly(20), "certain"),
        ("định kỳ chậm nhất ngày 10 hằng tháng", _monthly(10), "certain"),
        ("Hằng tháng, trước ngày 21", _monthly(20), "certain"),
        ("ngày 31 hằng tháng", _MONTHLY, "certain"),
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
    read = _read(phrase)
    assert (read.kind, read.occurrences, read.certainty) == (
        DeadlineKind.RECURRING,
        _days(occurrences),
        certainty,
    )
    assert (read.start, read.end, read.milestones) == (None, None, ())


def test_only_named_days_among_occurrences_are_moved() -> None:
    assert _read("Mỗi quý").effective_occurrences == _days(_QUARTERLY)
    assert _read("ngày 15 tháng cuối quý").effective_occurrences == _days("15/03 17/06 16/09 16/12")
    assert _read("trước ngày 16 tháng cuối quý").effective_occurrences == _days(
        "15/03 15/06 15/09 15/12"
    )


def test_the_locality_says_when_reports_are_due() -> None:
    days = _days("10/03 10/06 10/09 10/12")
    assert _read("hằng quý, 6 tháng, năm", report_days=days).occurrences == days
    assert _read("định kỳ 6 tháng", report_days=days).occurrences == _days("10/06 10/12")
    assert _read("Định kỳ", report_days=days).occurrences == days
    assert _read("hằng tháng", report_days=days).occurrences == _days(_MONTHLY)
    assert _read("ngày 20 hằng tháng", report_days=days).occurrences == _days(_monthly(20))
    moved = _read("hằng quý, 6 tháng, năm", report_days=days).effective_occurrences
    assert moved == _days("11/03 10/06 10/09 10/12")


@pytest.mark.parametrize(
    ("phrase", "milestones"),
    [
        ("Kế hoạch: Quý I; Báo cáo: Quý IV", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("Kế hoạch: Quý I, Báo cáo: Quý IV", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("Kế hoạch:\nQuý I\nBáo cáo:\nQuý IV", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("+ Kế hoạch: Quý I\r\n+ Báo cáo: Quý IV", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("- Kế hoạch: Quý I - Báo cáo: Quý IV", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("Quý I: Kế hoạch; Quý IV: Báo cáo", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("Quý I (Kế hoạch), Quý IV (Báo cáo)", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        ("Kế hoạch Quý I, Báo cáo Quý IV", ["Kế hoạch 01/01 31/03", "Báo cáo 01/10 31/12"]),
        (
            "- Ban hành: tháng 3\n- Thực hiện: thường xuyên",
            ["Ban hành 01/03 31/03", "Thực hiện 01/01 31/12"],
        ),
        (
            "Xây dựng, ban hành: Quý I; Thực hiện: Quý II - IV",
            ["Xây dựng, ban hành 01/01 31/03", "Thực hiện 01/04 31/12"],
        ),
        ("Dự thảo: trước 15/6; Trình: 30/9", ["Dự thảo - 14/06", "Trình - 30/09"]),
        ("Báo cáo: Quý IV", ["Báo cáo 01/10 31/12"]),
        ("Thực hiện: Quý II; Báo cáo: khi có yêu cầu", ["Thực hiện 01/04 30/06", "Báo cáo - -"]),
        ("Báo cáo: định kỳ 6 tháng", ["Báo cáo 30/06/2024 - 30/06", "Báo cáo 31/12/2024 - 31/12"]),
        (
            "Ban hành trong quý I, thực hiện thường xuyên",
            ["Ban hành 01/01 31/03", "thực hiện 01/01 31/12"],
        ),
        (
            "Hoàn thành trong quý II và vận hành thường xuyên",
            ["Hoàn thành 01/04 30/06", "vận hành thường xuyên 01/07 31/12"],
        ),
        ("Quý I Quý III", ["1 01/01 31/03", "2 01/07 30/09"]),
        ("Quý I\nQuý IV", ["1 01/01 31/03", "2 01/10 31/12"]),
        ("tháng 6 tháng 12", ["1 01/06 30/06", "2 01/12 31/12"]),
        ("15/6 và 15/12", ["1 - 15/06", "2 - 15/12"]),
        ("Trước 30/6 và trước 31/12", ["1 - 29/06", "2 - 30/12"]),
    ],
)
def test_milestones(phrase: str, milestones: list[str]) -> None:
    read = _read(phrase)
    assert read.kind == "milestones"
    assert [(each.label, each.start, each.due) for each in read.milestones] == [
        (label, _day(start), _day(due))
        for label, start, due in (text.rsplit(" ", 2) for text in milestones)
    ]
    assert read.problems == ()


def test_an_undated_milestone_leaves_the_whole_without_an_end() -> None:
    read = _read("Thực hiện: Quý II; Báo cáo: khi có yêu cầu; Tổng kết: theo Kế hoạch 61/KH-UBND")
    assert (read.end, read.condition, read.reference) == (None, "có yêu cầu", "61/KH-UBND")


def test_an_unread_milestone_is_told_and_left_undated() -> None:
    read = _read("Ban hành: Quý V; Báo cáo: Quý IV", place="III.7")
    assert [each.due for each in read.milestones] == [None, date(2024, 12, 31)]
    assert [(each.place, each.text) for each in read.problems] == [("III.7", "Quý V")]


def test_products_name_what_lost_its_separator() -> None:
    assert [each.label for each in _read("Quý I Quý IV", products=_PRODUCTS).milestones] == [
        *_PRODUCTS
    ]
    three = (*_PRODUCTS, "Tờ trình")
    assert [each.label for each in _read("Quý I Quý IV", products=three).milestones] == ["1", "2"]


def test_milestone_days_are_moved_where_they_are_named() -> None:
    read = _read("Dự thảo: 15/6; Trình: Quý II")
    assert [each.effective_due for each in read.milestones] == [
        date(2024, 6, 17),
        date(2024, 6, 30),
    ]


@pytest.mark.parametrize(
    ("phrase", "condition", "end"),
    [
        ("Khi có hướng dẫn của Bộ Nội vụ", "có hướng dẫn của Bộ Nội vụ", "-"),
        ("Ngay sau khi có Quyết định", "có Quyết định", "-"),
        ("KHI CÓ PHÁT SINH", "PHÁT SINH", "-"),
        ("Sau kỳ họp HĐND", "kỳ họp HĐND", "-"),
        ("Thực hiện sau khi được phê duyệt", "được phê duyệt", "-"),
        ("Quý II (khi có hướng dẫn)", "có hướng dẫn", "30/06"),
        ("Quý II, sau khi có hướng dẫn", "có hướng dẫn", "30/06"),
        ("Trong năm khi có yêu cầu", "có yêu cầu", "31/12"),
        ("Thường xuyên (khi có phát sinh)", "phát sinh", "31/12"),
        ("Từ quý II đến khi hoàn thành", "hoàn thành", "-"),
    ],
)
def test_conditions(phrase: str, condition: str, end: str) -> None:
    read = _read(phrase)
    assert (read.kind, read.condition, read.end) == ("conditional", condition, _day(end))


@pytest.mark.parametrize(
    ("phrase", "kind", "reference"),
    [
        ("Theo Quyết định số 12/QĐ-UBND", "reference", "12/QĐ-UBND"),
        ("Thực hiện theo Kế hoạch số 12/KH-UBND ngày 15/01/2024", "reference", "12/KH-UBND"),
        ("Kế hoạch số 61/KH-UBND", "reference", "61/KH-UBND"),
        ("Theo chỉ đạo của UBND tỉnh", "reference", None),
        ("Theo yêu cầu của Bộ Nội vụ", "reference", None),
        ("Theo quy định", "reference", None),
        ("Theo yêu cầu", "open", None),
        ("Theo nhu cầu thực tế", "open", None),
        ("Tùy theo tình hình", "open", None),
        ("Đột xuất", "open", None),
        ("ít nhất 02 lần/năm", "frequency", None),
        ("01 lần/quý", "frequency", None),
        ("Mỗi năm 2 lần", "frequency", None),
        ("Hằng tuần", "frequency", None),
        ("Từ 01/01/2024 đến nay", "data_period", "end = nay"),
        ("tính từ ngày 15/12/2023 đến thời điểm kiểm tra", "data_period", "end = ngày kiểm tra"),
        ("từ năm 2020 đến năm 2022", "data_period", None),
        ("trong thời gian từ năm 2021-2024", "data_period", None),
        ("Từ tháng 6", "open", None),
    ],
)
def test_phrases_without_a_date_of_their_own(phrase: str, kind: str, reference: str | None) -> None:
    read = _read(phrase)
    assert (read.kind, read.reference, read.problems) == (kind, reference, ())
    assert not read.dated


@pytest.mark.parametrize(
    ("phrase", "kind", "anchor", "offset"),
    [
        ("Trong vòng 15 ngày kể từ ngày nhận đủ hồ sơ", "days", "ngày nhận đủ hồ sơ", 15),
        ("sau 05 ngày làm việc kể từ ngày kết thúc", "wd", "ngày kết thúc", 5),
        ("Chậm nhất 15 (mười lăm) ngày kể từ ngày ký", "days", "ngày ký", 15),
        ("10 ngày làm việc sau khi ban hành", "wd", "ban hành", 10),
        ("Sau khi kết thúc 10 ngày làm việc", "wd", "kết thúc", 10),
        ("Trong vòng 02 tuần kể từ khi ban hành", "days", "ban hành", 14),
        ("Không quá 03 ngày làm việc", "wd", None, 3),
        ("trước kỳ họp HĐND 10 ngày", "days", "kỳ họp HĐND", -10),
        ("trước khi kiểm tra ít nhất 7 ngày làm việc", "wd", "ngày kiểm tra", -7),
        ("ít nhất 05 ngày làm việc trước ngày kiểm tra", "wd", "ngày kiểm tra", -5),
        ("trước 15 ngày", "days", "ngày kiểm tra", -15),
    ],
)
def test_counts_of_days(phrase: str, kind: str, anchor: str | None, offset: int) -> None:
    read = _read(phrase)
    assert (read.kind, read.anchor, read.offset) == (f"relative_{kind}", anchor, offset)
    assert (read.start, read.end) == (None, None)


@pytest.mark.parametrize(
    "phrase", [None, "", "   ", "-", "–", "…", "//", "./.", "\u00a0", "- \n -"]
)
def test_blank(phrase: str | None) -> None:
    read = _read(phrase)
    assert (read.kind, read.end, read.problems) == ("blank", None, ())


@pytest.mark.parametrize(
    "phrase",
    [
        *("31/02/2024", "29/02/2023", "30/2", "31/4", "00/01/2024", "1/13/2024", "ngày 32 tháng 1"),
        *("Quý V", "Quý 5", "Quý 0", "Quý IIII", "tháng 13", "Tháng 0", "Quý I năm 20244"),
        *("Quý IV, Quý I", "Quý III - Quý I/2024", "20/6 - 15/6", "ngày 32 hằng tháng"),
        *(
            "abc",
            "?",
            "Nt",
            "Quý",
            "Năm",
            "Dự kiến năm",
            "hằng",
            "Không thường xuyên",
            "6 tháng",
            "10 ngày",
            "Nhóm đối tượng",
            "Ghi chú: abc",
        ),
        *("III, IV", "15", "Quý II và", "x" * 10_000),
    ],
)
def test_unread_phrases_are_told_and_stay_undated(phrase: str) -> None:
    read = _read(phrase, place="III.7")
    assert (read.kind, read.start, read.end, read.occurrences, read.milestones) == (
        DeadlineKind.INVALID,
        None,
        None,
        (),
        (),
    )
    assert [(each.code, each.severity, each.place) for each in read.problems] == [
        ("deadline-unread", "warning", "III.7")
    ]
    assert phrase in str(read.problems[0].message)


def test_before_january_reaches_into_the_year_before() -> None:
    first = date(2024, 1, 1)
    assert _read("trước ngày 01/01/2024").end == first - timedelta(days=1)
