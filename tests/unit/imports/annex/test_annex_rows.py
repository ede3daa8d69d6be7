"""Rows: cells merged, blank, repeated, cut by a page break, or impossible to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.annex import read_annex, unplaced
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.origin import EXTRA, UNUSED
from tests.unit.imports.annex.annex_source import (
    HEADINGS,
    Cell,
    activities,
    codes,
    document,
    table,
    text,
)

if TYPE_CHECKING:
    from cchc_tracker.imports.annex.found import Annex
    from cchc_tracker.model.plan import Activity

FULL = ("TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Thời gian")
AREA: list[Cell] = ["I", ("CẢI CÁCH THỂ CHẾ", 1, 6)]


def read(*rows: list[Cell], headings: tuple[str, ...] = FULL) -> Annex:
    area: list[Cell] = ["I", ("CẢI CÁCH THỂ CHẾ", 1, len(headings) - 1)]
    source = document(table(list(headings), area, *rows))
    annex = read_annex(source)
    assert unplaced(source, annex) == ()
    assert len(activities(annex)) == sum(row.leaf for row in annex.rows)
    return annex


def parts(row: Activity) -> tuple[str | None, ...]:
    return (row.goal, row.task, row.activity)


def test_merged_cells_go_down_and_blank_ones_are_inferred() -> None:
    annex = read(
        ["", ("G", 3, 1), ("T", 2, 1), "a", "Báo cáo", "Sở Nội vụ", "Quý I"],
        ["", "b", "", "Sở Nội vụ", "Quý I"],
        ["", "", "c", "", "Sở Nội vụ", "Quý I"],
    )
    found = activities(annex)
    assert [parts(row) for row in found] == [("G", "T", "a"), ("G", "T", "b"), ("G", "T", "c")]
    assert [row.inferred for row in found] == [(), (), ("task",)]
    assert codes(annex, "r3") == ["task-carried"]
    inferred = [origin for origin in annex.rows[3].origins if origin.inferred]
    assert [(origin.field, origin.text) for origin in inferred] == [("task", "T")]


def test_a_blank_cell_apart_from_the_merged_one_above_has_none() -> None:
    annex = read(
        ["", ("G", 2, 1), "T", "a", "", "Sở Nội vụ", "Quý I"],
        ["", "U", "b", "", "Sở Nội vụ", "Quý I"],
        ["", "", "V", "c", "", "Sở Nội vụ", "Quý I"],
    )
    assert [parts(row) for row in activities(annex)][2] == (None, "V", "c")
    assert codes(annex, "r3") == ["goal-apart"]


def test_the_first_blank_cell_of_an_area_stays_blank() -> None:
    annex = read(["", "", "T", "a", "", "Sở Nội vụ", "Quý I"])
    assert parts(activities(annex)[0]) == (None, "T", "a")
    assert codes(annex, "r1") == ["goal-blank"]


def test_cells_beside_the_texts_hold_for_all_rows_that_they_are_merged_over() -> None:
    annex = read(
        ["", "G", "T", "a", ("Báo cáo", 2, 1), ("Sở Nội vụ", 2, 1), "Quý I"],
        ["", "", "", "b", "Quý II"],
    )
    assert [(row.product_text, row.lead_text) for row in activities(annex)] == [
        ("Báo cáo", "Sở Nội vụ")
    ] * 2


def test_an_activity_merged_over_rows_is_a_row_each() -> None:
    annex = read(
        ["1", "G", "T", ("a", 2, 1), "Kế hoạch", "Sở Nội vụ", "Quý I"],
        ["", "", "", "Báo cáo", "Sở Nội vụ", "Quý IV"],
    )
    assert [(row.activity, row.product_text) for row in activities(annex)] == [
        ("a", "Kế hoạch"),
        ("a", "Báo cáo"),
    ]
    assert "activity-merged" in codes(annex, "r2")


def test_the_number_beside_a_merged_task_is_the_tasks() -> None:
    headings = ("TT", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Thời gian")
    annex = read(
        [("1", 2, 1), ("T", 2, 1), "a", "", "Sở Nội vụ", "Quý I"],
        ["b", "", "Sở Nội vụ", "Quý I"],
        ["2", "U", "c", "", "Sở Nội vụ", "Quý I"],
        headings=headings,
    )
    assert [(row.task_no, row.task, row.activity_no) for row in activities(annex)] == [
        ("1", "T", None),
        ("1", "T", None),
        ("2", "U", None),
    ]


def test_a_cell_over_several_columns_is_taken_once_and_told() -> None:
    annex = read(["", "G", "T", "a", ("Báo cáo của Sở Nội vụ", 1, 2), "Quý I"])
    (row,) = activities(annex)
    assert (row.product_text, row.lead_text) == ("Báo cáo của Sở Nội vụ", None)
    assert codes(annex, "r1") == ["cell-over-columns"]


def test_a_task_merged_over_the_activities_column_is_a_task() -> None:
    annex = read(["", "G", ("T", 1, 2), "Báo cáo", "Sở Nội vụ", "Quý I"])
    assert parts(activities(annex)[0]) == ("G", "T", None)


def test_our_own_marks_in_a_document_are_no_marks() -> None:
    annex = read(["", "(trống)", "T", "(suy ra)", "(suy ra)", "Sở Nội vụ", "Quý I"])
    (row,) = activities(annex)
    assert (row.goal, row.activity, row.product_text) == (None, None, None)
    assert codes(annex).count("mark-left-out") == 3
    assert [o.text for o in annex.origins if o.field == UNUSED] == [
        "(trống)",
        "(suy ra)",
        "(suy ra)",
    ]


def test_ditto_marks_are_kept_and_told() -> None:
    annex = read(
        ["", "G", "T", "a", "Báo cáo", "Sở Nội vụ", "Quý I"],
        ["", "-nt-", "″", "b", "//", "Nt", "như trên"],
    )
    row = activities(annex)[1]
    assert parts(row) == ("G", "T", "b")
    assert (row.product_text, row.lead_text, row.deadline_text) == ("//", "Nt", "như trên")
    assert [mention.name for mention in row.leads.mentions] == ["Sở Nội vụ"]
    assert codes(annex, "r2") == [
        "goal-ditto",
        "task-ditto",
        "ditto-unread",
        "ditto",
        "ditto-unread",
    ]


def test_a_goal_without_a_task_is_kept_as_a_task_too() -> None:
    annex = read(["", "G", "", "", "Báo cáo", "Sở Nội vụ", "Quý I"])
    assert parts(activities(annex)[0]) == ("G", "G", None)
    assert codes(annex, "r1") == ["task-blank", "goal-alone"]


def test_what_can_not_be_a_row_is_left_with_an_error_at_its_place() -> None:
    annex = read(
        ["", "", "", "", "Báo cáo", "Sở Nội vụ", "Quý I"],
        ["", "G", "T", "a", "", "", ""],
    )
    assert [row.text for row in activities(annex)] == ["a"]
    left = [each for each in annex.problems if each.severity is Severity.ERROR]
    assert [(each.code, each.text) for each in left] == [
        ("row-left-out", "Báo cáo"),
        ("row-left-out", "Sở Nội vụ"),
        ("row-left-out", "Quý I"),
    ]
    assert left[0].at is not None
    assert (left[0].at.row, left[0].at.column) == (3, 5)


def test_unknown_columns_go_with_their_rows() -> None:
    headings = ("TT", "Nhiệm vụ", "Kinh phí", "Chủ trì", "Thời gian")
    annex = read(
        ["1", ("T", 2, 1), "5 triệu", ("Sở Nội vụ", 2, 1), ("Quý I", 2, 1)],
        ["", "7 triệu"],
        headings=headings,
    )
    (leaf,) = [row for row in annex.rows if row.leaf]
    extra = [(o.label, o.text) for o in leaf.origins if o.field == EXTRA]
    assert extra == [("Kinh phí", "5 triệu"), ("Kinh phí", "7 triệu")]


ROW: list[Cell] = ["1", "Rà soát văn bản, kế", "Báo cáo", "Sở Tư pháp", "", "Quý I"]


def test_a_row_cut_by_a_page_break_is_joined_where_that_is_sure() -> None:
    source = document(
        table(list(HEADINGS), [*AREA[:1], ("CẢI CÁCH THỂ CHẾ", 1, 5)], ROW, name="1"),
        text("12"),
        table(["", "hoạch và báo cáo", "", "", "", ""], ["2", "B", "", "", "", ""], name="2"),
    )
    annex = read_annex(source)
    assert [row.text for row in activities(annex)] == ["Rà soát văn bản, kế hoạch và báo cáo", "B"]
    assert "row-joined" in codes(annex, "r1")
    assert "table-joined" in codes(annex)
    assert unplaced(source, annex) == ()


def test_what_may_be_the_rest_of_a_row_is_told() -> None:
    annex = read_annex(
        document(
            table(list(HEADINGS), [("I. CẢI CÁCH THỂ CHẾ", 1, 6)], ROW, name="1"),
            table(["", "hoạch và báo cáo", "", "", "Sở Y tế", "Quý II"], name="2"),
        )
    )
    assert len(activities(annex)) == 2
    assert codes(annex, "r2") == ["row-maybe-cut"]


def test_a_whole_sentence_after_a_page_break_is_a_row_of_its_own() -> None:
    annex = read_annex(
        document(
            table(list(HEADINGS), [("I. CẢI CÁCH THỂ CHẾ", 1, 6)], ROW, name="1"),
            table(list(HEADINGS), ["", "Báo cáo", "", "", "", ""], name="2"),
        )
    )
    assert len(activities(annex)) == 2


def test_a_table_with_text_before_it_is_not_joined_but_told() -> None:
    annex = read_annex(
        document(
            table(list(HEADINGS), [("I. CẢI CÁCH THỂ CHẾ", 1, 6)], ROW, name="1"),
            text("Phụ lục II"),
            table(list(HEADINGS), ["2", "Báo cáo", "", "", "", ""], name="2"),
        ),
        table=1,
    )
    assert len(activities(annex)) == 1
    assert codes(annex) == ["table-left-out"]


def test_bullets_number_nothing() -> None:
    headings = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời gian")
    annex = read(["-", "T", "Báo cáo", "Sở Nội vụ", "Quý I"], headings=headings)
    assert activities(annex)[0].task_no is None
    assert codes(annex, "r1") == ["number-left-out"]
