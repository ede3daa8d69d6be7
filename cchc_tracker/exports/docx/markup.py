"""WordprocessingML as text: paragraphs and tables, built row by row since objects are slow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cchc_tracker.exports.docx.layout import CELL_MARGIN, twips
from cchc_tracker.exports.report.blocks import Align, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_tracker.exports.report.blocks import Column

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLE = re.compile('<w:pStyle w:val="[^"]*"/>')


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    text: str = ""
    style: str = "CchcTable"
    span: int = 1
    merge: str = ""
    """`restart` where it goes on below, `continue` where it belongs to the cell above."""
    content: str = ""
    """Paragraphs as XML instead of a text."""
    middle: bool = False


def run(text: str) -> str:
    """A run of text; line breaks and tabs stay."""
    text = escape(shown(text))
    if text.isprintable():  # no line break or tab, which is the usual case
        return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    lines = text.split("\n")
    return f"<w:r>{'<w:br/>'.join(_line(line) for line in lines)}</w:r>"


def _line(line: str) -> str:
    """A line of escaped text."""
    parts = (f'<w:t xml:space="preserve">{part}</w:t>' for part in line.split("\t"))
    return "<w:tab/>".join(parts)


def paragraph(text: str, style: str) -> str:
    """A paragraph in a style of the frame."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text) if text else ""}</w:p>'


def indented(text: str, style: str, left: float) -> str:
    """A paragraph that begins so many millimetres from the margin."""
    indent = f'<w:ind w:left="{twips(left)}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{indent}</w:pPr>{run(text)}</w:p>'


def kept_with_next(paragraph: str) -> str:
    """The paragraph on one page with what comes next."""
    return _STYLE.sub(r"\g<0><w:keepNext/>", paragraph, count=1)


def rule(length: float, room: float) -> str:
    """A drawn line, centred in so much room; both in millimetres."""
    side = twips(max(0.0, (room - length) / 2))
    return (
        '<w:p><w:pPr><w:pStyle w:val="CchcRule"/><w:pBdr>'
        '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def table(
    widths: Sequence[int],
    rows: Iterable[str],
    *,
    borders: bool = True,
    heading: str = "",
    cell_margin: float = CELL_MARGIN,
) -> str:
    """A table of fixed column widths in twips; the heading row is repeated on each page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if borders else ""
    aside = f'w:w="{twips(cell_margin)}" w:type="dxa"'
    margin = "".join(f"<w:{side} {aside}/>" for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{lines}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margin}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heading}{''.join(rows)}</w:tbl>"
    )


def row(cells: Iterable[Cell], widths: Sequence[int], *, repeated: bool = False) -> str:
    """A row that no page break splits."""
    xml = []
    column = 0
    for cell in cells:
        xml.append(_cell(cell, sum(widths[column : column + cell.span])))
        column += cell.span
    return row_of("".join(xml), repeated=repeated)


def row_of(cells: str, *, repeated: bool = False) -> str:
    """A row of cells that are made already."""
    header = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def heading_row(columns: Sequence[Column], widths: Sequence[int], look: str = "CchcTable") -> str:
    """The heading of a table, repeated on each page; `look` is what its styles are named by."""
    cells = [Cell(column.heading, f"{look}Head", middle=True) for column in columns]
    return row(cells, widths, repeated=True)


def style_of(column: Column, look: str) -> str:
    """The style of a column's cells in a table of that look."""
    return f"{look}Centre" if column.align is Align.CENTRE else look


def cell_properties(width: int, *, span: int = 1, merge: str = "", middle: bool = False) -> str:
    """What stands in front of a cell's paragraphs; the width is in twips."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    centred = '<w:vAlign w:val="center"/>' if middle else ""
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merged}{centred}</w:tcPr>'


def _cell(cell: Cell, width: int) -> str:
    properties = cell_properties(width, span=cell.span, merge=cell.merge, middle=cell.middle)
    content = cell.content or paragraph(cell.text, cell.style)
    return f"<w:tc>{properties}{content}</w:tc>"
