"""Writes annexes of any size as Word and Excel files with merged goals and tasks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from benchmarks.rows import generated_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from benchmarks.rows import AnnexRow

HEADINGS = (
    "STT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Kết quả/ Sản phẩm", "Chủ trì", "Phối hợp",
    "Thời gian", "Ghi chú",
)  # fmt: skip
MERGED = (1, 2)
"""Columns of goals and tasks, from 0."""
_SECTION = 500
"""Rows of an area."""
_AREAS = (
    "Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ", "Cải cách tài chính công", "Chính quyền điện tử, chính quyền số",
    "Công tác chỉ đạo, điều hành",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATED = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed row, and for each cell how many rows it is merged over; 0 where it goes on."""

    cells: tuple[str, ...]
    heights: tuple[int, ...]


def main(folder: str, rows: str) -> None:
    """Write both files."""
    lines = list(annex_lines(int(rows)))
    for form, write in WRITERS.items():
        write(lines, Path(folder) / f"annex.{form}")


def annex_lines(total: int) -> Iterator[Line]:
    """The headings, then the areas with their rows."""
    whole = (1,) * len(HEADINGS)
    yield Line(HEADINGS, whole)
    rows = list(generated_rows(total))
    for first in range(0, total, _SECTION):
        area = first // _SECTION
        title = _AREAS[area % len(_AREAS)] + (f" ({area + 1})" if area >= len(_AREAS) else "")
        yield Line((_roman(area), title, *[""] * (len(HEADINGS) - 2)), whole)
        yield from _section(rows[first : first + _SECTION])


def _roman(area: int) -> str:
    """The number of an area, from 0; a plan of 5,000 rows has ten."""
    tens, ones = divmod(area, 10)
    return "X" * tens + _ROMAN[ones]


def _section(rows: list[AnnexRow]) -> Iterator[Line]:
    for place, row in enumerate(rows):
        cells = (
            f"{place + 1}.", row.goal, row.task, row.activity, row.product, row.lead, row.support,
            row.deadline, "",
        )  # fmt: skip
        goal = _height([each.goal for each in rows], place)
        task = _height([(each.goal, each.task) for each in rows], place)
        yield Line(cells, (1, goal, task, *[1] * (len(cells) - 3)))


def _height(texts: Sequence[object], place: int) -> int:
    if place and texts[place - 1] == texts[place]:
        return 0
    end = place + 1
    while end < len(texts) and texts[end] == texts[place]:
        end += 1
    return end - place


def write_docx(lines: list[Line], path: Path) -> None:
    """A Word document whose body is one table."""
    rows = "".join(
        f"<w:tr>{''.join(map(_cell, each.cells, each.heights))}</w:tr>" for each in lines
    )
    title = "<w:p><w:r><w:t>KẾ HOẠCH cải cách hành chính năm 2022</w:t></w:r></w:p>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 9}</w:tblGrid>{rows}</w:tbl><w:p/>"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"{_RELATED}"/><Override PartName="/word/document.xml" '
            f'ContentType="{_TYPE}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="d" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{_W}"><w:body>{title}{table}<w:sectPr/></w:body></w:document>',
        )


def _row(line: Line) -> str:
    return f"<w:tr>{''.join(map(_cell, line.cells, line.heights))}</w:tr>"


def _cell(text: str, height: int) -> str:
    merge = {0: "<w:vMerge/>", 1: ""}.get(height, '<w:vMerge w:val="restart"/>')
    paragraphs = "".join(
        '<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:sz w:val="24"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in (text.split("\n") if height else [""])
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{merge}</w:tcPr>{paragraphs}</w:tc>'


def write_xlsx(lines: list[Line], path: Path) -> None:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has a sheet
    for number, line in enumerate(lines, start=1):
        for column, (text, height) in enumerate(zip(line.cells, line.heights, strict=True), 1):
            if text and height:
                sheet.cell(number, column, text)
            if height > 1:
                last = number + height - 1
                sheet.merge_cells(
                    start_row=number, end_row=last, start_column=column, end_column=column
                )
    book.save(path)


WRITERS: Mapping[str, Callable[[list[Line], Path], None]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
}


if __name__ == "__main__":
    main(*sys.argv[1:])
