"""The workbook, read back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from cchc_tracker.exports.row_values import COLUMNS
from cchc_tracker.exports.status_marks import STATUS_MARKS
from cchc_tracker.exports.xlsx import write_xlsx
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from openpyxl.workbook import Workbook

    from cchc_tracker.exports.report import ReportSource
    from tests.unit.exports.conftest import SourceOf

SHEETS = ["Summary", "List of rows", "Overdue", "Made from"]
PLACES = {column.name: place for place, column in enumerate(COLUMNS, start=1)}


def book_of(source: ReportSource) -> Workbook:
    output = io.BytesIO()
    write_xlsx(source, output)
    return load_workbook(output)


def raw_cell(source: ReportSource, place: str) -> Element:
    """A cell of the rows' sheet as the file has it, since a reader hides what is merged."""
    output = io.BytesIO()
    write_xlsx(source, output)
    with zipfile.ZipFile(output) as archive:
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet2.xml"))  # noqa: S314
    found = sheet.find(f".//{{*}}c[@r='{place}']")
    assert found is not None
    return found


def with_rows(source: ReportSource, tasks: list[str | None]) -> ReportSource:
    """The source's row so many times, each with a task of its own or the one before."""
    (view,) = source.figures.rows
    rows = tuple(
        replace(view, row=replace(view.row, task=task, task_no=None, position=place))
        for place, task in enumerate(tasks, start=1)
    )
    return replace(source, figures=replace(source.figures, rows=rows))


def test_the_sheets_are_set_up_for_a4_landscape(source_of: SourceOf) -> None:
    book = book_of(source_of())
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        fitting, footer = sheet.sheet_properties.pageSetUpPr, sheet.oddFooter
        assert fitting is not None
        assert fitting.fitToPage
        assert footer is not None
        assert footer.center is not None
        assert footer.center.text == "&P/&N"
    for name in ("List of rows", "Overdue"):
        assert book[name].print_title_rows == "$1:$1"


def test_rows_have_a_frozen_heading_a_filter_and_widths(source_of: SourceOf) -> None:
    sheet = book_of(source_of())["List of rows"]
    assert [cell.value for cell in sheet[1]][:4] == ["No.", "Area", "Goal", "Task"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:P2"
    assert sheet.column_dimensions["E"].width > sheet.column_dimensions["A"].width > 5


def test_pages_of_a4_keep_letters_that_can_be_read(source_of: SourceOf) -> None:
    book = book_of(source_of())
    for name in ("Summary", "List of rows", "Overdue"):
        columns = book[name].column_dimensions.values()
        across = sum(each.width * ((each.max or 0) - (each.min or 0) + 1) for each in columns)
        assert across < 1.5 * 150, name  # of the 150 digits that a page takes at full size


def test_columns_of_days_are_wide_enough_for_one(source_of: SourceOf) -> None:
    book = book_of(source_of())
    rows, overdue, summary = book["List of rows"], book["Overdue"], book["Summary"]
    days = [rows.column_dimensions[letter] for letter in ("J", "L")]
    for column in (*days, overdue.column_dimensions["F"], summary.column_dimensions["B"]):
        assert column.width >= len("31/12/2022") + 1


def test_days_and_numbers_are_real(source_of: SourceOf) -> None:
    book = book_of(source_of())
    rows, overdue, summary = book["List of rows"], book["Overdue"], book["Summary"]
    due = rows.cell(2, PLACES["due"])
    assert (due.value, due.number_format) == (datetime(2022, 10, 31), "dd/mm/yyyy")  # noqa: DTZ001
    assert rows.cell(2, PLACES["percent"]).value == 40
    assert overdue.cell(2, 6).value == datetime(2022, 10, 31)  # noqa: DTZ001
    (heading,) = [row for row in summary.iter_rows() if row[0].value == "Area"]
    below = (heading[0].row or 0) + 1
    line = {
        name.value: summary.cell(below, place)
        for place, name in enumerate(heading, start=1)
        if name.value is not None
    }
    assert line["Total"].value == 1
    assert line["Overdue"].value == 1
    assert (line["% of all rows"].value, line["% of all rows"].number_format) == (0, "0.00%")
    assert line["Rows done or overdue"].value == 1


def test_cells_merge_as_far_as_their_text_reaches_and_keep_it(source_of: SourceOf) -> None:
    source = with_rows(source_of(), ["a", "a", "b", None, None])
    sheet = book_of(source)["List of rows"]
    assert {str(each) for each in sheet.merged_cells.ranges} == {"B2:B6", "C2:C6", "D2:D3"}
    assert (sheet["D4"].value, sheet["D5"].value) == ("b", None)
    below = raw_cell(source, "D3")
    assert below.get("t") == "s"
    assert below.findtext("{*}v") == raw_cell(source, "D2").findtext("{*}v")


def test_a_status_is_told_by_a_sign_and_coloured_by_it(source_of: SourceOf) -> None:
    sheet = book_of(source_of())["List of rows"]
    status = sheet.cell(2, PLACES["status"])
    assert status.value == "! overdue"
    (rules,) = [each.rules for each in sheet.conditional_formatting]
    assert len(rules) == len(Status)
    signs = [rule.text for rule in sorted(rules, key=lambda rule: rule.priority)]
    assert sorted(signs) == sorted(f"{mark.sign} " for mark in STATUS_MARKS.values())
    assert signs.index("✓! ") < signs.index("✓ ")


def test_the_last_sheet_tells_what_the_workbook_was_made_from(source_of: SourceOf) -> None:
    book = book_of(source_of())
    told = {row[0]: row[1] for row in book["Made from"].iter_rows(values_only=True)}
    assert told["As of"] == "01/06/2022"
    assert told["Journal line"] == "12"
    assert told["Program"] == "cchc-tracker 1.2.3"
    assert told["Known at"] == "all that is on record"
    assert book.properties.created == datetime(2022, 6, 1)  # noqa: DTZ001


def test_a_workbook_without_rows(source_of: SourceOf) -> None:
    source = source_of()
    figures = replace(source.figures, rows=(), overdue=(), areas=(), leads=(), members=())
    book = book_of(replace(source, figures=figures))
    assert book["List of rows"].max_row == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_same_source_gives_the_same_bytes(source_of: SourceOf, language: str) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    write_xlsx(source_of(language=language), one)
    write_xlsx(source_of(language=language), other)
    assert one.getvalue() == other.getvalue()
