"""Cần Thơ's plan of 2022 as the loader reads it: merged cells, references, agencies, deadlines."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.plan import Activity, Plan, PlanKind
from cchc_tracker.plugins import Readers, locality_folder

FOLDER = Path(__file__).parents[2] / "plugins" / "cchc_can_tho"
DEPARTMENTS = "Sở, ban, ngành thành phố"


@cache
def plan() -> Plan:
    (template,) = locality_folder(FOLDER).plan_templates()
    assert template.id == "can-tho-2022"
    return template.load(Readers(vietnam_calendar(), national_agencies()))


def row(position: int) -> Activity:
    found = plan().activities[position - 1]
    assert found.position == position
    return found


def leads(position: int) -> list[str]:
    return [mention.name for mention in row(position).leads.mentions]


def supports(position: int) -> list[str]:
    return [mention.name for mention in row(position).supports.mentions]


def test_the_document_is_identified() -> None:
    assert (plan().number, plan().issued_on) == ("260/KH-UBND", date(2021, 12, 29))
    assert (plan().year, plan().kind, plan().signer) == (2022, PlanKind.ANNUAL, "")


def test_rows_goals_tasks_and_activities_are_all_there() -> None:
    activities = plan().activities
    assert Counter(activity.area.no for activity in activities) == {
        "I": 7,
        "II": 12,
        "III": 8,
        "IV": 11,
        "V": 6,
        "VI": 6,
        "VII": 7,
    }
    assert len({activity.task_no for activity in activities}) == 33
    assert sum(activity.activity is not None for activity in activities) == 47
    assert [goal.no for goal in plan().goals] == [*(f"1.{n}" for n in range(1, 18)), None]


def test_a_row_is_named_by_its_own_number_or_its_tasks() -> None:
    refs = Counter(activity.ref for activity in plan().activities)
    assert {ref for ref, times in refs.items() if times > 1} == {"3.18"}
    assert refs["3.18"] == 2
    assert [ref for ref in refs if ref.startswith("2.")] == [
        "2.3",
        "2.5",
        "2.8",
        "2.9",
        "2.10",
        "2.11",
        "2.13",
        "2.25",
        "2.26",
        "2.28",
    ]


def test_merged_goals_and_tasks_are_carried_down() -> None:
    assert (row(3).goal_no, row(3).task_no, row(3).activity_no) == ("1.1", "2.1", "3.3")
    assert (row(7).goal_no, row(7).task_no, row(7).activity_no) == ("1.1", "2.3", None)
    assert (row(26).goal_no, row(26).task_no, row(26).activity_no) == ("1.10", "2.15", "3.18")
    assert row(3).inferred == row(26).inferred == ()


def test_cells_printed_blank_are_inferred_or_none() -> None:
    inferred = {a.position: a.inferred for a in plan().activities if a.inferred}
    assert inferred == {
        14: ("task",),
        15: ("task",),
        16: ("task",),
        17: ("goal",),
        30: ("task",),
        38: ("goal",),
    }
    assert [row(n).task_no for n in (14, 15, 16, 30)] == ["2.7", "2.7", "2.7", "2.17"]
    assert [row(n).goal_no for n in (17, 38)] == ["1.5", "1.11"]
    assert [a.position for a in plan().activities if a.goal is None] == [27, *range(51, 58)]


def test_targets_hang_on_their_goals() -> None:
    goals = {goal.no: goal for goal in plan().goals}
    assert [(t.scope, t.value) for t in goals["1.2"].targets] == [
        ("cấp thành phố", Decimal(50)),
        ("cấp huyện", Decimal(40)),
        ("cấp xã", Decimal(35)),
    ]
    assert [t.value for t in goals["1.4"].targets] == [Decimal(100), Decimal(50), Decimal(30)]
    assert {(t.value, t.baseline) for t in goals["1.9"].targets} == {
        (Decimal("2.5"), "so với năm 2021")
    }
    assert goals["1.8"].targets == goals["1.11"].targets == ()
    assert [(t.operator, t.value, t.unit) for t in goals[None].targets] == [
        ("<=", Decimal(25), "vị trí")
    ] * 3


def test_no_row_has_a_problem_and_every_agency_is_known() -> None:
    for activity in plan().activities:
        mentions = (*activity.leads.mentions, *activity.supports.mentions)
        assert all(mention.resolved for mention in mentions)
        assert not activity.leads.ditto
        assert not activity.supports.ditto
        assert activity.problems == ()


def test_groups_are_read_through_their_spellings() -> None:
    for position in (1, 5, 7, 11, 41):
        assert supports(position) == [DEPARTMENTS, "UBND cấp huyện"]
    assert supports(48) == [DEPARTMENTS, "UBND các cấp"]
    assert supports(27) == [DEPARTMENTS, "UBND cấp huyện", "UBND cấp xã"]
    assert leads(30) == leads(32) == ["Đơn vị sự nghiệp công lập"]


def test_leads_without_clear_separators_are_parted() -> None:
    assert leads(27) == ["Viện Kinh tế - Xã hội", "Sở Y tế", "Sở Giáo dục và Đào tạo"]
    assert leads(33) == ["Sở Nội vụ", "Cơ quan được phân cấp tổ chức thi hoặc xét thăng hạng"]
    assert leads(56) == [
        "Sở Nội vụ",
        "Sở Tư pháp",
        "Sở Thông tin và Truyền thông",
        "Sở Văn hóa, Thể thao và Du lịch",
    ]
    assert leads(14) == [
        "Cơ quan chuyên môn thuộc UBND thành phố",
        "Ban quản lý các khu chế xuất và công nghiệp Cần Thơ",
        "UBND cấp huyện",
        "UBND cấp xã",
    ]


def test_two_quarters_beside_two_products_are_two_milestones() -> None:
    for position in (1, 4):
        milestones = row(position).deadline.milestones
        assert [m.label for m in milestones] == ["Kế hoạch", "Báo cáo"]
        assert row(position).deadline_text == "Quý I Quý IV"


def test_deadlines_have_the_kinds_of_their_phrases() -> None:
    assert Counter(activity.deadline.kind for activity in plan().activities) == {
        "window": 50,
        "continuous": 4,
        "milestones": 2,
        "conditional": 1,
    }
    assert row(20).deadline.kind == "conditional"
