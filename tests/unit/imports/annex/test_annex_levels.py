"""Headings above and below the areas: goals, tasks and parts, and rows that only look like them."""

from __future__ import annotations

import pytest

from cchc_tracker.imports.annex import read_annex
from tests.unit.imports.annex.annex_lines import leaf, read_lines, refs, wide
from tests.unit.imports.annex.annex_source import activities, codes, document, table


def test_headings_below_the_areas_are_goals_where_there_is_no_column() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        wide("1", "Xây dựng văn bản"),
        leaf("1.1", "Rà soát"),
        leaf("1.2", "Thẩm định"),
        wide("2", "Kiểm tra văn bản"),
        leaf("2.1", "Tự kiểm tra"),
        wide("II", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        leaf("1", "Giải ngân"),
    )
    assert refs(annex) == [
        "I|Xây dựng văn bản|Rà soát",
        "I|Xây dựng văn bản|Thẩm định",
        "I|Kiểm tra văn bản|Tự kiểm tra",
        "II||Giải ngân",
    ]
    assert [row.goal_no for row in activities(annex)] == ["1", "1", "2", None]


def test_two_levels_below_the_areas_are_goals_and_tasks() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        wide("1", "Xây dựng văn bản"),
        wide("1.1", "Lập chương trình"),
        leaf("a", "Rà soát"),
        leaf("b", "Thẩm định"),
        wide("1.2", "Ban hành"),
        leaf("a", "Trình ký"),
    )
    found = [(row.goal_no, row.task_no, row.activity_no, row.text) for row in activities(annex)]
    assert found == [
        ("1", "1.1", "a", "Rà soát"),
        ("1", "1.1", "b", "Thẩm định"),
        ("1", "1.2", "a", "Trình ký"),
    ]


def test_headings_above_the_areas_tell_equal_numbers_apart() -> None:
    annex = read_lines(
        wide("A", "NHIỆM VỤ TRỌNG TÂM"),
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        leaf("1", "Rà soát"),
        wide("II", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        leaf("1", "Giải ngân"),
        wide("B", "NHIỆM VỤ THƯỜNG XUYÊN"),
        wide("I", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        leaf("1", "Báo cáo"),
    )
    assert refs(annex) == ["I||Rà soát", "II||Giải ngân", "B.I||Báo cáo"]
    assert "heading-above-areas" in codes(annex)


def test_a_part_with_rows_of_its_own_is_an_area() -> None:
    annex = read_lines(
        wide("A", "NHIỆM VỤ CHUNG"),
        leaf("1", "Rà soát"),
        wide("B", "NHIỆM VỤ CỤ THỂ"),
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        leaf("1", "Báo cáo"),
        wide("II", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        leaf("1", "Giải ngân"),
    )
    assert [area.no for area in annex.areas] == ["A", "I", "II"]


def test_a_title_with_rows_counted_below_it_is_a_heading() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        ["1", "Xây dựng văn bản", "", "", "", ""],
        leaf("1.1", "Rà soát"),
    )
    assert refs(annex) == ["I|Xây dựng văn bản|Rà soát"]


def test_a_row_counted_beside_a_title_ends_it() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        ["1", "Xây dựng văn bản", "", "", "", ""],
        leaf("a", "Rà soát"),
        leaf("2", "Báo cáo"),
    )
    assert refs(annex) == ["I|Xây dựng văn bản|Rà soát", "I||Báo cáo"]


def test_a_task_on_a_line_of_its_own_heads_the_activities_below() -> None:
    annex = read_annex(
        document(
            table(
                ["TT", "Nhiệm vụ", "Hoạt động", "Chủ trì", "Thời gian"],
                ["I", ("CẢI CÁCH THỂ CHẾ", 1, 4)],
                ["1", "Xây dựng văn bản", "", "", ""],
                ["1.1", "", "Rà soát", "Sở Tư pháp", "Quý I"],
                ["1.2", "", "Thẩm định", "Sở Tư pháp", "Quý I"],
            )
        )
    )
    assert [(row.task_no, row.task, row.activity) for row in activities(annex)] == [
        ("1", "Xây dựng văn bản", "Rà soát"),
        ("1", "Xây dựng văn bản", "Thẩm định"),
    ]
    assert codes(annex) == []


def test_work_without_product_and_lead_is_no_heading() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        ["1", "Xây dựng văn bản", "", "", "", ""],
        leaf("2", "Rà soát"),
    )
    assert refs(annex) == ["I||Xây dựng văn bản", "I||Rà soát"]


@pytest.mark.parametrize("number", ["I", "X", "1"])
def test_work_that_looks_like_an_area_to_the_matrix_is_kept(number: str) -> None:
    annex = read_lines(
        [("1. CẢI CÁCH THỂ CHẾ", 1, 6)],
        leaf("5", "Rà soát"),
        [number, "Xây dựng văn bản", "", "", "", ""] if number == "1" else leaf(number, "Làm"),
    )
    assert len(activities(annex)) == 2


def test_recipients_signature_and_notes_below_are_no_rows() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        leaf("1", "Rà soát"),
        ["", "Nơi nhận: - Như trên", "", "", "TM. ỦY BAN NHÂN DÂN", ""],
        [("[1] Thời điểm chốt số liệu", 1, 6)],
    )
    assert len(activities(annex)) == 1
    assert "rows-below" in codes(annex)
