"""Numbers missing in the series of goals, tasks and activities of an area."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_tracker.model.plan import Area
from cchc_tracker.model.problem import Severity
from cchc_tracker.rules.number_gaps import number_gaps

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Activity, Plan

TODAY = date(2022, 1, 1)
Numbers = tuple[str | None, str | None, str | None]


def gaps(plan: Plan, activity: Activity, *rows: Numbers, area: str = "III") -> list[str]:
    place = Area(area, "", "")
    activities = tuple(
        replace(activity, position=at, area=place, goal_no=goal, task_no=task, activity_no=number)
        for at, (goal, task, number) in enumerate(rows, start=1)
    )
    found = number_gaps(replace(plan, activities=activities), TODAY)
    assert all(problem.severity is Severity.INFO for problem in found)
    return [
        f"{problem.place} {str(problem.message).removeprefix('The source has no ')}"
        for problem in found
    ]


def tasks(*numbers: str | None) -> list[Numbers]:
    return [(None, number, None) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        (("1", "2", "3"), []),
        (("1", "3"), ["r2 number III.2"]),
        (("1", "5"), ["r2 numbers III.2 to III.4"]),
        (("2.16", "2.18"), ["r2 number 2.17"]),
        (("2.9", "2.10", "2.12"), ["r3 number 2.11"]),
        (("3.18", "3.18", "3.19"), []),
        (("3.1", "3.4", "3.2", "3.3"), []),
        (("3.1", "3.4", "3.2"), ["r2 number 3.3"]),
        (("2.1", "3.7"), []),
        (("1", None, "3"), ["r3 number III.2"]),
        (("a", "b", "d"), ["r3 number III.c"]),
        (("1.a", "1.d"), ["r2 numbers 1.b to 1.c"]),
        (("d", "e"), []),
        (("c", "đ"), ["r2 number III.d"]),
        (("A", "C"), ["r2 number III.b"]),
        (("1", "2.a", "3"), ["r3 number III.2"]),
        (("1", "3-4", "x1", "–", "²"), []),
        (("1.1.1", "1.1.3"), ["r2 number 1.1.2"]),
        (("1.5", "1.2022"), ["r2 numbers 1.6 to 1.2021"]),
        (("1", "9" * 5000), []),
        (("1", "4", "6"), ["r2 numbers III.2 to III.3", "r3 number III.5"]),
    ],
)
def test_numbers_missing_in_a_series(
    plan: Plan, activity: Activity, numbers: tuple[str | None, ...], found: list[str]
) -> None:
    assert gaps(plan, activity, *tasks(*numbers)) == found


def test_activities_without_a_dot_are_counted_below_their_task(
    plan: Plan, activity: Activity
) -> None:
    rows = [(None, "1", "a"), (None, "1", "b"), (None, "2", "a"), (None, "2", "c")]
    assert gaps(plan, activity, *rows) == ["r4 number 2.b"]


def test_goals_tasks_and_activities_are_series_of_their_own(plan: Plan, activity: Activity) -> None:
    rows = [("1.1", "2.1", "3.1"), ("1.1", "2.3", "3.2"), ("1.2", "2.3", "3.4")]
    assert gaps(plan, activity, *rows) == ["r2 number 2.2", "r3 number 3.3"]


def test_each_area_counts_from_one(plan: Plan, activity: Activity) -> None:
    rows = tuple(
        replace(activity, position=at, area=Area(no, "", ""), task_no=number)
        for at, (no, number) in enumerate([("I", "1"), ("I", "2"), ("II", "1"), ("II", "3")], 1)
    )
    (gap,) = number_gaps(replace(plan, activities=rows), TODAY)
    assert gap.place == "r4"
    assert str(gap.message).endswith("II.2")


def test_an_area_without_a_number(plan: Plan, activity: Activity) -> None:
    assert gaps(plan, activity, *tasks("1", "3"), area="") == ["r2 number 2"]


NUMBERS = st.none() | st.text(max_size=6) | st.from_regex(r"[0-9a-eđ]{1,2}(\.[0-9a-eđ]{1,2})?")


@given(rows=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_numbers_give_remarks_and_never_fail(
    plan: Plan, activity: Activity, rows: list[Numbers]
) -> None:
    assert len(gaps(plan, activity, *rows)) <= 3 * max(0, len(rows) - 1)
