"""Targets in sentences, as the source documents print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.targets import number, read_targets
from cchc_tracker.plugins import PluginOptions, load_plugins

# (text, (operator, value, scope) of each target)
SENTENCES = [
    ("Tối thiểu 50% TTHC có yêu cầu nghĩa vụ tài chính", [(">=", "50", "")]),
    ("100% hồ sơ được số hóa", [("=", "100", "")]),
    ("tỷ lệ giao dịch trực tuyến đạt từ 25% trở lên", [(">=", "25", "")]),
    ("Trên 85% người dân hài lòng", [(">", "85", "")]),
    ("Tỷ lệ hồ sơ trễ hạn không quá 1,5%", [("<=", "1.5", "")]),
    ("Tỷ lệ khiếu nại dưới 2%", [("<", "2", "")]),
    (
        "Số hóa kết quả của thành phố, cấp huyện, cấp xã tối thiểu tương ứng là 50%, 40%, 35%",
        [(">=", "50", "cấp thành phố"), (">=", "40", "cấp huyện"), (">=", "35", "cấp xã")],
    ),
    (
        "90% hồ sơ công việc tại cấp tỉnh, 70% hồ sơ công việc tại cấp huyện",
        [(">=", "90", "cấp tỉnh"), (">=", "70", "cấp huyện")],
    ),
    (
        "Phấn đấu tối thiểu 50%, 40%, 35% hồ sơ cấp tỉnh, huyện và xã nộp trực tuyến",
        [(">=", "50", "cấp tỉnh"), (">=", "40", "cấp huyện"), (">=", "35", "cấp xã")],
    ),
    ("Thuộc nhóm 25 tỉnh, thành phố dẫn đầu về chỉ số", [("<=", "25", "")]),
    ("Áp dụng TCVN ISO 9001:2015 tại các cơ quan", []),
    ("Ban hành kế hoạch trong quý I năm 2022", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_is_read_as_its_numbers(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(each.operator, str(each.value), each.scope) for each in read_targets(text)]
    assert found == expected


def test_a_baseline_is_kept() -> None:
    text = "Giảm tối thiểu bình quân toàn TP 2,5% số lượng đơn vị sự nghiệp so với năm 2021"
    (target,) = read_targets(text)
    assert (target.value, target.baseline) == (Decimal("2.5"), "so với năm 2021")


@pytest.mark.parametrize(
    ("text", "value"), [("2,5", "2.5"), ("1.200", "1200"), ("1.200,5", "1200.5"), ("85", "85")]
)
def test_a_comma_begins_decimals_and_a_dot_stands_between_thousands(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("template", ["can-tho-2022", "binh-dinh-2020"])
def test_the_goals_of_the_real_plans_have_the_numbers_that_people_read_from_them(
    template: str,
) -> None:
    plan = load_plugins(PluginOptions()).plan(template)
    differ = []
    for goal in plan.goals:
        by_hand = {(each.operator, each.value) for each in goal.targets}
        read = {(each.operator, each.value) for each in read_targets(goal.text)}
        if read != by_hand:
            differ.append(goal.text)
    assert differ == []


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for target in read_targets(text):
        assert target.operator in ("=", ">=", ">", "<=", "<")
        assert target.value.is_finite()


@given(st.lists(st.integers(1, 99), min_size=3, max_size=3, unique=True))
def test_three_shares_over_three_levels_keep_their_order(values: list[int]) -> None:
    shares = ", ".join(f"{value}%" for value in values)
    text = f"Tỷ lệ số hóa của cấp tỉnh, cấp huyện, cấp xã tối thiểu tương ứng là {shares}"
    found = [(each.scope, each.value) for each in read_targets(text)]
    assert found == list(
        zip(("cấp tỉnh", "cấp huyện", "cấp xã"), map(Decimal, values), strict=True)
    )


def test_digits_without_end_are_no_target() -> None:
    assert read_targets("1" * 200_000 + " và " + "2" * 200_000) == ()


def test_what_is_promised_may_follow_its_numbers() -> None:
    found = read_targets("Phấn đấu tối thiểu 50%, 40% hồ sơ cấp tỉnh, huyện được số hóa")
    assert {each.subject for each in found} == {"hồ sơ cấp tỉnh, huyện được số hóa"}
