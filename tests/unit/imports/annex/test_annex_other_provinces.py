"""Annexes as provinces without a source of ours print them: their headings, columns and cells."""

from __future__ import annotations

import pytest

from cchc_tracker.imports.annex import read_annex, unplaced
from cchc_tracker.imports.annex.columns import assign_columns
from cchc_tracker.imports.annex.headings import guess
from tests.unit.imports.annex.annex_source import activities, codes, document, table


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        *(("Lộ trình", "deadline"), ("Lộ trình thực hiện", "deadline")),
        *(("Tháng thực hiện", "deadline"), ("Tiến độ", "deadline")),
        *(("Thời gian trình", "deadline"), ("Đơn vị đầu mối", "lead")),
        *(("Cơ quan thực hiện", "lead"), ("Đơn vị tham gia", "support")),
        *(("Cơ quan liên quan", "support"), ("Sản phẩm đầu ra", "product")),
        *(("Sản phẩm/kết quả", "product"), ("Nội dung công việc", "task")),
    ],
)
def test_headings_of_other_provinces(heading: str, field: str) -> None:
    assert guess(heading)[0].fields == (field,)


@pytest.mark.parametrize("heading", ["Chỉ tiêu/Nhiệm vụ", "Mục tiêu, nhiệm vụ"])
def test_goals_and_tasks_in_one_column_are_tasks_where_no_other_column_has_any(
    heading: str,
) -> None:
    alone = assign_columns([("TT",), (heading,), ("Chủ trì",)])
    assert [column.fields for column in alone] == [("number",), ("task",), ("lead",)]
    beside = assign_columns([(heading,), ("Nhiệm vụ",), ("Chủ trì",)])
    assert [column.fields for column in beside] == [("goal",), ("task",), ("lead",)]


def test_a_start_and_an_end_that_are_the_same_are_one_time() -> None:
    annex = read_annex(
        document(
            table(
                ["TT", "Nhiệm vụ", "Chủ trì", "Bắt đầu", "Kết thúc"],
                ["I", ("CẢI CÁCH THỂ CHẾ", 1, 4)],
                ["1", "Rà soát", "Sở Tư pháp", "Quý I", "Quý I"],
            )
        )
    )
    assert [row.deadline_text for row in activities(annex)] == ["Quý I"]


def test_two_sets_of_columns_below_one_heading_each() -> None:
    source = document(
        table(
            [
                ("STT", 2, 1),
                ("Nội dung công việc", 2, 1),
                ("Sản phẩm đầu ra", 2, 1),
                ("Đơn vị thực hiện", 1, 2),
                ("Tiến độ", 1, 2),
                ("Dự kiến kinh phí", 2, 1),
            ],
            ["Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"],
            ["I", ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", 1, 7)],
            ["1", "Rà soát", "Báo cáo", "Sở Y tế", "Các sở", "Quý I", "Quý III", "50 triệu"],
        )
    )
    annex = read_annex(source)
    (row,) = activities(annex)
    assert (row.task, row.product_text) == ("Rà soát", "Báo cáo")
    assert (row.lead_text, row.support_text) == ("Sở Y tế", "Các sở")
    assert row.deadline_text == "Quý I - Quý III"
    assert ("extra", "50 triệu") in {
        (origin.field, origin.text) for each in annex.rows for origin in each.origins
    }
    assert unplaced(source, annex) == ()


def test_agencies_in_one_cell_and_a_column_of_funds() -> None:
    source = document(
        table(
            [
                "STT",
                "Tên nhiệm vụ",
                "Sản phẩm/kết quả",
                "Cơ quan thực hiện",
                "Lộ trình",
                "Kinh phí",
            ],
            [("I. Cải cách thể chế", 1, 6)],
            ["1", "Rà soát", "Báo cáo", "Sở Y tế chủ trì, phối hợp Sở Nội vụ", "Quý II", ""],
            ["2", "Kiểm tra", "Báo cáo", "Sở Y tế (chủ trì); Sở Nội vụ", "Tháng 6", "5"],
            ["3", "Tập huấn", "Báo cáo", "Sở Nội vụ", "2022 và những năm tiếp theo", ""],
            ["4", "Tổng kết", "Báo cáo", "Sở Nội vụ, Sở Y tế", "Trước 15/12", ""],
        )
    )
    annex = read_annex(source)
    assert [(row.lead_text, row.support_text) for row in activities(annex)] == [
        ("Sở Y tế", "Sở Nội vụ"),
        ("Sở Y tế", "Sở Nội vụ"),
        ("Sở Nội vụ", None),
        ("Sở Nội vụ, Sở Y tế", None),
    ]
    assert [codes(annex, f"r{number}") for number in range(1, 5)] == [
        ["lead-parted"],
        ["lead-parted"],
        [],
        ["agencies-unlabelled"],
    ]
    parted = [
        (origin.field, origin.inferred)
        for each in annex.rows
        for origin in each.origins
        if origin.field in ("lead", "support")
    ]
    assert parted[:4] == [("lead", True), ("support", True)] * 2
    assert not any(inferred for _, inferred in parted[4:])
    assert unplaced(source, annex) == ()
