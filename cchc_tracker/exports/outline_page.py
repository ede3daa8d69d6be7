"""A docx page in the form of NĐ 30/2020/NĐ-CP, Phụ lục I: paper, type, tables, saving."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docx.document import Document as DocxDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY_POINTS = 14
TABLE_POINTS = 12
FIRST_LINE = Mm(12.7)
_NOT_XML = re.compile("[\ufffe\uffff]")
_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    marked: bool = False
    """With a yellow ground."""
    points: float | None = None


def new_document(title: str, made: date) -> DocxDocument:
    """An empty A4 page, upright: margins 20, 20, 30 and 20 mm, page numbers from the second on."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY_POINTS)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    properties = document.core_properties
    properties.title, properties.author, properties.comments = shown(title), "cchc-tracker", ""
    properties.created = properties.modified = datetime(made.year, made.month, made.day)  # noqa: DTZ001 - the format has no zone
    return document


def shown(text: str) -> str:
    """Clean text without the two characters that XML forbids beside controls."""
    return _NOT_XML.sub("", clean(text))


def write_runs(paragraph: Paragraph, runs: Sequence[Run]) -> Paragraph:
    """Put the words into the paragraph."""
    for each in runs:
        run = paragraph.add_run(shown(each.text))
        run.bold, run.italic = each.bold or None, each.italic or None
        if each.points is not None:
            run.font.size = Pt(each.points)
        if each.marked:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return paragraph


def centred(where: DocxDocument | _Cell, runs: Sequence[Run]) -> Paragraph:
    """A centred paragraph."""
    paragraph = write_runs(where.add_paragraph(), runs)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def body_line(document: DocxDocument, runs: Sequence[Run], depth: int = 0) -> Paragraph:
    """A justified paragraph of the body; `depth` moves it to the right."""
    paragraph = write_runs(document.add_paragraph(), runs)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form = paragraph.paragraph_format
    form.first_line_indent = FIRST_LINE
    form.left_indent = Mm(8 * depth)
    form.space_before = Pt(6)
    return paragraph


def rule_below(where: DocxDocument | _Cell, side_mm: float) -> None:
    """A drawn line, `side_mm` from either edge."""
    paragraph = where.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(side_mm)
    form.line_spacing = Pt(6)
    form.space_before = Pt(3)
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no borders
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def two_columns(document: DocxDocument, widths_mm: tuple[float, float]) -> tuple[_Cell, _Cell]:
    """The two cells of a table without borders."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    _set_widths(table, widths_mm)
    left, right = table.rows[0].cells
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - the caller adds the paragraphs
    return left, right


def data_table(
    document: DocxDocument,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_mm: Sequence[float],
) -> None:
    """A bordered table whose heading row is repeated and whose rows aren't split."""
    table = document.add_table(rows=0, cols=len(headings))
    table.style = "Table Grid"
    table.autofit = False
    _set_widths(table, widths_mm)
    for number, cells in enumerate((headings, *rows)):
        table._tbl.append(_row(cells, widths_mm, heading=number == 0))  # noqa: SLF001


def saved(document: DocxDocument) -> bytes:
    """The file; the same bytes for the same document, whenever it is saved."""
    first, second = BytesIO(), BytesIO()
    document.save(first)
    with (
        zipfile.ZipFile(first) as source,
        zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return second.getvalue()


def _row(cells: Sequence[str], widths_mm: Sequence[float], *, heading: bool) -> BaseOxmlElement:
    """A table row as XML: building it cell by cell through python-docx is many times slower."""
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for text, width in zip(cells, widths_mm, strict=True):
        cell, about = OxmlElement("w:tc"), OxmlElement("w:tcPr")
        about.append(_element("w:tcW", w=str(Mm(width).twips), type="dxa"))
        cell.append(about)
        cell.append(_cell_paragraph(text, bold=heading))
        row.append(cell)
    return row


def _cell_paragraph(text: str, *, bold: bool) -> BaseOxmlElement:
    paragraph, run, style = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:rPr")
    if bold:
        style.append(OxmlElement("w:b"))
    style.append(_element("w:sz", val=str(2 * TABLE_POINTS)))
    words = OxmlElement("w:t")
    words.text = " ".join(shown(text).split())
    run.append(style)
    run.append(words)
    paragraph.append(run)
    return paragraph


def _set_widths(table: Table, widths_mm: Sequence[float]) -> None:
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)  # noqa: SLF001


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
