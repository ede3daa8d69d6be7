"""What cells of Excel hold and show: number formats, days, times, rich texts, formulas, errors."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cchc_tracker.model.problem import Severity
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

    from cchc_tracker.model.source.document import SourceCell


def shown(value: float | datetime, number_format: str = "General") -> SourceCell:
    """The one cell of a sheet."""

    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = number_format

    (cell,) = made(fill).tables[0].cells
    assert (cell.place.row, cell.place.column) == (2, 2)
    return cell


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012, "General", "123456789012"),
        (0.5, "0%", "50%"),
        (0.3333, "0.0%", "33.3%"),
        (1234567, "#,##0", "1,234,567"),
        (1234567.891, "[$-42A]#,##0.00", "1.234.567,89"),
        (-1500000, "#,##0 [$₫-42A]", "-1.500.000 ₫"),
        (3, '"Quý "0', "Quý 3"),
        (7, "000", "007"),
        (1234567, "000-000", "1234-567"),
        (-1500, "#,##0;(#,##0);-", "(1,500)"),
        (0, "#,##0;(#,##0);-", "-"),
        (0, "0;-0;;@", ""),
        (12345, "0,", "12"),
        (1500, '[>=1000]#,##0.0,"k";0', "1,500.0k"),
        (15, '[>=1000]#,##0.0,"k";0', "15"),
        (2.5, "0.0#", "2.5"),
        (-0.4, "0", "0"),
        (1.5, "# ?/?", "1.5"),
        (12, "@", "12"),
    ],
)
def test_numbers_read_as_their_format_shows_them(
    value: float, number_format: str, text: str
) -> None:
    cell = shown(value, number_format)
    assert cell.text == text
    assert cell.value == Decimal(str(round(value, 12)))


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("dd/mm/yyyy", "05/06/2022"),
        ("d/m/yy", "5/6/22"),
        ("mm/yyyy", "06/2022"),
        ("m/d/yyyy", "05/06/2022"),
        ("mmm-yy", "06/2022"),
        ("d-mmm", "05/06"),
        ("dddd", "05/06/2022"),
        ("[$-409]mmmm d, yyyy", "05/06/2022"),
        ("yyyy-mm-dd", "2022-06-05"),
        ('"ngày" dd "tháng" mm "năm" yyyy', "ngày 05 tháng 06 năm 2022"),
        ("dd/mm/yyyy h:mm", "05/06/2022 14:07"),
        ('"Tháng "m"/"yyyy', "Tháng 6/2022"),
    ],
)
def test_days_read_as_their_format_shows_them_the_day_first(number_format: str, text: str) -> None:
    cell = shown(datetime(2022, 6, 5, 14, 7, 9), number_format)  # noqa: DTZ001
    assert (cell.text, cell.value) == (text, date(2022, 6, 5))


@pytest.mark.parametrize(
    ("number_format", "text"),
    [("h:mm", "18:00"), ("[h]:mm", "42:00"), ("h:mm AM/PM", "6:00 CH"), ("mm:ss", "00:00")],
)
def test_times_have_no_day(number_format: str, text: str) -> None:
    cell = shown(1.75, number_format)
    assert (cell.text, cell.value) == (text, None)


def test_a_month_before_the_day_is_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = date(2022, 6, 5)
        sheet["A1"].number_format = "m/d/yyyy"

    (problem,) = made(fill).problems
    assert (problem.code, problem.at) == (
        "month-first",
        Place(Part.SHEET, "Sheet", row=1, column=1),
    )


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
    first_sheet(book)["A1"] = date(2022, 6, 5)
    assert read(saved(book)).tables[0].cells[0].value == date(2022, 6, 5)


def test_texts_stay_texts_whatever_they_look_like() -> None:
    for text in ("1.10", "=SUM(1)", "0012", "1e5", "Quý II- IV"):

        def fill(sheet: Worksheet, text: str = text) -> None:
            sheet["A1"] = text
            sheet["A1"].data_type = "s"

        (cell,) = made(fill).tables[0].cells
        assert (cell.text, cell.value) == (text, None)


def test_pieces_of_a_rich_text_are_one_text_and_old_fonts_become_unicode() -> None:
    def fill(sheet: Worksheet) -> None:
        old = InlineFont(rFont=".VnTime")
        sheet["A1"] = CellRichText("Cơ quan: ", TextBlock(old, "Së Néi vô"), "\r\nchủ trì")
        sheet["A2"] = "së t­ ph¸p"
        sheet["A2"].font = Font(name=".VnTimeH")

    assert [cell.text for cell in made(fill).tables[0].cells] == [
        "Cơ quan: Sở Nội vụ\nchủ trì",
        "SỞ TƯ PHÁP",
    ]


def test_formulas_give_their_stored_value_or_a_problem() -> None:
    book = Workbook()
    sheet = first_sheet(book)
    sheet["A1"], sheet["A2"] = "=1+1", "STT"
    data = saved(book)
    document = read(data)
    assert [cell.text for cell in document.tables[0].cells] == ["STT"]
    uncomputed = document.problems[0]
    assert (uncomputed.code, uncomputed.severity, uncomputed.text) == (
        *("formula-uncomputed", Severity.ERROR),
        "=1+1",
    )
    computed = repacked(data, "xl/worksheets/sheet1.xml", b"<v></v>", b"<v>2</v>")
    document = read(computed)
    assert [cell.text for cell in document.tables[0].cells] == ["2", "STT"]
    assert codes(document) == ["formulas"]


def test_errors_are_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "#REF!"
        sheet["A1"].data_type = "e"

    document = made(fill)
    assert document.tables[0].cells[0].text == "#REF!"
    (problem,) = document.problems
    assert (problem.code, problem.severity) == ("sheet-error", Severity.ERROR)
