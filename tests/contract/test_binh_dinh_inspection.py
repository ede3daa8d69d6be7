"""Bình Định's inspection plan of 2024 against facts counted by hand in its draft."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from tests.contract.plugin_files import PLUGINS, annex_lines, toml

FOLDER = PLUGINS / "cchc_binh_dinh"
PLAN_FOLDER = FOLDER / "plans" / "2024"
HEADER = ("TT", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")
HEAD = "Giám đốc Sở Nội vụ"
CHIEF = "Chánh Văn phòng Ủy ban nhân dân tỉnh"
INSPECTED = "Các cơ quan, đơn vị, địa phương thuộc đối tượng kiểm tra theo Kế hoạch này"


def facts() -> dict[str, Any]:
    found: dict[str, Any] = toml(PLAN_FOLDER / "plan.toml")["facts"]
    return found


def printed() -> list[list[str]]:
    return annex_lines(PLAN_FOLDER, HEADER)


def duties() -> list[list[str]]:
    return printed()[1:]


def test_number_and_day_are_left_out_as_the_draft_left_them_blank() -> None:
    plan = toml(PLAN_FOLDER / "plan.toml")
    assert not {"number", "issued_on"} & set(plan)
    assert (plan["kind"], plan["year"], plan["signer"]) == ("inspection", 2024, "Lâm Hải Giang")


def test_part_five_has_14_duties() -> None:
    assert printed()[0] == ["V", "TỔ CHỨC THỰC HIỆN", "", "", "", "", ""]
    assert len(duties()) == 14
    assert not any(duty[0] for duty in duties())


def test_headings_are_tasks_and_letters_stand_before_their_duties() -> None:
    tasks = {place: duty[1] for place, duty in enumerate(duties(), start=1) if duty[1]}
    assert tasks == {
        1: "1. Giám đốc Sở Nội vụ chịu trách nhiệm:",
        5: "2. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm:",
        8: "3. Các cơ quan, đơn vị, địa phương trên địa bàn tỉnh:\n"
        "a) Các cơ quan, đơn vị, địa phương thuộc đối tượng kiểm tra theo Kế hoạch này:",
        12: "3. Các cơ quan, đơn vị, địa phương trên địa bàn tỉnh:",
    }
    assert [duty[2][:3] for duty in duties()[11:]] == ["b) ", "c) ", "d) "]


def test_leads_are_the_agencies_addressed() -> None:
    assert [duty[4] for duty in duties()] == [
        *[HEAD] * 4,
        *[CHIEF] * 3,
        *[INSPECTED] * 4,
        "Các cơ quan, đơn vị thuộc thành viên Đoàn kiểm tra",
        "Các sở, ban, ngành, Ủy ban nhân dân các huyện, thị xã, thành phố",
        "Đài Phát thanh và Truyền hình Bình Định, Báo Bình Định",
    ]


def test_partners_are_named_in_the_duty() -> None:
    supports = {place: duty[5] for place, duty in enumerate(duties(), start=1) if duty[5]}
    assert supports == {
        2: "các cơ quan, đơn vị có liên quan",
        5: "Công an tỉnh (Phòng PC06) và một số cơ quan liên quan",
        10: "Đoàn kiểm tra",
        12: "Sở Nội vụ, Văn phòng Ủy ban nhân dân tỉnh",
        14: "Đoàn kiểm tra",
    }
    assert all(text in duties()[place - 1][2] for place, text in supports.items())


def test_products_and_the_deadline_are_the_duties_own_words() -> None:
    for duty in duties():
        for words in (*duty[3].split("; "), duty[6]):
            assert words.lower() in duty[2].lower()
    assert [place for place, duty in enumerate(duties(), start=1) if duty[3]] == [
        *(1, 2, 5, 7, 9, 11, 13),
    ]
    deadlines = {place: duty[6] for place, duty in enumerate(duties(), start=1) if duty[6]}
    assert deadlines == {9: "trước thời điểm kiểm tra 05 ngày làm việc"}


def test_the_duty_with_a_deadline_is_the_sources_letter_for_letter() -> None:
    assert duties()[8] == [
        "",
        "",
        (
            "Xây dựng báo cáo phục vụ Đoàn kiểm tra theo đề cương, gửi Đoàn kiểm tra trước "
            "thời điểm kiểm tra 05 ngày làm việc."
        ),
        "báo cáo phục vụ Đoàn kiểm tra theo đề cương",
        INSPECTED,
        "",
        "trước thời điểm kiểm tra 05 ngày làm việc",
    ]


def test_the_window_is_two_quarters() -> None:
    window = facts()["window"]
    assert window["printed"] == "từ Quý II năm 2024 đến hết Quý III năm 2024"
    assert (window["start"], window["end"]) == (date(2024, 4, 1), date(2024, 9, 30))


def test_22_units_are_announced_and_12_named() -> None:
    units = facts()["units"]
    named = units["named"]
    assert (units["announced"], len(named)) == (22, 12)
    assert Counter(unit["level"] for unit in named) == {"province": 5, "central": 1, "district": 6}
    assert Counter(unit["kind"] for unit in named) == {"toàn diện": 10, "chuyên đề": 2}
    assert [unit["name"] for unit in named if unit["kind"] == "chuyên đề"] == [
        "UBND huyện Phù Cát",
        "UBND huyện An Lão",
    ]
    communes = {(unit["communes_from"], unit["communes_to"]) for unit in named[6:]}
    assert communes == {(2, 3)}
    assert not any("communes_from" in unit for unit in named[:6])


def test_named_units_and_the_team_are_agencies_of_the_locality() -> None:
    agencies = {agency["name"]: agency for agency in toml(FOLDER / "locality.toml")["agencies"]}
    units = [unit["name"] for unit in facts()["units"]["named"]]
    inspected = agencies["Các cơ quan, đơn vị, địa phương thuộc đối tượng kiểm tra"]
    assert inspected["members"] == units
    assert agencies["Đoàn kiểm tra"]["members"] == facts()["team"]["members"]
    assert len(facts()["team"]["members"]) == 6


def test_steps_keep_their_offsets_and_anchors() -> None:
    steps = [(s["what"], s.get("offset"), s["anchor"]) for s in facts()["steps"]]
    assert steps == [
        ("notice", -10, "ngày kiểm tra"),
        ("report", -5, "ngày kiểm tra"),
        ("visit", None, ""),
        ("conclusion", 10, "ngày kiểm tra"),
        ("remedy", None, ""),
        ("summary", 20, "kết thúc đợt kiểm tra"),
        ("follow_up", None, ""),
    ]
    assert {s["unit"] for s in facts()["steps"] if "offset" in s} == {"working_days"}


def test_kinds_forms_and_earlier_conclusions() -> None:
    assert [kind["name"] for kind in facts()["kinds"]] == ["toàn diện", "chuyên đề", "đột xuất"]
    assert [form["name"] for form in facts()["forms"]] == ["trực tiếp", "qua báo cáo"]
    windows = [(earlier["start"], earlier["end"]) for earlier in facts()["recheck"]]
    assert windows == [(date(2021, 1, 1), date(2023, 12, 31))] * 2


def test_documents_cited_are_all_dated() -> None:
    cited = toml(PLAN_FOLDER / "plan.toml")["cited"]
    assert [(document["number"], document["issued_on"]) for document in cited] == [
        ("76/NQ-CP", date(2021, 7, 15)),
        ("3809/QĐ-UBND", date(2021, 9, 14)),
        ("09-CTr/TU", date(2021, 5, 14)),
        ("4935/QĐ-UBND", date(2023, 12, 29)),
        ("224/TTr-SNV", date(2024, 3, 28)),
        ("135/KH-UBND", date(2022, 10, 5)),
        ("1028/QĐ-UBND", date(2023, 4, 5)),
    ]


def test_errata_correct_eleven_slips_outside_the_duties() -> None:
    errata = toml(PLAN_FOLDER / "plan.toml")["errata"]
    assert len({erratum["printed"] for erratum in errata}) == len(errata) == 11
    assert all(erratum["printed"] != erratum["corrected"] for erratum in errata)
