"""Phrases of several deadlines: which product or step each belongs to, dated or not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.model.deadline.phrases import PRODUCTS, day_of, read_phrase


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
    read = read_phrase(phrase)
    assert read.kind == "milestones"
    assert [(each.label, each.start, each.due) for each in read.milestones] == [
        (label, day_of(start), day_of(due))
        for label, start, due in (text.rsplit(" ", 2) for text in milestones)
    ]
    assert read.problems == ()


def test_an_undated_milestone_leaves_the_whole_without_an_end() -> None:
    read = read_phrase(
        "Thực hiện: Quý II; Báo cáo: khi có yêu cầu; Tổng kết: theo Kế hoạch 61/KH-UBND"
    )
    assert (read.end, read.condition, read.reference) == (None, "có yêu cầu", "61/KH-UBND")


def test_an_unread_milestone_is_told_and_left_undated() -> None:
    read = read_phrase("Ban hành: Quý V; Báo cáo: Quý IV", place="III.7")
    assert [each.due for each in read.milestones] == [None, date(2024, 12, 31)]
    assert [(each.place, each.text) for each in read.problems] == [("III.7", "Quý V")]


def test_products_name_what_lost_its_separator() -> None:
    assert [each.label for each in read_phrase("Quý I Quý IV", products=PRODUCTS).milestones] == [
        *PRODUCTS
    ]
    three = (*PRODUCTS, "Tờ trình")
    assert [each.label for each in read_phrase("Quý I Quý IV", products=three).milestones] == [
        "1",
        "2",
    ]


def test_milestone_days_are_moved_where_they_are_named() -> None:
    read = read_phrase("Dự thảo: 15/6; Trình: Quý II")
    assert [each.effective_due for each in read.milestones] == [
        date(2024, 6, 17),
        date(2024, 6, 30),
    ]
