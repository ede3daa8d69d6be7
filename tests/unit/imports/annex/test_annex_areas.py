"""Area headings: their forms, numbers, titles and codes, told wherever they are unsure."""

from __future__ import annotations

import pytest

from cchc_tracker.imports.annex import read_annex
from cchc_tracker.imports.annex.areas import guess_code
from cchc_tracker.model.plan import PlanKind
from tests.unit.imports.annex.annex_lines import leaf, read_lines, refs, wide
from tests.unit.imports.annex.annex_source import (
    HEADINGS,
    Cell,
    activities,
    codes,
    document,
    table,
    text,
)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "direction"),
        ("Cải cách thể chế", "institutions"),
        ("Cải cách TTHC", "procedures"),
        ("CẢI CÁCH TỔ CHỨC BỘ MÁY HÀNH CHÍNH NHÀ NƯỚC", "organisation"),
        ("Xây dựng đội ngũ cán bộ, công chức, viên chức", "civil-service"),
        ("Cải cách tài chính công", "finance"),
        ("Hiện đại hoá nền hành chính", "digital"),
    ],
)
def test_a_title_tells_its_area(title: str, code: str) -> None:
    assert guess_code(title, PlanKind.ANNUAL) == (code, True)
    assert guess_code(title, PlanKind.INSPECTION) == ("inspection", True)


def test_an_unsure_title_is_told() -> None:
    annex = read_lines(wide("I", "NHIỆM VỤ KHÁC"), leaf("1", "Rà soát"))
    assert annex.areas[0].code == "direction"
    assert "area-code-unsure" in codes(annex)


@pytest.mark.parametrize(
    "heading",
    [
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        wide("I.", "Cải cách thể chế"),
        ["I", "Cải cách thể chế", "", "", "", ""],
        [("I. CẢI CÁCH THỂ CHẾ", 1, 6)],
        ["I. CẢI CÁCH THỂ CHẾ", "", "", "", "", ""],
        ["", "I. Cải cách thể chế", "", "", "", ""],
        wide("A", "CẢI CÁCH THỂ CHẾ"),
        wide("Phần I", "CẢI CÁCH THỂ CHẾ"),
        ["I", "CẢI CÁCH THỂ CHẾ", "", "Sở Tư pháp", "", ""],
    ],
)
def test_an_area_in_any_form(heading: list[Cell]) -> None:
    annex = read_lines(heading, leaf("1.", "Rà soát"), leaf("2.", "Xây dựng"))
    assert [(area.no, area.title.casefold(), area.code) for area in annex.areas] == [
        ("A" if heading[0] == "A" else "I", "cải cách thể chế", "institutions")
    ]
    assert len(activities(annex)) == 2


@pytest.mark.parametrize(
    "heading",
    [[("CẢI CÁCH THỂ CHẾ", 1, 6)], ["", "Cải cách thể chế", "", "", "", ""]],
)
def test_an_area_without_a_number_gets_one_and_a_remark(heading: list[Cell]) -> None:
    annex = read_lines(heading, leaf("1", "Rà soát"))
    assert annex.areas[0].no == "I"
    assert "area-unnumbered" in codes(annex)


def test_two_areas_of_one_number_stay_apart() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        leaf("1", "Rà soát"),
        wide("I", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        leaf("1", "Báo cáo"),
    )
    assert refs(annex) == ["I||Rà soát", "I-2||Báo cáo"]
    assert "area-number-duplicate" in codes(annex)


def test_an_area_heading_printed_again_opens_nothing() -> None:
    annex = read_lines(
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        leaf("1", "Rà soát"),
        wide("I", "CẢI CÁCH THỂ CHẾ"),
        leaf("2", "Báo cáo"),
    )
    assert [row.leaf for row in annex.rows] == [False, True, True]
    assert "area-repeated" in codes(annex)


def test_rows_above_the_first_area_get_one_of_their_own() -> None:
    annex = read_lines(leaf("1", "Rà soát"), wide("II", "CẢI CÁCH THỂ CHẾ"), leaf("1", "Báo cáo"))
    assert [(area.no, area.title) for area in annex.areas] == [
        ("I", "KẾ HOẠCH NĂM 2022"),
        ("II", "CẢI CÁCH THỂ CHẾ"),
    ]
    assert "area-missing" in codes(annex)


def test_areas_as_paragraphs_between_tables() -> None:
    annex = read_annex(
        document(
            text("I. CẢI CÁCH THỂ CHẾ", 1),
            table(list(HEADINGS), leaf("1", "Rà soát"), name="1"),
            text("II. CẢI CÁCH TÀI CHÍNH CÔNG", 2),
            table(list(HEADINGS), leaf("1", "Giải ngân"), name="2"),
        )
    )
    assert refs(annex) == ["I||Rà soát", "II||Giải ngân"]


def test_a_column_of_areas() -> None:
    annex = read_annex(
        document(
            table(
                ["STT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"],
                ["1", ("I. Cải cách thể chế", 2, 1), "Rà soát", "Sở Tư pháp", "Quý I"],
                ["2", "Báo cáo", "Sở Tư pháp", "Quý I"],
                ["II.1", "II. Cải cách tài chính công", "Giải ngân", "Sở Tài chính", "Quý I"],
            )
        )
    )
    assert refs(annex) == ["I||Rà soát", "I||Báo cáo", "II||Giải ngân"]
    assert [row.task_no for row in activities(annex)] == ["1", "2", "1"]


def test_an_inspection_plan_has_areas_of_inspection() -> None:
    annex = read_lines(
        wide("IV", "TỔ CHỨC THỰC HIỆN"), leaf("1", "Kiểm tra"), kind=PlanKind.INSPECTION
    )
    assert annex.areas[0].code == "inspection"


def test_an_area_s_heading_stands_though_a_cell_of_the_page_before_ran_over_into_its_row() -> None:
    annex = read_annex(
        document(
            table(
                HEADINGS,
                ("I.", "Cải cách thể chế", "", "", "", ""),
                ("1.", "Rà soát", "Báo cáo", "Sở Tư pháp", "", "2022 và những năm tiếp theo"),
                ("II.", "Cải cách thủ tục hành chính", "", "", "", "năm tiếp theo"),
                ("2.", "Công khai", "Danh mục", "Sở Nội vụ", "", "Quý I"),
            )
        )
    )
    assert [(area.no, area.title) for area in annex.areas] == [
        ("I", "Cải cách thể chế"),
        ("II", "Cải cách thủ tục hành chính"),
    ]
    assert [row.task for row in activities(annex)] == ["Rà soát", "Công khai"]
    assert [problem.text for problem in annex.problems] == ["năm tiếp theo"]


def test_numbers_may_stand_to_the_right_of_the_texts() -> None:
    source = document(
        text("KẾ HOẠCH NĂM 2022"),
        table(
            ["Thời gian", "Chủ trì", "Nhiệm vụ", "TT"],
            ["", "", "CẢI CÁCH THỂ CHẾ", "I"],
            ["Quý I", "Sở Tư pháp", "Mở lớp", "1"],
        ),
    )
    annex = read_annex(source)
    assert [(area.no, area.title) for area in annex.areas] == [("I", "CẢI CÁCH THỂ CHẾ")]
    assert [each.ref for each in activities(annex)] == ["I.1"]


def test_areas_that_a_column_names_in_turn_are_one_area_each() -> None:
    annex = read_annex(
        document(
            table(
                ("TT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời gian"),
                ("1", "Thể chế", "Rà soát văn bản", "Sở Tư pháp", "Quý I"),
                ("2", "Tài chính công", "Giải ngân", "Sở Tài chính", "Quý II"),
                ("3", "Thể chế", "Mở lớp tập huấn", "Sở Tư pháp", "Quý III"),
            )
        )
    )
    assert [area.title for area in annex.areas] == ["Thể chế", "Tài chính công"]
    assert [row.area.no for row in activities(annex)] == ["I", "II", "I"]


def test_an_area_s_row_may_have_a_lead_beside_its_name() -> None:
    led: list[Cell] = ["II", "Cải cách thủ tục hành chính", "", "Văn phòng UBND", "", ""]
    annex = read_lines(
        wide("I", "Cải cách thể chế"), leaf("1", "Mở lớp"), led, leaf("1", "Rà soát")
    )
    assert [area.no for area in annex.areas] == ["I", "II"]
    assert [each.ref for each in activities(annex)] == ["I.1", "II.1"]
    assert [origin.text for origin in annex.origins if origin.field == ""] == ["Văn phòng UBND"]


def test_an_area_s_name_alone_is_a_heading_with_any_number() -> None:
    blank = ["", "", "", ""]
    annex = read_lines(
        ["1", "Cải cách thể chế", *blank],
        leaf("-", "Mở lớp"),
        ["2", "Cải cách thủ tục hành chính", *blank],
        leaf("-", "Rà soát"),
    )
    assert [(area.no, area.code) for area in annex.areas] == [
        ("1", "institutions"),
        ("2", "procedures"),
    ]
    assert [each.area.no for each in activities(annex)] == ["1", "2"]
