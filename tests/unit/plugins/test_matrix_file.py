"""Rows of an annex: merged cells, marks, numbers, area headings and what is refused."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.agency.directory import Agency
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.locality import Locality
from cchc_tracker.model.plan import Area
from cchc_tracker.plugins.matrix import read_activities, split_number
from cchc_tracker.plugins.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.plan import Activity

AREAS = (Area("I", "Thể chế", "institutions"), Area("II", "Thủ tục", "procedures"))
PLACE = Locality(
    "mau", "Mẫu", "district", "Tỉnh", "Phòng Nội vụ", (Agency("Phòng Nội vụ", ("PNV",)),)
)
FIELDS = ("number", "goal", "task", "activity", "lead", "support", "deadline")


def activities(*rows: str, fields: tuple[str, ...] = FIELDS) -> list[Activity]:
    """The activities of rows written `number|goal|task|activity|lead|support|deadline`."""
    cells = [row.split("|") for row in rows]
    numbered = (
        (line, dict(zip(fields, row + [""] * (len(fields) - len(row)), strict=True)))
        for line, row in enumerate(cells, start=2)
    )
    readers = Readers(vietnam_calendar()).at(PLACE, 2022)
    return list(read_activities(numbered, AREAS, readers, "m.csv"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.4. Rà soát", ("2.4", "Rà soát")),
        ("3.18.Xử lý", ("3.18", "Xử lý")),
        ("7. Báo cáo", ("7", "Báo cáo")),
        ("a) Phân công", ("a", "Phân công")),
        ("đ) Bố trí", ("đ", "Bố trí")),
        ("b. Thủ trưởng", ("b", "Thủ trưởng")),
        ("100% văn bản", (None, "100% văn bản")),
        ("1.000 hồ sơ", (None, "1.000 hồ sơ")),
        ("2,5 lần", (None, "2,5 lần")),
        ("UBND. Sở", (None, "UBND. Sở")),
        ("", (None, "")),
    ],
)
def test_a_number_in_front_is_split_off(text: str, expected: tuple[str | None, str]) -> None:
    assert split_number(text) == expected


@given(st.text())
def test_splitting_loses_nothing_but_the_number_s_dot(text: str) -> None:
    number, rest = split_number(text)
    assert text.endswith(rest)
    assert text.startswith(number or "")
    assert number is not None or rest == text


def test_merged_cells_are_carried_down_within_an_area() -> None:
    one, two, three, four = activities(
        "I|Thể chế",
        "|1.1. Mục tiêu|2.1. Nhiệm vụ|3.1. Một",
        "|||3.2. Hai",
        "||2.2. Khác",
        "II|Thủ tục",
        "|(trống)|2.3. Mới|3.3. Ba",
    )
    assert (one.goal_no, one.goal, one.task_no, one.activity_no) == (
        "1.1",
        "Mục tiêu",
        "2.1",
        "3.1",
    )
    assert (two.goal, two.task, two.activity, two.inferred) == ("Mục tiêu", "Nhiệm vụ", "Hai", ())
    assert (three.goal_no, three.task, three.activity, three.ref) == ("1.1", "Khác", None, "2.2")
    assert (four.goal, four.task, four.area.no, four.position) == (None, "Mới", "II", 4)


def test_an_inferred_cell_is_marked_as_far_as_it_was_merged() -> None:
    rows = activities(
        "I|Thể chế",
        "|1.1. Mục tiêu|2.1. Nhiệm vụ|3.1. Một",
        "|(suy ra)|2.2. Khác|3.2. Hai",
        "||(suy ra)|3.3. Ba",
        "|1.2. Nữa|2.3. Tiếp|3.4. Bốn",
    )
    assert [row.inferred for row in rows] == [(), ("goal",), ("goal", "task"), ()]
    assert rows[1].goal == "Mục tiêu"


def test_row_numbers_can_have_a_column() -> None:
    fields = ("number", "task", "lead")
    one, two = activities("I|Thể chế", "1.|Rà soát|PNV", "2|2. Báo cáo|PNV", fields=fields)
    assert (one.task_no, one.task, one.activity_no, one.ref) == ("1", "Rà soát", None, "I.1")
    assert (two.task_no, two.ref) == ("2", "I.2")


def test_a_ditto_takes_the_same_column_of_the_row_above() -> None:
    one, two = activities("I|Thể chế", "|(trống)|2.1. A||PNV|PNV", "||2.2. B||PNV|Nt")
    assert [mention.name for mention in one.leads.mentions] == ["Phòng Nội vụ"]
    assert two.supports.ditto
    assert two.support_text == "Nt"
    assert [mention.name for mention in two.supports.mentions] == ["Phòng Nội vụ"]


def test_what_cannot_be_read_is_a_problem_of_the_row() -> None:
    (row,) = activities("I|Thể chế", "|(trống)|2.1. A||Hội Lạ Đời||hôm nào rảnh rỗi")
    assert len(row.problems) == 2
    assert {problem.place for problem in row.problems} == {"r1"}
    assert row.lead_text == "Hội Lạ Đời"
    assert row.deadline_text == "hôm nào rảnh rỗi"


def test_blank_lines_are_nothing_and_blank_cells_none() -> None:
    (row,) = activities("I|Thể chế", "||||||", "|(trống)|2.1. A")
    assert (row.lead_text, row.deadline_text, row.note, row.products) == (None, None, None, ())


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["|1.1. X|2.1. Y"], "line 2: a row stands above the first area heading"),
        (["I|Khác"], "line 2: area I is 'Khác' here, but 'Thể chế'"),
        (["III|Tổ chức"], "line 2: area III is not among the"),
        (["I|Thể chế", "|||3.1. X"], "line 3: the goal cell"),
        (["I|Thể chế", "|(suy ra)|2.1. X"], "line 3: the goal cell"),
        (["I|Thể chế", "|1.1. A|2.1. B", "|1.2. C||3.1. D"], "line 4: the task cell"),
        (["I|Thể chế", "|1.1. A|2.1. B", "II|Thủ tục", "|(trống)||3.1"], "line 5: the task cell"),
        (["I|Thể chế", "|1.1. A|(trống)"], "line 3: the row has neither"),
        (["I|Thể chế", "|1.1. A|2.1. B|(suy ra)"], "line 3: an activity is never carried"),
        (["I|Thể chế", "|1.1. A|2.1. B|3.1. C|(trống)"], "line 3: leave the lead cell blank"),
    ],
)
def test_a_mistake_names_file_line_and_remedy(rows: list[str], reason: str) -> None:
    with pytest.raises(BadDataError) as error:
        activities(*rows)
    assert str(error.value).startswith(f"m.csv, {reason}")


def test_a_hundred_thousand_rows_come_one_by_one() -> None:
    def rows() -> Iterator[tuple[int, dict[str, str]]]:
        yield 2, {"number": "I", "task": "Thể chế", "lead": ""}
        for line in range(3, 100_003):
            yield line, {"number": "", "task": f"{line}. Việc {line}", "lead": "PNV"}

    readers = Readers(vietnam_calendar()).at(PLACE, 2022)
    activities = read_activities(rows(), AREAS, readers, "m.csv")
    assert next(activities).position == 1
    assert deque(activities, maxlen=1).pop().position == 100_000
