"""Headings by their words: any spelling, two levels, columns mapped by a person."""

from __future__ import annotations

import unicodedata

import pytest

from cchc_tracker.imports.annex import annex_tables, column_headings, propose_columns, read_annex
from cchc_tracker.imports.annex.columns import assign_columns
from cchc_tracker.imports.annex.tables import HeadingsMissingError
from cchc_tracker.model.errors import BadDataError, UsageError
from tests.unit.imports.annex.annex_source import (
    HEADINGS,
    Cell,
    activities,
    codes,
    document,
    table,
    text,
)


def fields(*headings: str) -> list[tuple[str, ...]]:
    return [column.fields for column in assign_columns([(each,) for each in headings])]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Số TT", "number"),
        ("1- Mục tiêu", "goal"),
        ("MỤC  TIÊU,\nCHỈ TIÊU", "goal"),
        ("Nội dung nhiệm vụ", "task"),
        ("nhiem vu", "task"),
        ("3. Hoạt động", "activity"),
        ("4- Kết quả/ Sản phẩm", "product"),
        ("Kết quả đầu ra", "product"),
        ("Sản phẩm thực hiện nhiệm vụ", "product"),
        ("5-Chủ trì", "lead"),
        ("Cơ quan, đơn vị chủ trì thực hiện nhiệm vụ", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Đơn vị phối hợp thực hiện", "support"),
        ("7-Thời gian", "deadline"),
        ("Thời hạn hoàn thành nhiệm vụ", "deadline"),
        ("Tiến độ thực hiện", "deadline"),
        ("(9) Ghi chú", "note"),
    ],
)
def test_a_heading_says_its_field(heading: str, field: str) -> None:
    assert fields(heading) == [(field,)]
    assert fields(unicodedata.normalize("NFD", heading)) == [(field,)]
    assert fields(heading.upper()) == [(field,)]


def test_each_field_goes_to_the_heading_that_says_it_best() -> None:
    assert fields("TT", "Nhiệm vụ", "Nội dung", "Kết quả", "Sản phẩm", "Cơ quan", "Chủ trì") == [
        ("number",),
        ("task",),
        ("activity",),
        (),
        ("product",),
        (),
        ("lead",),
    ]


def test_money_and_unknown_columns_are_none_of_the_matrix() -> None:
    assert (
        fields("Kinh phí thực hiện", "Nguồn lực", "Địa bàn", "Tình trạng", "Minh chứng") == [()] * 5
    )


def test_a_column_of_results_is_no_product_where_progress_is_told() -> None:
    assert fields("Nhiệm vụ", "Tình trạng", "Kết quả") == [("task",), (), ()]


def test_start_and_end_make_one_deadline() -> None:
    annex = read_annex(
        document(
            table(
                ["TT", "Nhiệm vụ", "Chủ trì", ("Thời gian", 1, 2)],
                ["", "", "", "Bắt đầu", "Hoàn thành"],
                ["I", ("CẢI CÁCH THỂ CHẾ", 1, 4)],
                ["1", "Rà soát văn bản", "Sở Tư pháp", "Quý I", "Quý III"],
                ["2", "Xây dựng báo cáo", "Sở Tư pháp", "", "Quý IV"],
                ["3", "Tập huấn", "Sở Tư pháp", "Quý II", ""],
            )
        )
    )
    assert [column.fields for column in annex.columns][3:] == [("start",), ("end",)]
    assert [row.deadline_text for row in activities(annex)] == [
        "Quý I - Quý III",
        "Quý IV",
        "Thời gian Bắt đầu: Quý II",
    ]
    assert column_headings(annex.columns)["deadline"] == (
        "Thời gian Bắt đầu – Thời gian Hoàn thành"
    )


def test_two_levels_of_headings_merged_over_one_another() -> None:
    annex = read_annex(
        document(
            table(
                [("TT", 2, 1), ("Nhiệm vụ", 2, 1), ("Cơ quan thực hiện", 1, 2), ("Thời hạn", 2, 1)],
                ["Chủ trì", "Phối hợp"],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["I", ("CẢI CÁCH TÀI CHÍNH CÔNG", 1, 4)],
                ["1", "Rà soát", "Sở Tài chính", "Sở Nội vụ", "Quý I"],
            )
        )
    )
    assert [column.heading for column in annex.columns] == [
        "TT",
        "Nhiệm vụ",
        "Cơ quan thực hiện Chủ trì",
        "Cơ quan thực hiện Phối hợp",
        "Thời hạn",
    ]
    (row,) = activities(annex)
    assert (row.lead_text, row.support_text) == ("Sở Tài chính", "Sở Nội vụ")


def test_one_column_for_lead_and_support() -> None:
    annex = read_annex(
        document(
            table(
                ["TT", "Nhiệm vụ", "Đơn vị thực hiện", "Thời gian"],
                ["I", ("CẢI CÁCH THỂ CHẾ", 1, 3)],
                ["1", "Rà soát", "- Chủ trì: Sở Tư pháp;\n- Phối hợp: Sở Nội vụ, Sở Y tế", "Quý I"],
                ["2", "Tập huấn", "Chủ trì: Sở Nội vụ", "Quý I"],
                ["3", "Báo cáo", "Sở Y tế", "Quý I"],
                ["4", "Sơ kết", "Sở Y tế, Sở Nội vụ", "Quý I"],
            )
        )
    )
    assert [(row.lead_text, row.support_text) for row in activities(annex)] == [
        ("Sở Tư pháp", "Sở Nội vụ, Sở Y tế"),
        ("Sở Nội vụ", None),
        ("Sở Y tế", None),
        ("Sở Y tế, Sở Nội vụ", None),
    ]
    assert codes(annex, "r3") == []
    assert codes(annex, "r4") == ["agencies-unlabelled"]


PLAIN: tuple[list[Cell], ...] = (
    ["TT", "Nhiệm vụ", "Ai làm", "Bao giờ"],
    ["I", ("CẢI CÁCH THỂ CHẾ", 1, 3)],
    ["1", "Rà soát", "Sở Tư pháp", "Quý I"],
)


def test_a_person_maps_what_the_words_do_not_tell() -> None:
    mapping = {"Ai làm": "lead+support", "bao giờ": "deadline"}
    annex = read_annex(document(table(*PLAIN)), mapping=mapping)
    (row,) = activities(annex)
    assert (row.lead_text, row.deadline_text) == ("Sở Tư pháp", "Quý I")


def test_a_table_without_headings_is_mapped_by_the_numbers_of_its_columns() -> None:
    mapping = {"1": "number", "2": "task", "3": "lead", "4": "deadline"}
    annex = read_annex(document(table(*PLAIN[1:])), table=1, mapping=mapping)
    assert [row.text for row in activities(annex)] == ["Rà soát"]


@pytest.mark.parametrize("mapping", [{"Ai làm": "boss"}, {"Không có": "lead"}])
def test_a_mapping_that_does_not_fit_is_refused(mapping: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        read_annex(document(table(*PLAIN)), table=1, mapping={**mapping, "Bao giờ": "deadline"})


NATION = table(["UBND TỈNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], name="1")
FIGURES = table(
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch"],
    ["1", "Hồ sơ trực tuyến", "%", "50"],
    name="2",
)
ANNEX = table(
    list(HEADINGS),
    ["I", ("CẢI CÁCH THỂ CHẾ", 1, 5)],
    ["1", "Rà soát", "Báo cáo", "Sở Tư pháp", "", "Quý I"],
    name="3",
)
SIGNED = table(["Nơi nhận:\n- Như trên", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"], name="4")


def test_the_annex_is_found_among_other_tables() -> None:
    source = document(NATION, FIGURES, text("PHỤ LỤC"), ANNEX, SIGNED)
    best = annex_tables(source)[0]
    assert (best.number, best.is_sure) == (3, True)
    assert best.first_rows[0] == ("I", *["CẢI CÁCH THỂ CHẾ"] * 5)
    assert [column.fields for column in propose_columns(source, 3)] == [
        (each,) for each in ("number", "task", "product", "lead", "support", "deadline")
    ]
    assert len(activities(read_annex(source))) == 1


def test_without_an_annex_the_tables_are_named() -> None:
    with pytest.raises(BadDataError, match=r"“Nhiệm vụ”.*table 1: .*; table 2: .STT") as caught:
        read_annex(document(NATION, FIGURES))
    assert "\n" not in str(caught.value)
    with pytest.raises(BadDataError, match="has no table"):
        read_annex(document(text("Không có bảng")))
    with pytest.raises(UsageError, match="no table 7"):
        read_annex(document(ANNEX), table=7)
    with pytest.raises(HeadingsMissingError, match="Table 1 has no headings"):
        read_annex(document(NATION), table=1)


def test_an_annex_without_rows_is_none() -> None:
    with pytest.raises(BadDataError, match="no row of work"):
        read_annex(document(table(list(HEADINGS), ["I", ("CẢI CÁCH THỂ CHẾ", 1, 5)])))


def test_a_column_of_codes_is_not_the_one_of_tasks() -> None:
    found = fields("STT", "Mã nhiệm vụ", "Tên nhóm nhiệm vụ/nhiệm vụ", "Đơn vị chủ trì", "Thời hạn")
    assert found == [("number",), (), ("task",), ("lead",), ("deadline",)]


def test_the_day_a_task_was_received_is_no_deadline() -> None:
    found = fields("TT", "Nội dung", "Chủ trì", "Thời gian nhận", "Thời gian hoàn thành")
    assert found == [("number",), ("task",), ("lead",), (), ("deadline",)]
