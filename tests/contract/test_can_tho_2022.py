"""Cần Thơ's plan of 2022 against facts counted by hand in the text of 260/KH-UBND."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.contract.plugin_files import PLUGINS, annex_lines, toml

FOLDER = PLUGINS / "cchc_can_tho"
PLAN_FOLDER = FOLDER / "plans" / "2022"
ROWS_OF_THE_SOURCE = Path(__file__).with_name("can_tho_2022_rows.csv")
HEADER = (
    "STT",
    "1- Mục tiêu",
    "2- Nhiệm vụ",
    "3- Hoạt động",
    "4- Kết quả/ Sản phẩm",
    "5-Chủ trì",
    "6-Phối hợp",
    "7-Thời gian",
    "Ghi chú",
)
FIELDS = ("number", "goal", "task", "activity", "product", "lead", "support", "deadline", "note")
ROWS_PER_AREA = {"I": 7, "II": 12, "III": 8, "IV": 11, "V": 6, "VI": 6, "VII": 7}
NO_ACTIVITY = (7, 10, 17, 18, 19, 20, 22, 45, 46, 48)


def printed() -> list[dict[str, str]]:
    """The annex's lines under the header, by field."""
    lines = annex_lines(PLAN_FOLDER, HEADER)
    return [dict(zip(FIELDS, line, strict=True)) for line in lines]


def leaf_rows() -> list[dict[str, str]]:
    return [line for line in printed() if not line["number"]]


def numbers(field: str) -> list[str]:
    """The printed numbers in front of a field's own texts, in order."""
    texts = (line[field] for line in leaf_rows())
    return [text.split(" ")[0].rstrip(".") for text in texts if text and text[0] != "("]


def targets(no: str) -> list[tuple[str, str, str]]:
    goals = toml(PLAN_FOLDER / "plan.toml")["goals"]
    (goal,) = (goal for goal in goals if goal.get("no") == no)
    return [
        (target["operator"], target["value"] + target["unit"], target.get("scope", ""))
        for target in goal["targets"]
    ]


def test_areas_hold_their_rows() -> None:
    counts: Counter[str] = Counter()
    area = ""
    for line in printed():
        area = line["number"] or area
        counts[area] += not line["number"]
    assert counts == ROWS_PER_AREA
    assert len(leaf_rows()) == 57


def test_area_lines_carry_the_titles_of_the_plan() -> None:
    lines = [line for line in printed() if line["number"]]
    areas = toml(PLAN_FOLDER / "plan.toml")["areas"]
    assert [(line["number"], line["goal"]) for line in lines] == [
        (area["no"], area["title"]) for area in areas
    ]
    assert not any(line[field] for line in lines for field in FIELDS[2:])
    assert [area["code"] for area in areas] == [
        "institutions",
        "procedures",
        "organisation",
        "civil-service",
        "finance",
        "digital",
        "direction",
    ]


def test_goals_tasks_and_activities_are_numbered_as_printed() -> None:
    assert numbers("goal") == [f"1.{n}" for n in range(1, 18)]
    assert numbers("task") == [f"2.{n}" for n in range(1, 34)]
    activities = [f"3.{n}" for n in range(1, 47)]
    activities.insert(18, "3.18")
    assert numbers("activity") == activities


def test_ten_tasks_stand_without_an_activity() -> None:
    rows = enumerate(leaf_rows(), start=1)
    without = {position: row["task"] for position, row in rows if not row["activity"]}
    assert tuple(without) == NO_ACTIVITY
    assert all(task.startswith("2.") for task in without.values())


def test_printed_blanks_are_marked() -> None:
    marks = {
        (position, field): cell
        for position, row in enumerate(leaf_rows(), start=1)
        for field, cell in row.items()
        if cell.startswith("(")
    }
    assert marks == {
        (14, "task"): "(suy ra)",
        (15, "task"): "(suy ra)",
        (16, "task"): "(suy ra)",
        (17, "goal"): "(suy ra)",
        (27, "goal"): "(trống)",
        (30, "task"): "(suy ra)",
        (38, "goal"): "(suy ra)",
        (51, "goal"): "(trống)",
    }


def test_leads_supports_and_deadlines_are_printed_in_every_row() -> None:
    assert all(row["lead"] and row["support"] and row["deadline"] for row in leaf_rows())
    assert [n for n, row in enumerate(leaf_rows(), start=1) if not row["product"]] == [16]
    assert not any(row["note"] for row in leaf_rows())


def test_deadline_phrases_are_counted_as_printed() -> None:
    assert Counter(row["deadline"] for row in leaf_rows()) == {
        "Trong năm": 41,
        "Trong năm (tùy tình thực tế địa phương)": 1,
        "Trong năm (khi có Nghị quyết triển khai của UBTVQH và Chính phủ)": 1,
        "Thường xuyên": 4,
        "Quý I": 3,
        "Quý I Quý IV": 2,
        "Quý II, III": 2,
        "Quý II- IV": 1,
        "Quý III - IV": 1,
        "Quý III, Quý IV": 1,
    }


def test_rows_are_the_sources_letter_for_letter() -> None:
    """`can_tho_2022_rows.csv` holds 21 rows copied from the source by its line numbers."""
    rows = leaf_rows()
    with ROWS_OF_THE_SOURCE.open(encoding="utf-8", newline="") as file:
        copied = list(csv.DictReader(file))
    assert len(copied) == 21
    for row in copied:
        position = int(row.pop("position"))
        assert row == {field: rows[position - 1][field] for field in FIELDS[1:8]}


@pytest.mark.parametrize("path", [*sorted(FOLDER.rglob("*.toml")), PLAN_FOLDER / "matrix.csv"])
def test_data_is_composed_unicode(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("no", "expected"),
    [
        ("1.1", [("=", "100%", "")]),
        (
            "1.2",
            [(">=", "50%", "cấp thành phố"), (">=", "40%", "cấp huyện"), (">=", "35%", "cấp xã")],
        ),
        ("1.3", [(">=", "50%", ""), (">=", "25%", "")]),
        ("1.5", [(">=", "85%", ""), (">=", "75%", "lĩnh vực đất đai, xây dựng, đầu tư")]),
        ("1.10", [(">=", "85%", ""), (">=", "80%", "y tế"), (">=", "80%", "giáo dục")]),
        ("1.12", [(">=", "10%", ""), (">=", "30%", "")]),
        (
            "1.15",
            [(">=", "90%", "cấp thành phố"), (">=", "70%", "cấp huyện"), (">=", "40%", "cấp xã")],
        ),
        ("1.17", [("=", "100%", "")]),
    ],
)
def test_targets_of_a_goal(no: str, expected: list[tuple[str, str, str]]) -> None:
    assert targets(no) == expected


def test_every_numbered_goal_but_two_has_targets() -> None:
    goals = toml(PLAN_FOLDER / "plan.toml")["goals"]
    numbered = {goal["no"]: len(goal["targets"]) for goal in goals if "no" in goal}
    assert set(numbers("goal")) - set(numbered) == {"1.8", "1.11"}
    assert sum(numbered.values()) == 27


def test_reductions_are_relative_to_2021() -> None:
    goals = toml(PLAN_FOLDER / "plan.toml")["goals"]
    (goal,) = (goal for goal in goals if goal.get("no") == "1.9")
    assert [(t["operator"], t["value"], t["baseline"]) for t in goal["targets"]] == [
        (">=", "2,5", "so với năm 2021"),
        (">=", "2,5", "so với năm 2021"),
    ]


def test_the_opening_goal_ranks_the_city_by_three_indexes() -> None:
    goals = toml(PLAN_FOLDER / "plan.toml")["goals"]
    (goal,) = (goal for goal in goals if "no" not in goal)
    ranks = [(t["operator"], t["value"], t["unit"]) for t in goal["targets"]]
    assert ranks == [("<=", "25", "vị trí")] * 3


def test_errata_quote_the_cells_they_correct() -> None:
    rows = leaf_rows()
    in_matrix = 0
    for erratum in toml(PLAN_FOLDER / "plan.toml")["errata"]:
        row, _, field = erratum["place"].partition(" ")
        if row[1:].isdecimal():
            cell = rows[int(row[1:]) - 1][field.removesuffix("_no")]
            assert erratum["printed"] in cell
            assert erratum["corrected"] not in cell
            in_matrix += 1
    assert in_matrix == 24


def test_cited_documents_are_dated_where_the_text_dates_them() -> None:
    cited = toml(PLAN_FOLDER / "plan.toml")["cited"]
    dated = {document["number"] for document in cited if "issued_on" in document}
    assert len({document["number"] for document in cited}) == len(cited) == 22
    assert dated == {
        "76/NQ-CP",
        "3759/BNV-CCHC",
        "4168/QĐ-UBND",
        "20/2008/NĐ-CP",
        "60/2021/NĐ-CP",
        "22/2015/QĐ-TTg",
        "17/NQ-CP",
        "45/2020/NĐ-CP",
        "242/KH-UBND",
    }


def test_reports_follow_the_plans_footnote() -> None:
    reports = toml(FOLDER / "locality.toml")["reports"]
    assert [(r["kind"], r.get("data_from"), r.get("data_to"), r.get("due")) for r in reports] == [
        ("Q1", "05/12-1", "04/03", "10/03"),
        ("H1", None, None, None),
        ("Q3", "05/06", "04/09", "10/09"),
        ("Y", "05/09-1", "04/12", "10/12"),
    ]


def test_groups_have_known_members_only() -> None:
    agencies = toml(FOLDER / "locality.toml")["agencies"]
    names = {agency["name"] for agency in agencies}
    assert len(names) == len(agencies)
    assert all(set(agency.get("members", ())) <= names for agency in agencies)
