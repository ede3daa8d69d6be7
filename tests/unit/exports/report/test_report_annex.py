"""The annex: the plan's own columns and merges, with what came of each row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.exports.report.annex import annex_matrix
from cchc_tracker.exports.report.blocks import AnnexMatrix, Column, MatrixRow, placed_rows
from cchc_tracker.exports.report.column_widths import fitted
from cchc_tracker.exports.report.words import Words

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.row import Row
    from tests.unit.exports.conftest import SourceOf


def with_rows(source: ReportSource, *rows: Row) -> ReportSource:
    (view,) = source.figures.rows
    views = tuple(replace(view, row=row) for row in rows)
    return replace(source, figures=replace(source.figures, rows=views))


def annex(source: ReportSource) -> AnnexMatrix:
    return annex_matrix(source, Words(source.language))


def test_goal_and_task_are_merged_while_they_stay_the_same(source_of: SourceOf, row: Row) -> None:
    other_task = replace(row, task_no="2.5", task="Nhiệm vụ khác")
    matrix = annex(with_rows(source_of(), row, replace(row, activity_no="3.8"), other_task))
    area, first, second, third = matrix.rows
    assert (area.area_no, area.area) == ("II", "Cải cách thể chế")
    assert first.cells[1:4] == ("1.2. Mục tiêu", "2.4. Nhiệm vụ", "3.7. Rà soát văn bản")
    assert second.cells[1:4] == (None, None, "3.8. Rà soát văn bản")
    assert third.cells[1:3] == (None, "2.5. Nhiệm vụ khác")


def test_nothing_is_merged_over_an_area(source_of: SourceOf, row: Row) -> None:
    matrix = annex(with_rows(source_of(), row, replace(row, area_no="III", area="Khác")))
    assert [each.area_no for each in matrix.rows] == ["II", "", "III", ""]
    assert None not in matrix.rows[3].cells


def test_a_task_of_its_own_is_never_merged(source_of: SourceOf, row: Row) -> None:
    alone = replace(row, activity=None, activity_no=None)
    matrix = annex(with_rows(source_of(), alone, alone))
    assert [each.cells[2] for each in matrix.rows[1:]] == ["2.4. Nhiệm vụ"] * 2


def test_row_numbers_stand_in_their_column_where_only_rows_have_them(
    source_of: SourceOf, row: Row
) -> None:
    alone = replace(row, goal=None, goal_no=None, activity=None, activity_no=None, task_no="4")
    matrix = annex(with_rows(source_of(), alone))
    assert [column.heading for column in matrix.columns][:2] == ["Seq.", "Task"]
    assert matrix.rows[1].cells[:2] == ("4.", "Nhiệm vụ")


def test_printed_headings_and_their_order_are_kept(source_of: SourceOf, row: Row) -> None:
    headings = {"number": "STT", "activity": "3- Hoạt động", "goal": "1- Mục tiêu", "note": "G"}
    matrix = annex(replace(with_rows(source_of(), row), headings=headings))
    names = [column.heading for column in matrix.columns]
    assert names[:3] == ["STT", "3- Hoạt động", "1- Mục tiêu"]
    assert names[3:] == ["Status", "Result", "Evidence", "Note"]


def test_row_tells_status_result_evidence_and_note(source_of: SourceOf) -> None:
    *_, status, result, evidence, note = annex(source_of("Rà soát")).rows[1].cells
    assert status == "Overdue"
    assert result == "40%\nKế hoạch: done on 01/02/2022"
    assert evidence == "1/BC-SNV of 01/03/2022: Rà soát"
    assert note == "Rà soát\nExtended to 02/05/2022 (Rà soát)\nRà soát"


def test_merged_cells_are_counted_for_formats_that_need_it() -> None:
    columns = (Column("a", 1), Column("b", 1))
    rows = (
        MatrixRow(area_no="I", area="x"),
        MatrixRow(("1", "a")),
        MatrixRow((None, "b")),
        MatrixRow(area_no="II", area="y"),
        MatrixRow(("2", "c")),
    )
    placed = placed_rows(AnnexMatrix(columns, rows))
    spans = [{place: cell.rows for place, cell in each.cells.items()} for each in placed]
    assert spans == [{}, {0: 2, 1: 1}, {1: 1}, {}, {0: 1, 1: 1}]


def test_width_goes_where_the_text_is() -> None:
    columns = (Column("TT", 0), Column("Nhiệm vụ", 0), Column("Ghi chú", 0))
    rows = (MatrixRow(("1", "thực hiện nhiệm vụ " * 9, "đã xong")),)
    number, task, note = (column.width for column in fitted(AnnexMatrix(columns, rows)).columns)
    assert number < note < task
    assert number + task + note == 267


def test_without_rows_the_columns_still_have_widths() -> None:
    matrix = fitted(AnnexMatrix((Column("TT", 0), Column("Nhiệm vụ", 0)), ()))
    assert sum(column.width for column in matrix.columns) == 267


def test_width_goes_to_the_cells_that_make_rows_high() -> None:
    columns = (Column("Nhiệm vụ", 0), Column("Chủ trì", 0), Column("Ghi chú", 0))
    usual = MatrixRow(("thực hiện nhiệm vụ " * 3, "Sở Nội vụ", ""))
    high = MatrixRow(("thực hiện", "Cơ quan chuyên môn thuộc Ủy ban " * 20, "theo kế hoạch " * 9))
    task, lead, note = fitted(AnnexMatrix(columns, (usual,) * 20 + (high,) * 20)).columns
    assert lead.width > 2 * task.width
    assert note.width < task.width  # it is never the highest cell of its row


def test_merged_cell_has_the_room_of_all_its_rows() -> None:
    columns = (Column("Mục tiêu", 0), Column("Nhiệm vụ", 0))
    text = "thực hiện nhiệm vụ " * 10
    rows = (MatrixRow((text, text)), *[MatrixRow((None, text))] * 9)
    goal, task = fitted(AnnexMatrix(columns, rows)).columns
    assert goal.width < task.width / 2


def test_widths_of_an_annex_without_text_are_even() -> None:
    first, second = fitted(AnnexMatrix((Column("a", 0), Column("b", 0)), ())).columns
    assert abs(first.width - second.width) <= 1
