"""What the readers make of the duties of Hải Phòng 2022 and Hướng Hóa 2020."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.plugins import Readers, locality_folder

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Plan

PLUGINS = Path(__file__).parents[2] / "plugins"
HAI_PHONG, HUONG_HOA = "cchc_hai_phong", "cchc_huong_hoa"

REFS = {
    HAI_PHONG: ["1.a", "1.b", "1.c", "1.d", "2.a", "2.b", "2.c", "3.a", "3.b", "r10"],
    HUONG_HOA: ["1.a", "1.b", "1.c", "r4", "r5", "r6", "r7", "r8"],
}
FIVE = [
    "Sở Tư pháp",
    "Sở Khoa học và Công nghệ",
    "Sở Thông tin và Truyền thông",
    "Văn phòng Ủy ban nhân dân thành phố",
    "Thanh tra thành phố",
]
INSPECTED = ["Các đơn vị, địa phương được kiểm tra"]
LEADS = {
    HAI_PHONG: [
        *[["Sở Nội vụ"]] * 4,
        *[FIVE] * 3,
        *[INSPECTED] * 2,
        ["Các cơ quan báo chí của thành phố"],
    ],
    HUONG_HOA: [
        ["Các cơ quan chuyên môn thuộc UBND huyện", "UBND các xã, thị trấn"],
        ["Các cơ quan, đơn vị, UBND các xã, thị trấn được kiểm tra"],
        ["Các phòng, ban huyện là thành viên Đoàn kiểm tra"],
        *[["Phòng Nội vụ"]] * 4,
        ["Các cơ quan chuyên môn thuộc UBND huyện", "UBND các xã, thị trấn"],
    ],
}
SUPPORTS = {
    HAI_PHONG: {
        "1.a": ["Văn phòng Ủy ban nhân dân thành phố", "Các Sở, ban, ngành thành phố"],
        "1.c": ["Văn phòng Ủy ban nhân dân thành phố"],
        "2.c": ["Sở Nội vụ"],
    },
    HUONG_HOA: {"1.c": ["Cơ quan chủ trì"]},
}
PRODUCTS = {HAI_PHONG: [1, 1, 2, 0, 0, 0, 0, 1, 0, 0], HUONG_HOA: [2, 1, 1, 0, 1, 1, 1, 1]}

both = pytest.mark.parametrize("package", [HAI_PHONG, HUONG_HOA])


@cache
def load(package: str) -> Plan:
    (template,) = locality_folder(PLUGINS / package).plan_templates()
    return template.load(Readers(vietnam_calendar(), national_agencies()))


@both
def test_every_duty_reads_without_a_problem(package: str) -> None:
    assert [duty.problems for duty in load(package).activities if duty.problems] == []
    assert [duty.ref for duty in load(package).activities] == REFS[package]


@both
def test_leads_are_agencies_of_the_locality(package: str) -> None:
    duties = load(package).activities
    assert [[lead.name for lead in duty.leads.mentions] for duty in duties] == LEADS[package]


@both
def test_supports_are_the_partners_named(package: str) -> None:
    named = {
        duty.ref: [support.name for support in duty.supports.mentions]
        for duty in load(package).activities
        if duty.support_text
    }
    assert named == SUPPORTS[package]


@both
def test_products_of_a_duty(package: str) -> None:
    assert [len(duty.products) for duty in load(package).activities] == PRODUCTS[package]


def test_relevant_departments_are_an_open_part_of_their_group() -> None:
    departments = load(HAI_PHONG).activities[0].supports.mentions[1]
    assert (departments.group, departments.qualifier) == (True, "có liên quan")


def test_one_duty_is_due_three_working_days_before_the_inspection() -> None:
    (duty,) = [duty for duty in load(HAI_PHONG).activities if duty.deadline_text]
    deadline = duty.deadline
    assert (duty.ref, deadline.kind, deadline.offset) == ("3.a", "relative_wd", -3)
    assert deadline.anchor == "ngày kiểm tra"


def test_huong_hoa_gives_no_duty_a_deadline() -> None:
    assert {duty.deadline.kind.value for duty in load(HUONG_HOA).activities} == {"blank"}
