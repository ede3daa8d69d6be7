"""Bình Định's plan of 2020 against facts counted by hand in the text of 4955/QĐ-UBND."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.contract.plugin_files import PLUGINS, annex_lines, toml

FOLDER = PLUGINS / "cchc_binh_dinh"
PLAN_FOLDER = FOLDER / "plans" / "2020"
ROWS_OF_THE_SOURCE = Path(__file__).with_name("binh_dinh_2020_rows.csv")
HEADER = (
    "TT",
    "Nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian hoàn thành",
)
AREAS = ("I", "II", "III", "IV", "V", "VI", "VII")
ROWS_PER_AREA = {"I": 7, "II": 3, "III": 6, "IV": 3, "V": 6, "VI": 3, "VII": 7}
AREA_OF_ROW = [area for area in AREAS for _ in range(ROWS_PER_AREA[area])]

SNV = "Sở Nội vụ"
OFFICE = "Văn phòng UBND tỉnh"
MEDIA = "Sở Thông tin và Truyền thông"
DEPARTMENTS = "Các sở, ban, ngành; UBND cấp huyện"
WORK_AND_REPORT = "- Thực hiện: Cả năm\n- Báo cáo: Quý IV"


def printed() -> list[list[str]]:
    """The annex's lines under the header."""
    return annex_lines(PLAN_FOLDER, HEADER)


def rows() -> list[list[str]]:
    """The leaf rows; an area heading has no lead."""
    return [line for line in printed() if line[3]]


def figures(area: str, nth: int) -> list[tuple[str, str, str]]:
    """Operator, value with unit and scope of each target of an area's nth goal."""
    goals = [goal for goal in toml(PLAN_FOLDER / "plan.toml")["goals"] if goal["area"] == area]
    return [
        (target["operator"], target["value"] + target["unit"], target.get("scope", ""))
        for target in goals[nth - 1].get("targets", [])
    ]


def test_areas_stand_in_order_with_the_titles_of_the_plan() -> None:
    headings = [line for line in printed() if not line[3]]
    areas = toml(PLAN_FOLDER / "plan.toml")["areas"]
    assert [tuple(line[:2]) for line in headings] == [(a["no"], a["title"]) for a in areas]
    assert not any(any(line[2:]) for line in headings)
    assert [area["no"] for area in areas] == list(AREAS)
    assert [area["code"] for area in areas] == [
        "direction",
        "institutions",
        "procedures",
        "organisation",
        "civil-service",
        "finance",
        "digital",
    ]


def test_rows_are_numbered_in_each_area_and_the_gap_is_kept() -> None:
    numbers = [f"{n}." for area in AREAS for n in range(1, ROWS_PER_AREA[area] + 1)]
    numbers[15] = "7."
    assert len(rows()) == 35
    assert [row[0] for row in rows()] == numbers
    assert AREA_OF_ROW[10:16] == ["III"] * 6


def test_rows_are_the_sources_letter_for_letter() -> None:
    """`binh_dinh_2020_rows.csv` holds 12 rows copied from the source."""
    with ROWS_OF_THE_SOURCE.open(encoding="utf-8", newline="") as file:
        copied = list(csv.DictReader(file))
    assert len(copied) == 12
    for row in copied:
        position = int(row.pop("position"))
        assert tuple(row.values()) == tuple(rows()[position - 1])


def test_nothing_is_blank() -> None:
    assert all(all(row) for row in rows())


def test_the_ditto_mark_stands_below_the_group_it_repeats() -> None:
    supports = [row[4] for row in rows()]
    assert [place for place, text in enumerate(supports, start=1) if text == "Nt"] == [5]
    assert supports[3] == DEPARTMENTS


def test_leads_are_counted_as_printed() -> None:
    assert Counter(row[3] for row in rows()) == {
        SNV: 16,
        OFFICE: 6,
        MEDIA: 6,
        "Sở Tư pháp": 2,
        "Sở Tài chính": 2,
        "Sở Khoa học và Công nghệ": 1,
        DEPARTMENTS: 1,
        "Các sở, ban, ngành, UBND cấp huyện": 1,
    }


def test_deadline_phrases_are_counted_as_printed() -> None:
    assert Counter(row[5] for row in rows()) == {
        "Quý I": 6,
        "Quý II": 1,
        "Quý III": 2,
        "Quý IV": 1,
        "Cả năm": 3,
        "Thực hiện thường xuyên": 1,
        "Theo tình hình thực tế": 1,
        "Theo kế hoạch số 2268/QĐ-UBND của UBND tỉnh": 1,
        "Theo kế hoạch số 2413/QĐ- UBND của UBND tỉnh": 1,
        "Theo Kế hoạch số 61/KH-UBND của UBND tỉnh": 1,
        "Sau khi Chính phủ ban hành văn bản": 1,
        "- Ban hành kế hoạch: Quý I\n- Triển khai thực hiện: Cả năm": 1,
        "- Ban hành Kế hoạch: Quý I\n- Báo cáo: Quý II": 1,
        "- Ban hành kế hoạch: Quý III\n- Thực hiện: Quý IV": 1,
        "- Ban hành kế hoạch: Quý I\n- Thực hiện: Cả năm": 6,
        "- Ban hành kế hoạch: Quý I\n- Thực hiện: Quý II": 1,
        WORK_AND_REPORT: 6,
    }


def test_the_body_has_23_goals_and_32_measures() -> None:
    plan = toml(PLAN_FOLDER / "plan.toml")
    goals = Counter(goal["area"] for goal in plan["goals"])
    measures = Counter(measure["area"] for measure in plan["measures"])
    assert [goals[area] for area in AREAS] == [3, 1, 5, 2, 2, 3, 7]
    assert [measures[area] for area in AREAS] == [5, 2, 6, 4, 5, 5, 5]


def test_only_the_goal_on_the_apparatus_has_no_figure() -> None:
    goals = toml(PLAN_FOLDER / "plan.toml")["goals"]
    without = [goal["text"] for goal in goals if "targets" not in goal]
    assert len(without) == 1
    assert without[0].startswith("Hoàn thành việc sắp xếp, kiện toàn tổ chức bộ máy")
    assert sum(len(goal.get("targets", [])) for goal in goals) == 28


@pytest.mark.parametrize(
    ("area", "nth", "expected"),
    [
        (
            "I",
            2,
            [
                (">=", "30%", "cơ quan hành chính cấp tỉnh và Ủy ban nhân dân cấp huyện"),
                (">=", "30%", "đơn vị cấp xã"),
                ("=", "100%", "cơ quan, đơn vị, địa phương"),
            ],
        ),
        ("III", 2, [(">=", "80%", "các cơ quan Trung ương đóng trên địa bàn tỉnh")]),
        ("III", 5, [(">=", "20%", "thuộc phạm vi chức năng quản lý của sở, ban, ngành")]),
        ("VI", 1, [(">=", "90%", "")]),
        ("VII", 2, [(">=", "20%", "")]),
        ("VII", 3, [(">=", "90%", ""), (">=", "90%", "")]),
        ("VII", 5, [(">=", "60%", "")]),
        (
            "VII",
            6,
            [
                ("=", "100%", ""),
                (">=", "80%", "cấp tỉnh"),
                (">=", "60%", "cấp huyện"),
                (">=", "30%", "cấp xã"),
            ],
        ),
        ("VII", 7, [(">", "85%", "cấp xã")]),
    ],
)
def test_targets_of_a_goal(area: str, nth: int, expected: list[tuple[str, str, str]]) -> None:
    assert figures(area, nth) == expected


def test_errata_quote_the_cells_they_correct() -> None:
    columns = {"task": 1, "product": 2, "lead": 3, "support": 4, "deadline": 5}
    found = []
    for erratum in toml(PLAN_FOLDER / "plan.toml")["errata"]:
        row, _, field = erratum["place"].partition(" ")
        if row[1:].isdecimal():
            cell = rows()[int(row[1:]) - 1][columns[field]]
            assert erratum["printed"] in cell
            assert erratum["corrected"] not in cell
            found.append(erratum["place"])
    assert found == [
        "r16 task",
        "r17 task",
        "r18 deadline",
        "r19 task",
        "r19 deadline",
        *["r28 task"] * 2,
        "r35 task",
    ]


def test_every_figure_of_a_goal_is_printed_in_its_text() -> None:
    for goal in toml(PLAN_FOLDER / "plan.toml")["goals"]:
        printed_figures = [word for word in goal["text"].split() if word.endswith("%")]
        targets = goal.get("targets", [])
        assert [target["value"] + target["unit"] for target in targets] == printed_figures


def test_documents_cited_in_2020_are_dated_but_one() -> None:
    cited = toml(PLAN_FOLDER / "plan.toml")["cited"]
    undated = [document["number"] for document in cited if "issued_on" not in document]
    assert len({document["number"] for document in cited}) == len(cited) == 22
    assert undated == ["61/KH-UBND"]


def test_part_three_of_2020_is_kept_as_facts() -> None:
    facts = toml(PLAN_FOLDER / "plan.toml")["facts"]
    sections = Counter(duty["no"] for duty in facts["organisation"])
    assert [sections[str(n)] for n in range(1, 9)] == [2, 3, 2, 1, 1, 2, 1, 1]
    assert facts["reporting"] == "Hàng quý, 06 tháng, cuối năm"


def test_the_document_is_named_as_printed() -> None:
    plan = toml(PLAN_FOLDER / "plan.toml")
    assert (plan["number"], plan["issued_on"], plan["signer"]) == (
        "4955/QĐ-UBND",
        date(2019, 12, 30),
        "Hồ Quốc Dũng",
    )


@pytest.mark.parametrize("path", [*FOLDER.rglob("*.toml"), *FOLDER.rglob("*.csv")])
def test_data_is_composed_unicode(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


def test_four_reports_a_year_without_days() -> None:
    reports = toml(FOLDER / "locality.toml")["reports"]
    assert [report["kind"] for report in reports] == ["Q1", "H1", "Q3", "Y"]
    assert {report["printed"] for report in reports} == {"Hàng quý, 06 tháng, cuối năm"}
    assert not any({"data_from", "data_to", "due"} & set(report) for report in reports)


def test_groups_have_known_members_only() -> None:
    agencies = toml(FOLDER / "locality.toml")["agencies"]
    names = {agency["name"] for agency in agencies}
    assert len(names) == len(agencies)
    assert all(set(agency.get("members", ())) <= names for agency in agencies)


def test_the_province_became_part_of_gia_lai() -> None:
    locality = toml(FOLDER / "locality.toml")
    assert (locality["code"], locality["standing_agency"]) == ("binh-dinh", SNV)
    assert locality["successor"]["on"] == date(2025, 7, 1)
    assert locality["successor"]["name"].startswith("Tỉnh Gia Lai")
