"""Excel workbooks as documents: merged and hidden cells, formats, formulas, what stands beside."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cchc_tracker.imports.formats.xlsx import read_xlsx
from cchc_tracker.model.errors import BadDataError, CchcError
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from cchc_tracker.model.source.document import SourceCell, SourceDocument


def first_sheet(book: Workbook) -> Worksheet:
    return book[book.sheetnames[0]]


def saved(book: Workbook) -> bytes:
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def read(data: bytes, sheet: str = "") -> SourceDocument:
    return read_xlsx(SourceFile("phụ lục.xlsx", data, sha256(data).hexdigest(), sheet))


def made(fill: Callable[[Worksheet], object]) -> SourceDocument:
    """A workbook of one sheet, filled by a function, as it is read."""
    book = Workbook()
    fill(first_sheet(book))
    return read(saved(book))


def shown(value: float | datetime, number_format: str = "General") -> SourceCell:
    """The one cell of a sheet."""

    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = number_format

    (cell,) = made(fill).tables[0].cells
    assert (cell.place.row, cell.place.column) == (2, 2)
    return cell


def codes(document: SourceDocument) -> list[str]:
    return [problem.code for problem in document.problems]


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


def repacked(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with a piece of one of its parts replaced, or with a part more."""
    from zipfile import ZIP_DEFLATED, ZipFile

    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w", ZIP_DEFLATED) as target:
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, content.replace(old, new, 1) if each == name else content)
        if name not in source.namelist():
            target.writestr(name, new)
    return output.getvalue()


def simple() -> bytes:
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["STT", "Nhiệm vụ", "Thời hạn"])
    sheet.append([1, "Rà soát", date(2022, 6, 1)])
    sheet.merge_cells("A2:A3")
    return saved(book)


SIMPLE = simple()
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<sheetData>", b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        (b"<sheetData>", b'<sheetData><row r="9999999"><c><v>1</v></c></row>'),
        (b"<sheetData>", b"<sheetData>" + b"<row><c><v>1</v></c></row>" * 200_001),
        (b"<sheetData>", b"<sheetData>" + b"<a>" * 100_000),
        (b"</sheetData>", b""),
        (b"<worksheet", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet"),
    ],
    ids=["far-cell", "no-such-row", "many-cells", "deep", "cut", "entity"],
)
def test_hostile_sheets_are_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(BadDataError):
        read(repacked(SIMPLE, SHEET, old, new))


@pytest.mark.parametrize("text", ["NaN", "1e999", "9" * 500, "0x10", "1_000"])
def test_numbers_that_excel_never_wrote_are_told(text: str) -> None:
    document = read(repacked(SIMPLE, SHEET, b"<v>1</v>", f"<v>{text}</v>".encode()))
    assert codes(document) == ["sheet-damaged"]
    assert document.tables[0].cells[3].text == text


def test_a_shared_text_that_is_missing_is_told() -> None:
    cell = b'<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row>'
    document = read(repacked(SIMPLE, SHEET, b"<sheetData>", cell))
    assert codes(document) == ["sheet-damaged"]


PARTS = ("xl/workbook.xml", SHEET, "xl/styles.xml", "xl/_rels/workbook.xml.rels")
WORDS = [b"", b"0", b"-1", b"99999999", b"<", b">", b'"', b'r="A1"', b's="9"', b't="s"', b"<c/>"]


@settings(max_examples=150)
@given(st.data())
def test_mutated_workbooks_never_raise_anything_else(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(PARTS))
    with_part = load_parts()[part]
    cut = sorted(data.draw(st.tuples(*[st.integers(0, len(with_part))] * 2)))
    cut[1] = min(cut[1], cut[0] + 20)
    changed = with_part[: cut[0]] + data.draw(st.sampled_from(WORDS)) + with_part[cut[1] :]
    file = repacked(SIMPLE, part, with_part, changed)
    with suppress(CchcError):
        read(file)


@settings(max_examples=150)
@given(st.data())
def test_mutated_bytes_never_raise_anything_else(data: st.DataObject) -> None:
    file = bytearray(SIMPLE)
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(file) - 1), st.integers(0, 255)), max_size=8)
    ):
        file[at] = byte
    with suppress(CchcError):
        read(bytes(file))


def load_parts() -> dict[str, bytes]:
    from zipfile import ZipFile

    with ZipFile(BytesIO(SIMPLE)) as archive:
        return {name: archive.read(name) for name in PARTS}


@settings(max_examples=60)
@given(
    st.lists(
        st.lists(
            st.none()
            | st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp")))
            | st.integers(-(10**9), 10**9),
            max_size=5,
        ),
        max_size=6,
    )
)
def test_every_cell_comes_back(rows: list[list[str | int | None]]) -> None:
    book = Workbook()
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = first_sheet(book).cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    data = saved(book)
    written = {
        (cell.row, cell.column): cell.value
        for line in load_workbook(BytesIO(data)).active or ()
        for cell in line
        if cell.value not in (None, "")
    }
    from unicodedata import normalize

    found = {
        (cell.place.row, cell.place.column): cell.text
        for table in read(data).tables
        for cell in table.cells
    }
    assert found == {at: normalize("NFC", str(value)).strip() for at, value in written.items()}
