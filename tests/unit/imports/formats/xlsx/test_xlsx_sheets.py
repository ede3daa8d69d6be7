"""Sheets of Excel as tables: merged and hidden cells, what stands beside, one sheet asked for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.source.place import Part, Place
from tests.unit.imports.formats.xlsx.workbooks import (
    codes,
    first_sheet,
    made,
    read,
    repacked,
    saved,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def test_merged_ranges_are_one_cell_in_reading_order() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (["STT", "Cơ quan", None], [None, "Chủ trì", "Phối hợp"], ["1", "Sở Nội vụ"]):
            sheet.append(row)
        sheet.merge_cells("A1:A2")
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("C3:C5")
        sheet["A5"] = "2"

    document = made(fill)
    (table,) = document.tables
    assert [(c.text, c.place.row, c.place.column, c.rows, c.columns) for c in table.cells] == [
        ("STT", 1, 1, 2, 1),
        ("Cơ quan", 1, 2, 1, 2),
        ("Chủ trì", 2, 2, 1, 1),
        ("Phối hợp", 2, 3, 1, 1),
        ("1", 3, 1, 1, 1),
        ("Sở Nội vụ", 3, 2, 1, 1),
        ("", 3, 3, 3, 1),
        ("2", 5, 1, 1, 1),
    ]
    assert table.place == Place(Part.SHEET, "Sheet")
    assert table.cells[0].place == Place(Part.SHEET, "Sheet", row=1, column=1)
    assert document.problems == ()


def test_hidden_rows_columns_and_sheets_are_read_marked_and_told() -> None:
    book = Workbook()
    sheet = first_sheet(book)
    for _ in range(6):
        sheet.append(["a", "b", "c"])
    for row in (2, 3, 5):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Cũ").sheet_state = "veryHidden"
    book["Cũ"]["A1"] = "x"
    document = read(saved(book))
    seen = [c.place.row for c in document.tables[0].cells if not c.hidden and c.text == "a"]
    assert seen == [1, 4, 6]
    assert all(cell.hidden for cell in document.tables[0].cells if cell.text == "b")
    assert [cell.hidden for cell in document.tables[1].cells] == [True]
    assert [str(problem.message) for problem in document.problems] == [
        "Rows 2–3, 5 are hidden; they are read all the same",
        "Columns 2 are hidden; they are read all the same",
        "The sheet is hidden; it is read all the same",
    ]


def test_the_text_under_a_merged_cell_is_told_and_kept_back() -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["B3"] = "Sở Nội vụ", "Sở Tư pháp", "Sở Nội vụ", "x"
    data = saved(book)
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'
    document = read(repacked(data, "xl/worksheets/sheet1.xml", b"</sheetData>", merged))
    assert [(cell.text, cell.rows) for cell in document.tables[0].cells] == [
        ("Sở Nội vụ", 3),
        ("x", 1),
    ]
    assert codes(document) == ["covered-text"]
    assert [text.text for text in document.kept_back] == ["Sở Tư pháp"]


def test_overlapping_merges_are_told_and_none_overlaps() -> None:
    book = Workbook()
    for row in ("abc", "def", "ghi"):
        first_sheet(book).append(list(row))
    ranges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("B2:C3", "A1:B2", "A1:C1", "x"))
    merged = f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()
    document = read(repacked(saved(book), "xl/worksheets/sheet1.xml", b"</sheetData>", merged))
    spans = [(c.text, c.rows, c.columns) for c in document.tables[0].cells if c.merged]
    assert spans == [("a", 1, 3), ("e", 2, 2)]
    assert codes(document).count("merged-overlap") == 1


def test_comments_and_headers_are_kept_back() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"] = "Sở Nội vụ"
        sheet["B3"].comment = Comment("xem lại", "người soạn")
        assert sheet.oddHeader is not None
        sheet.oddHeader.center.text = "Phụ lục"

    document = made(fill)
    assert [(text.text, text.place) for text in document.kept_back] == [
        ("Phụ lục", Place(Part.HEADER)),
        ("xem lại", Place(Part.SHEET, "Sheet", row=3, column=2)),
    ]


def test_text_boxes_are_kept_back_and_chart_sheets_told() -> None:
    from xlsxwriter import Workbook as Written

    output = BytesIO()
    book = Written(output, {"in_memory": True})
    sheet = book.add_worksheet("Phụ lục")
    sheet.write(0, 0, "STT")
    sheet.insert_textbox(3, 3, "DỰ THẢO\nlần 2")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "='Phụ lục'!$A$1:$A$2"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.close()
    document = read(output.getvalue())
    assert [text.text for text in document.kept_back] == ["DỰ THẢO\nlần 2"]
    assert [table.place.name for table in document.tables] == ["Phụ lục"]
    assert codes(document) == ["sheet-left-out"]


def test_one_sheet_can_be_asked_for() -> None:
    book = Workbook()
    for name in ("Phụ lục I", "Phụ lục II"):
        book.create_sheet(name)["A1"] = name
    data = saved(book)
    assert [table.cells[0].text for table in read(data, "phụ lục II").tables] == ["Phụ lục II"]
    with pytest.raises(BadDataError, match="Sheet, Phụ lục I, Phụ lục II"):
        read(data, "Phụ lục III")


def test_macros_are_told() -> None:
    book = Workbook()
    first_sheet(book)["A1"] = "x"
    data = repacked(saved(book), "xl/vbaProject.bin", b"", b"macro")
    assert codes(read(data)) == ["macros"]


def test_empty_rows_and_columns_behind_the_last_text_are_dropped() -> None:
    book = Workbook()
    first_sheet(book)["A1"] = "x"
    styled = "".join(f'<row r="{n}" hidden="1"><c s="0"/></row>' for n in range(2, 200_000))
    data = repacked(
        saved(book), "xl/worksheets/sheet1.xml", b"</sheetData>", f"{styled}</sheetData>".encode()
    )
    document = read(data)
    assert len(document.tables[0].grid()) == 1
    assert document.problems == ()
