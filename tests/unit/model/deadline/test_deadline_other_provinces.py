"""Phrases of plans from provinces that the sources don't cover: dated where the text decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from tests.unit.model.deadline.phrases import (
    PRODUCTS,
    certain_window,
    day_of,
    days_of,
    each_month,
    read_phrase,
    window_of,
)

if TYPE_CHECKING:
    from datetime import date


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("trong tháng 01/2026", "01/01/2026", "31/01/2026"),
        ("Tháng 3 - 5/2025", "01/03/2025", "31/05/2025"),
        ("Từ tháng 3 đến tháng 11/2025", "01/03/2025", "30/11/2025"),
        ("T3 - T5/2025", "01/03/2025", "31/05/2025"),
        ("Quý I ÷ Quý III", "01/01", "30/09"),
        ("Quý một", "01/01", "31/03"),
        ("Quý Tư/2025", "01/10/2025", "31/12/2025"),
        ("Năm 2025-2026", "01/01/2025", "31/12/2026"),
        ("Quý II đến hết năm", "01/04", "31/12"),
        ("Từ tháng 5 đến hết năm 2024", "01/05", "31/12"),
        ("Quý III - hết năm 2025", "01/07/2025", "31/12/2025"),
        ("Thượng tuần tháng 6", "01/06", "10/06"),
        ("Trung tuần tháng 6/2025", "11/06/2025", "20/06/2025"),
        ("hạ tuần tháng 2", "21/02", "29/02"),
        ("Quý IV (trước 15/12)", "01/10", "14/12"),
        ("Quý IV, chậm nhất 15/12", "01/10", "15/12"),
        ("Trong tháng 12, trước ngày 15/12", "01/12", "14/12"),
        ("Năm 2025, quý II", "01/04/2025", "30/06/2025"),
        ("Năm 2025 (Quý II)", "01/04/2025", "30/06/2025"),
        ("Trong năm, trước 15/12", "01/01", "14/12"),
        ("Bắt đầu: Quý I; Kết thúc: Quý III", "01/01", "30/09"),
        ("Thời gian bắt đầu: 01/2025\nThời gian kết thúc: 12/2025", "01/01/2025", "31/12/2025"),
    ],
)
def test_windows(phrase: str, start: str, end: str) -> None:
    assert window_of(read_phrase(phrase)) == certain_window(start, end)


@pytest.mark.parametrize(
    ("phrase", "end", "certainty"),
    [
        ("05/02/26", "05/02/2026", "convention"),
        ("Trước ngày 05.02.26", "04/02/2026", "convention"),
        ("2025-06-30", "30/06/2025", "certain"),
        ("31/01 năm sau", "31/01/2025", "certain"),
        ("Trước ngày 31/01 năm sau", "30/01/2025", "certain"),
        ("Trước ngày 15/12 của năm báo cáo", "14/12", "certain"),
        ("Trước ngày 31/12 năm trước liền kề", "30/12/2023", "certain"),
        ("Từ nay đến hết năm 2025", "31/12/2025", "certain"),
        ("Từ nay đến cuối năm", "31/12", "certain"),
        ("Hoàn thành trước khi kết thúc năm 2025", "31/12/2025", "certain"),
        ("15 ngày sau khi kết thúc quý II", "15/07", "convention"),
    ],
)
def test_due_days(phrase: str, end: str, certainty: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.end, read.certainty) == (DeadlineKind.DUE, day_of(end), certainty)


@pytest.mark.parametrize(
    ("phrase", "steps"),
    [
        ("Quý II và Quý IV", [("01/04", "30/06"), ("01/10", "31/12")]),
        ("Quý I, Quý III", [("01/01", "31/03"), ("01/07", "30/09")]),
        ("Tháng 6 và tháng 12", [("01/06", "30/06"), ("01/12", "31/12")]),
        ("Các tháng 3, 9", [("01/03", "31/03"), ("01/09", "30/09")]),
        ("Đầu năm / cuối năm", [("-", "01/01"), ("-", "31/12")]),
        ("Năm 2024 và năm 2026", [("01/01", "31/12"), ("01/01/2026", "31/12/2026")]),
    ],
)
def test_times_with_something_between_them_are_milestones(
    phrase: str, steps: list[tuple[str, str]]
) -> None:
    read = read_phrase(phrase, products=PRODUCTS)
    assert (read.kind, read.certainty) == (DeadlineKind.MILESTONES, Certainty.CONVENTION)
    assert [(each.label, each.start, each.due) for each in read.milestones] == [
        (label, day_of(start), day_of(due))
        for label, (start, due) in zip(PRODUCTS, steps, strict=True)
    ]


def test_three_points_of_the_year_are_milestones() -> None:
    read = read_phrase("Đầu năm / giữa năm / cuối năm")
    assert [each.due for each in read.milestones] == list(days_of("01/01 30/06 31/12"))


def _shifted(days: str) -> tuple[date, ...]:
    """The days of February on, with that of next January last."""
    return (*days_of(days)[1:], *days_of(days.split(maxsplit=1)[0] + "/2025"))


@pytest.mark.parametrize(
    ("phrase", "days", "certainty"),
    [
        ("Trước ngày 10 hàng tháng", days_of(each_month(9)), "certain"),
        ("Ngày 01 và ngày 15 hằng tháng", None, "certain"),
        ("Trước ngày 05 của tháng liền kề", _shifted(each_month(4)), "convention"),
        ("Chậm nhất ngày 05 tháng sau", _shifted(each_month(5)), "convention"),
        ("Ngày 10 tháng đầu quý sau", days_of("10/04 10/07 10/10 10/01/2025"), "convention"),
        ("15 ngày sau khi kết thúc quý", days_of("15/04 15/07 15/10 15/01/2025"), "convention"),
        ("Chậm nhất ngày 30 tháng 11 hằng năm", days_of("30/11"), "certain"),
        ("Quý I, III hằng năm", days_of("31/03 30/09"), "certain"),
        ("Tháng 3 và tháng 9 hàng năm", days_of("31/03 30/09"), "certain"),
        ("Hằng năm (trước 15/12)", days_of("14/12"), "certain"),
        ("Hằng quý (trước ngày 15 tháng cuối quý)", days_of("14/03 14/06 14/09 14/12"), "certain"),
        ("trước ngày 20 tháng 3, tháng 6", days_of("19/03 19/06"), "certain"),
        ("6 tháng/lần", days_of("30/06 31/12"), "certain"),
        ("1 năm/lần", days_of("31/12"), "certain"),
        ("06 tháng, 01 năm", days_of("30/06 31/12"), "convention"),
        ("2 lần/năm (tháng 6 và tháng 12)", days_of("30/06 31/12"), "certain"),
        ("Mỗi năm 2 lần vào tháng 6 và tháng 12", days_of("30/06 31/12"), "certain"),
        ("Hằng năm, giai đoạn 2021-2025", days_of("31/12"), "convention"),
        ("Từ năm 2023, hằng năm", days_of("31/12"), "convention"),
    ],
)
def test_repeated(phrase: str, days: tuple[date, ...] | None, certainty: str) -> None:
    read = read_phrase(phrase)
    expected = days if days is not None else days_of(f"{each_month(1)} {each_month(15)}")
    assert (read.kind, read.certainty) == (DeadlineKind.RECURRING, certainty)
    assert read.occurrences == tuple(sorted(expected))


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("02 lần/năm", "frequency"),
        ("Hai lần/năm", "frequency"),
        ("2 lần/năm (tháng 6)", "frequency"),
        ("Tối thiểu 2 hội nghị/năm", "frequency"),
        ("Chiều thứ sáu hằng tuần", "frequency"),
        ("02 năm/lần", "frequency"),
        ("Khi có phát sinh", "conditional"),
        ("Sau khi có văn bản của Bộ Nội vụ", "conditional"),
        ("Sau mỗi đợt kiểm tra", "conditional"),
        ("Trước kỳ họp HĐND tỉnh", "conditional"),
        ("Tại kỳ họp cuối năm của HĐND", "conditional"),
        ("Theo Kế hoạch của UBND tỉnh", "reference"),
        ("Đảm bảo đúng thời hạn quy định", "reference"),
        ("Đúng tiến độ", "reference"),
        ("Trong suốt quá trình thực hiện", "open"),
        ("Thực hiện ngay", "open"),
        ("2025 và những năm tiếp theo", "open"),
        ("Quý II/2025 trở đi", "open"),
        ("Sau ngày 01/7/2025", "open"),
        ("Sau quý II", "open"),
        ("Quý I, Quý III và những năm tiếp theo", "open"),
        ("05 ngày làm việc", "relative_wd"),
    ],
)
def test_without_a_last_day(phrase: str, kind: str) -> None:
    read = read_phrase(phrase)
    assert (read.kind, read.end, read.occurrences) == (kind, None, ())
    assert not read.problems


@pytest.mark.parametrize(
    ("phrase", "start"),
    [
        ("2025 và những năm tiếp theo", "01/01/2025"),
        ("Quý II/2025 trở đi", "01/04/2025"),
        ("Sau ngày 01/7/2025", "02/07/2025"),
        ("Sau quý II", "01/07"),
        ("Sau năm 2025", "01/01/2026"),
        ("Quý I, Quý III và những năm tiếp theo", "01/01"),
    ],
)
def test_what_goes_on_has_a_start(phrase: str, start: str) -> None:
    assert read_phrase(phrase).start == day_of(start)


@pytest.mark.parametrize(
    ("phrase", "milestones"),
    [
        (
            "Hoàn thành trong Quý I; duy trì thường xuyên",
            [("Hoàn thành", "01/01", "31/03"), ("duy trì thường xuyên", "01/04", "31/12")],
        ),
        (
            "Xây dựng trong quý I và thực hiện thường xuyên",
            [("Xây dựng", "01/01", "31/03"), ("thực hiện", "01/01", "31/12")],
        ),
    ],
)
def test_a_time_and_then_continuous_work_are_two_milestones(
    phrase: str, milestones: list[tuple[str, str, str]]
) -> None:
    read = read_phrase(phrase)
    assert [(each.label, each.start, each.due) for each in read.milestones] == [
        (label, day_of(start), day_of(due)) for label, start, due in milestones
    ]


@pytest.mark.parametrize(
    ("phrase", "note"),
    [
        ("05/02/26", "the year is printed with two digits"),
        ("T3-T5", "T and a number is read as a month; it could be a weekday"),
        ("Giai đoạn 2024 - 2025, định hướng 2030", "định hướng 2030"),
        ("15 ngày sau khi kết thúc quý", "counted from the last day of the period"),
        ("05 ngày làm việc", "it isn't said from when"),
    ],
)
def test_what_the_text_leaves_open_is_said(phrase: str, note: str) -> None:
    read = read_phrase(phrase)
    assert read.certainty is not Certainty.CERTAIN
    assert note in (read.note or "")


@pytest.mark.parametrize(
    "phrase",
    [
        *("02/26", "Năm học 2024-2025", "Tuần đầu tháng 6", "Trong vòng 3 tháng kể từ ngày ký"),
        *("Ngày", "Đến 31/12/2025 và những năm tiếp theo", "Năm 2024-2025, quý II"),
        *("x", "Trong giờ hành chính", "Sau mỗi quý", "2 lần/năm (khoảng giữa năm học)"),
        *("Quý IV (trước 15/12) và sau đó", "Trước ngày 05 của tháng liền kề trước"),
    ],
)
def test_what_stays_doubtful_gets_no_date(phrase: str) -> None:
    read = read_phrase(phrase)
    assert (read.end, read.occurrences, read.milestones) == (None, (), ())


def test_a_month_beside_a_quarter_may_be_one_more_time() -> None:
    assert read_phrase("Quý II, tháng 6").certainty is Certainty.AMBIGUOUS
