"""The keys and values promised to those who read rows and deadlines as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.exports.record import deadline_record, milestone_record, row_record
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind, Milestone
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.record import iso, problem_record

if TYPE_CHECKING:
    from cchc_tracker.model.row import RowView

FIRST_KEYS = """
    plan position ref area_no area area_code goal_no goal task_no task activity_no activity
    product_text products lead_text leads support_text supports deadline_text deadline_kind
    milestones condition reference note state percent status done_on version
""".split()  # noqa: SIM905 - as the promise is written
DEADLINE_KEYS = """
    phrase year kind start end milestones occurrences condition reference certainty problems
""".split()  # noqa: SIM905


def test_a_row_has_the_promised_keys_first_and_in_order(view: RowView) -> None:
    assert list(row_record(view))[: len(FIRST_KEYS)] == FIRST_KEYS


def test_a_row_as_json(view: RowView) -> None:
    record = json.loads(json.dumps(row_record(view)))
    expected = {
        "position": 8,
        "ref": "3.7",
        "goal_no": "1.2",
        "products": ["Kế hoạch", "Báo cáo"],
        "lead_text": "SNV; Sở Tư pháp",
        "leads": ["Sở Nội vụ", "Sở Tư pháp"],
        "support_text": None,
        "supports": [],
        "deadline_kind": "milestones",
        "condition": None,
        "note": None,
        "state": "in_progress",
        "percent": 40,
        "status": "in_progress",
        "done_on": None,
        "version": 3,
        "inferred": ["task"],
        "next_due": "2022-10-31",
        "extended": True,
        "members": ["Sở Nội vụ", "Sở Tư pháp"],
        "reported": [],
    }
    assert {key: record[key] for key in expected} == expected


def test_milestones_hold_the_deadline_that_counts_and_the_first(view: RowView) -> None:
    first, second = map(milestone_record, view.progress.milestones)
    assert row_record(view)["milestones"] == [first, second]
    assert list(first)[:4] == ["label", "start", "due", "done_on"]
    assert (first["label"], first["start"], first["due"], first["done_on"], first["state"]) == (
        "Kế hoạch",
        "2022-01-01",
        "2022-03-31",
        "2022-02-01",
        "done",
    )
    assert (second["due"], second["first_due"], second["done_on"]) == (
        "2022-10-31",
        "2022-09-30",
        None,
    )


def test_a_row_without_activity_has_null_for_it(view: RowView) -> None:
    row = replace(view.row, activity_no=None, activity=None, product_text=None, products=())
    record = row_record(replace(view, row=row))
    assert (record["activity_no"], record["activity"]) == (None, None)
    assert (record["product_text"], record["products"]) == (None, [])


def test_a_deadline_has_the_promised_keys_first_and_in_order() -> None:
    deadline = Deadline(
        "Quý I Quý IV",
        2022,
        DeadlineKind.MILESTONES,
        milestones=(Milestone("Quý I", date(2022, 1, 1), date(2022, 3, 31)),),
        occurrences=(date(2022, 3, 31),),
        problems=(Problem(Severity.WARNING, "odd", message("Odd {x}", x=1), "r3", "Quý"),),
    )
    record = deadline_record(deadline)
    assert list(record)[: len(DEADLINE_KEYS)] == DEADLINE_KEYS
    assert json.loads(json.dumps(record))["occurrences"] == ["2022-03-31"]
    assert record["problems"] == [
        {"severity": "warning", "code": "odd", "message": "Odd 1", "place": "r3", "text": "Quý"}
    ]


def test_a_problem_has_a_stable_code_and_an_english_sentence() -> None:
    record = problem_record(Problem(Severity.INFO, "number-gap", message("No {n}", n="III.6")))
    assert (record["code"], record["message"], record["place"]) == ("number-gap", "No III.6", "")


def test_days_are_iso_or_null() -> None:
    assert iso(date(2022, 1, 2)) == "2022-01-02"
    assert iso(None) is None
