"""Differences of a row in lines for people and as JSON records."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cchc_tracker.exports.differences import difference_lines, difference_record
from cchc_tracker.model.difference import Difference, Value
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.services.language import Language

DAY = date(2022, 10, 31)
EVIDENCE = Evidence("12/BC", DAY, "Báo cáo")
REPORT = Update(DAY, State.DONE, 2, "Sở Y tế", note="họp")
CASES = [
    (Difference(Value.STATUS, Status.OVERDUE, Status.DONE_LATE), "overdue → done late"),
    (
        Difference(Value.STATE, State.DONE, State.NOT_STARTED, 2),
        "Milestone 2, state: done → not started",
    ),
    (Difference(Value.PERCENT, None, 0), "%: – → 0"),
    (Difference(Value.DEADLINE, DAY, date(2023, 1, 1)), "Deadline: 31/10/2022 → 01/01/2023"),
    (Difference(Value.DONE_ON, DAY, None), "Done on: 31/10/2022 → –"),
    (Difference(Value.REPORTED, 1, 2), "Reported by: 1 → 2"),
    (
        Difference(Value.EVIDENCE, None, EVIDENCE, added=True),
        "Evidence added: 12/BC (31/10/2022): Báo cáo",
    ),
    (Difference(Value.NOTE, None, "[/] {x}", added=True), "Note added: [/] {x}"),
    (
        Difference(Value.REPORT, None, REPORT, added=True),
        "Report added: milestone 2; Sở Y tế; done",
    ),
]


@pytest.mark.parametrize(("difference", "line"), CASES)
def test_a_line(difference: Difference, line: str) -> None:
    assert list(difference_lines([difference], str)) == [line]
    assert json.dumps(difference_record(difference))


def test_the_status_is_told_with_its_sign_where_asked() -> None:
    (line,) = difference_lines(
        [Difference(Value.STATUS, Status.OVERDUE, Status.SUSPENDED)], str, lambda each: f"<{each}>"
    )
    assert line == "<overdue> → <suspended>"


def test_in_vietnamese() -> None:
    lines = list(difference_lines([each for each, _ in CASES], Language("vi").text))
    assert lines[0] == "quá hạn → hoàn thành quá hạn"
    assert lines[1] == "Mốc 2, trạng thái: hoàn thành → chưa thực hiện"
    assert lines[-2] == "Thêm ghi chú: [/] {x}"


def test_a_record_has_plain_values() -> None:
    assert difference_record(Difference(Value.DEADLINE, None, DAY, 2)) == {
        "value": "deadline",
        "milestone": 2,
        "before": None,
        "after": "2022-10-31",
    }
    report = difference_record(CASES[-1][0])["after"]
    assert report == {"state": "done", "percent": None, "agency": "Sở Y tế", "milestone": 2}
