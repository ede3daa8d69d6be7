"""Bình Định's plans as the loader reads them: references, agencies, products, deadlines."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.plugins import Readers, locality_folder

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Plan

FOLDER = Path(__file__).parents[2] / "plugins" / "cchc_binh_dinh"


@cache
def plan(template: str) -> Plan:
    templates = {found.id: found for found in locality_folder(FOLDER).plan_templates()}
    return templates[template].load(Readers(vietnam_calendar(), national_agencies()))


def test_rows_of_2020_are_tasks_named_by_area_and_number() -> None:
    activities = plan("binh-dinh-2020").activities
    refs = [activity.ref for activity in activities]
    assert len(refs) == len(set(refs)) == 35
    assert (refs[4], refs[15], refs[34]) == ("I.5", "III.7", "VII.7")
    assert "III.6" not in refs
    assert not any(activity.activity or activity.goal for activity in activities)


def test_duties_of_2024_are_named_by_letter_where_one_is_printed() -> None:
    refs = [activity.ref for activity in plan("binh-dinh-2024").activities]
    assert refs == [*(f"r{n}" for n in range(1, 12)), "3.b", "3.c", "3.d"]


def test_goals_targets_and_measures_of_2020() -> None:
    annual = plan("binh-dinh-2020")
    assert len(annual.goals) == 23
    assert sum(len(goal.targets) for goal in annual.goals) == 28
    assert len(annual.measures) == 32


def test_no_row_has_a_problem() -> None:
    for template in ("binh-dinh-2020", "binh-dinh-2024"):
        assert not [a.problems for a in plan(template).activities if a.problems]


def test_the_ditto_mark_takes_the_supports_of_the_row_above() -> None:
    row = plan("binh-dinh-2020").activities[4]
    assert (row.support_text, row.supports.text, row.supports.ditto) == ("Nt", "Nt", True)
    assert [(mention.name, mention.printed) for mention in row.supports.mentions] == [
        ("Các sở, ban, ngành", "Nt"),
        ("UBND cấp huyện", "Nt"),
    ]


def test_elided_and_open_groups_are_read() -> None:
    activities = plan("binh-dinh-2020").activities
    assert [mention.name for mention in activities[1].supports.mentions] == [
        "Các sở, ban, ngành",
        "UBND cấp huyện",
        "UBND cấp xã",
    ]
    assert activities[0].supports.mentions[0].qualifier == "có liên quan"
    assert [mention.name for mention in activities[25].leads.mentions] == [
        "Các sở, ban, ngành",
        "UBND cấp huyện",
    ]


def test_offices_addressed_in_2024_are_their_agencies() -> None:
    leads = [
        [mention.name for mention in activity.leads.mentions]
        for activity in plan("binh-dinh-2024").activities
    ]
    assert leads == [
        *[["Sở Nội vụ"]] * 4,
        *[["Văn phòng UBND tỉnh"]] * 3,
        *[["Các cơ quan, đơn vị, địa phương thuộc đối tượng kiểm tra"]] * 4,
        ["Các cơ quan, đơn vị thành viên Đoàn kiểm tra"],
        ["Các sở, ban, ngành", "UBND cấp huyện"],
        ["Đài Phát thanh và Truyền hình Bình Định", "Báo Bình Định"],
    ]


def test_products_are_parted() -> None:
    activities = plan("binh-dinh-2020").activities
    assert activities[0].products == ("Báo cáo của UBND tỉnh", "Quyết định của UBND tỉnh")
    assert activities[33].products == ("Các lớp đào tạo", "Báo cáo kết quả thực hiện")
    assert plan("binh-dinh-2024").activities[12].products == (
        "Kế hoạch kiểm tra công tác CCHC năm 2024",
        "báo cáo kết quả",
    )


def test_deadlines_by_kind() -> None:
    annual = Counter(str(a.deadline.kind) for a in plan("binh-dinh-2020").activities)
    assert annual == {
        "window": 10,
        "continuous": 4,
        "milestones": 16,
        "reference": 3,
        "conditional": 1,
        "open": 1,
    }
    inspection = [str(a.deadline.kind) for a in plan("binh-dinh-2024").activities]
    assert inspection == [*["blank"] * 8, "relative_wd", *["blank"] * 5]
    report = plan("binh-dinh-2024").activities[8].deadline
    assert (report.anchor, report.offset) == ("thời điểm kiểm tra", -5)
