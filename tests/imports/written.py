"""Writes a source document as files of each format, merges and all, as office programs do."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from html import escape
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from cchc_tracker.model.source.document import SourceTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cchc_tracker.model.source.document import SourceCell, SourceDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


@dataclass(frozen=True)
class Spot:
    """A place of a table's grid: the cell there, and whether it begins in this row."""

    cell: SourceCell | None
    begins: bool
    columns: int
    """How many columns it goes on to the right, itself counted."""


def spots(table: SourceTable) -> Iterator[list[Spot]]:
    """Row by row what a format that names merges writes: each cell once a row."""
    for number, row in enumerate(table.grid(), start=1):
        line: list[Spot] = []
        for column, cell in enumerate(row, start=1):
            if cell is None:
                line.append(Spot(None, begins=True, columns=1))
            elif cell.place.column == column:
                line.append(Spot(cell, cell.place.row == number, cell.columns))
        yield line


def docx(document: SourceDocument) -> bytes:
    """A Word document, its merges as gridSpan and vMerge."""
    body = "".join(
        _word_table(block) if isinstance(block, SourceTable) else _word_paragraphs(block.text)
        for block in document.blocks
    )
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": xml,
        }
    )


def _word_paragraphs(text: str) -> str:
    return "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )


def _word_table(table: SourceTable) -> str:
    rows = "".join(f"<w:tr>{''.join(map(_word_cell, row))}</w:tr>" for row in spots(table))
    width = max(map(len, table.grid()), default=1)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _word_cell(spot: Spot) -> str:
    merge = ""
    if spot.cell is not None and spot.cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if spot.begins else "<w:vMerge/>"
    text = spot.cell.text if spot.cell is not None and spot.begins else ""
    span = f'<w:gridSpan w:val="{spot.columns}"/>' if spot.columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_word_paragraphs(text)}</w:tc>"


def html(document: SourceDocument) -> bytes:
    """A web page, its merges as rowspan and colspan."""
    body = "\n".join(
        _html_table(block) if isinstance(block, SourceTable) else f"<p>{_lines(block.text)}</p>"
        for block in document.blocks
    )
    head = '<meta charset="utf-8"><title>Kế hoạch</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def _html_table(table: SourceTable) -> str:
    rows = (
        "".join(_html_cell(spot) for spot in row if spot.begins or spot.cell is None)
        for row in spots(table)
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _html_cell(spot: Spot) -> str:
    if spot.cell is None:
        return "<td></td>"
    rows, columns = spot.cell.rows, spot.cell.columns
    down = f' rowspan="{rows}"' if rows > 1 else ""
    right = f' colspan="{columns}"' if columns > 1 else ""
    return f"<td{down}{right}>{_lines(spot.cell.text)}</td>"


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))


def xlsx(document: SourceDocument) -> bytes:
    """A workbook of one sheet: paragraphs and tables below one another, merges as ranges."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    first = 1
    for block in document.blocks:
        if not isinstance(block, SourceTable):
            sheet.cell(first, 1, block.text).data_type = "s"
            first += 1
            continue
        for cell in block.cells:
            row, column = first + (cell.place.row or 1) - 1, cell.place.column or 1
            if cell.text:
                sheet.cell(row, column, cell.text).data_type = "s"
            if cell.merged:
                sheet.merge_cells(
                    start_row=row,
                    start_column=column,
                    end_row=row + cell.rows - 1,
                    end_column=column + cell.columns - 1,
                )
        first += len(block.grid())
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def delimited(document: SourceDocument) -> bytes:
    """The table as csv: merges are lost, as when an office program saves a sheet so."""
    lines = StringIO()
    writer = csv.writer(lines)
    for table in document.tables:
        writer.writerows(_first_spots(table))
    return lines.getvalue().encode()


def text(document: SourceDocument) -> bytes:
    """A row a line, cells apart by tabs, as pasted from a sheet; a cell's lines become one."""
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, SourceTable):
            lines.extend("\t".join(map(_one_line, row)) for row in _first_spots(block))
        else:
            lines.append(_one_line(block.text))
    return "\n".join([*lines, ""]).encode()


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _first_spots(table: SourceTable) -> Iterator[list[str]]:
    for number, row in enumerate(table.grid(), start=1):
        yield [
            cell.text if cell and (cell.place.row, cell.place.column) == (number, column) else ""
            for column, cell in enumerate(row, start=1)
        ]


FORMATS: Mapping[str, Callable[[SourceDocument], bytes]] = {
    "docx": docx,
    "html": html,
    "xlsx": xlsx,
    "csv": delimited,
    "txt": text,
}
MERGING = ("docx", "html", "xlsx")
"""Those that tell a merged cell from a blank one."""


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of the files."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
