"""What the rules remark on in a plan, and that a sound one has no remark."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.message import message
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.rules import RULES, check_plan
from cchc_tracker.rules.blank_number import blank_number
from cchc_tracker.rules.duplicate_numbers import duplicate_numbers
from cchc_tracker.rules.inferred_cells import inferred_cells
from cchc_tracker.rules.late_issue import late_issue
from cchc_tracker.rules.missing_cells import missing_cells
from cchc_tracker.rules.unread_cells import unread_cells

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Activity, Plan

TODAY = date(2022, 1, 1)


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in problems]


def test_a_sound_plan_has_no_problem(plan: Plan) -> None:
    assert check_plan(plan, TODAY) == ()


def test_a_plan_without_rows_has_no_problem(plan: Plan) -> None:
    assert check_plan(replace(plan, activities=()), TODAY) == ()


def test_every_rule_is_asked(plan: Plan, activity: Activity) -> None:
    poor = replace(
        activity,
        task_no="1",
        activity=None,
        leads=AgencyReading(""),
        inferred=("goal",),
        problems=(Problem(Severity.INFO, "cell-odd", message("Odd")),),
    )
    rows = tuple(replace(poor, position=at, task_no=no) for at, no in enumerate("113", start=1))
    facts = {"units": {"announced": 3}}
    last_year = replace(plan, activities=rows, facts=facts, issued_on=TODAY)
    draft = replace(plan, number=None)
    found = {problem.code for each in (last_year, draft) for problem in check_plan(each, TODAY)}
    assert found == {
        "cell-odd",
        "lead-missing",
        "number-duplicate",
        "number-gap",
        "goal-inferred",
        "units-count",
        "number-blank",
        "issued-late",
    }
    assert len(RULES) == len(found)


def test_one_number_on_several_rows(plan: Plan, activity: Activity) -> None:
    rows = tuple(
        replace(activity, position=at, activity_no=number)
        for at, number in ((25, "3.18"), (26, "3.18"), (27, "3.19"), (28, None), (29, None))
    )
    (problem,) = duplicate_numbers(replace(plan, activities=rows), TODAY)
    assert problem.severity is Severity.WARNING
    assert (problem.code, problem.place, problem.text) == ("number-duplicate", "r25", "3.18")
    assert "r25, r26" in str(problem.message)


def test_a_row_that_nobody_leads(plan: Plan, activity: Activity) -> None:
    bare = replace(plan, activities=(replace(activity, leads=AgencyReading("")),))
    assert codes(missing_cells(bare, TODAY)) == [("lead-missing", "r1")]


def test_only_an_annual_plan_must_set_deadlines(plan: Plan, activity: Activity) -> None:
    blank = replace(activity, deadline=Deadline("", 2022, DeadlineKind.BLANK))
    annual = replace(plan, activities=(blank,))
    assert codes(missing_cells(annual, TODAY)) == [("deadline-missing", "r1")]
    assert missing_cells(replace(annual, kind=PlanKind.INSPECTION), TODAY) == ()


def test_what_was_carried_into_a_blank_cell(plan: Plan, activity: Activity) -> None:
    carried = replace(
        activity, position=17, goal_no="1.5", task_no="2.8", inferred=("goal", "task", "lead")
    )
    found = inferred_cells(replace(plan, activities=(carried,)), TODAY)
    assert codes(found) == [
        ("goal-inferred", "r17"),
        ("task-inferred", "r17"),
        ("lead-inferred", "r17"),
    ]
    assert "goal 1.5" in str(found[0].message)
    assert "task 2.8" in str(found[1].message)


def test_a_draft_has_no_number_or_no_date(plan: Plan) -> None:
    assert codes(blank_number(replace(plan, number=None), TODAY)) == [("number-blank", "")]
    assert codes(blank_number(replace(plan, issued_on=None), TODAY)) == [("number-blank", "")]


def test_an_annual_plan_issued_in_its_own_year_is_late(plan: Plan) -> None:
    assert late_issue(replace(plan, issued_on=date(2021, 12, 31)), TODAY) == ()
    late = replace(plan, issued_on=TODAY)
    assert codes(late_issue(late, TODAY)) == [("issued-late", "")]
    assert late_issue(replace(late, kind=PlanKind.INSPECTION), TODAY) == ()
    assert late_issue(replace(plan, issued_on=None), TODAY) == ()


def test_what_loading_left_on_the_plan_and_its_rows(plan: Plan, activity: Activity) -> None:
    def problem(place: str = "") -> Problem:
        return Problem(Severity.WARNING, "cell-odd", message("Odd"), place)

    rows = tuple(replace(activity, position=at, problems=(problem(f"r{at}"),)) for at in (1, 2))
    whole = replace(plan, activities=rows, problems=(problem(),))
    assert [each.place for each in unread_cells(whole, TODAY)] == ["", "r1", "r2"]
