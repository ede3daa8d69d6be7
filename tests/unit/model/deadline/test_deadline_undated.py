"""Phrases without a date of their own: conditions, references, counts, blanks, unread ones."""

from __future__ import annotations

import pytest

from cchc_tracker.model.deadline.reading import DeadlineKind
from tests.unit.model.deadline.phrases import day_of, read_phrase


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
    read = read_phrase(phrase)
    assert (read.kind, read.condition, read.end) == ("conditional", condition, day_of(end))


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
    read = read_phrase(phrase)
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
    read = read_phrase(phrase)
    assert (read.kind, read.anchor, read.offset) == (f"relative_{kind}", anchor, offset)
    assert (read.start, read.end) == (None, None)


@pytest.mark.parametrize(
    "phrase", [None, "", "   ", "-", "–", "…", "//", "./.", "\u00a0", "- \n -"]
)
def test_blank(phrase: str | None) -> None:
    read = read_phrase(phrase)
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
    read = read_phrase(phrase, place="III.7")
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
