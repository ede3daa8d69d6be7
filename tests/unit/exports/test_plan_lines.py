"""A plan, its targets and its goals as lines for people and as a record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.plan import goal_lines, plan_lines, plan_record, target_text
from cchc_tracker.model.plan import Area, CitedDocument, Erratum, Goal, Measure, Target

if TYPE_CHECKING:
    from cchc_tracker.store import StoredPlan

LESS = Target("chi phí", "<=", Decimal("2.5"), "%", baseline="so với năm 2021")


@pytest.fixture
def whole(stored_plan: StoredPlan) -> StoredPlan:
    return replace(
        stored_plan,
        number="260/KH-UBND",
        areas=(Area("I", "Chỉ đạo", "direction"),),
        goals=(Goal("I", "1.1", "Mục tiêu", (LESS,)), Goal("I", None, "Không số")),
        measures=(Measure("I", "Biện pháp"),),
        cited=(CitedDocument("76/NQ-CP", date(2021, 7, 15)), CitedDocument("1/KH")),
        errata=(Erratum("r1 task", "cẩi", "cải"),),
    )


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (LESS, "≤ 2,5 %: chi phí (so với năm 2021)"),
        (Target("hồ sơ", "=", Decimal(100), "%", "cấp xã"), "= 100 % cấp xã: hồ sơ"),
        (Target("lớp", ">", Decimal("0.0"), "lớp"), "> 0 lớp: lớp"),
    ],
)
def test_targets_as_people_write_them(target: Target, text: str) -> None:
    assert target_text(target) == text


def test_what_a_plan_says_of_itself(whole: StoredPlan) -> None:
    lines = dict(plan_lines(whole, str))
    assert lines["Number"] == "260/KH-UBND"
    assert lines["Issued on"] == "29/12/2021"
    assert lines["Kind"] == "annual plan"
    assert lines["Rows"] == "57"
    assert lines["Areas"] == "I. Chỉ đạo"
    assert lines["Measures"] == "1"
    assert lines["Cites"] == "76/NQ-CP (15/07/2021)\n1/KH"
    assert lines["Errata"] == "r1 task: cẩi → cải"
    assert "Signer" not in lines


def test_a_draft_says_that_it_has_no_number(stored_plan: StoredPlan) -> None:
    draft = dict(plan_lines(replace(stored_plan, issued_on=None), str))
    assert (draft["Number"], draft["Issued on"]) == ("not numbered yet", "–")


def test_goals_with_their_targets(whole: StoredPlan) -> None:
    assert goal_lines(whole) == [
        ("I", "1.1. Mục tiêu", "≤ 2,5 %: chi phí (so với năm 2021)"),
        ("I", "Không số", ""),
    ]


def test_the_record_can_be_written_as_json(whole: StoredPlan) -> None:
    record = json.loads(json.dumps(plan_record(whole)))
    assert record["goals"][0]["targets"][0]["value"] == 2.5
    assert record["cited"][1]["issued_on"] is None
    assert record["facts"] == {}
    assert record["errata"] == [{"place": "r1 task", "printed": "cẩi", "corrected": "cải"}]
