"""Long tables as WordprocessingML: what doesn't change from row to row is made once."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from cchc_tracker.exports.docx.layout import ANNEX_CELL_MARGIN, ANNEX_WIDTH, column_twips
from cchc_tracker.exports.docx.markup import (
    Cell,
    cell_properties,
    heading_row,
    row,
    row_of,
    run,
    style_of,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.exports.report.blocks import AnnexMatrix, Column, MatrixRow

_END = "</w:p></w:tc>"
_ANNEX = "CchcAnnexTable"


def matrix_xml(matrix: AnnexMatrix) -> str:
    """The annex's table; cells that are one with the cell above are merged."""
    widths = column_twips([column.width for column in matrix.columns], ANNEX_WIDTH)
    rows = TableRows(matrix.columns, widths, _ANNEX)
    made = [rows.xml(each, below) for each, below in zip_longest(matrix.rows, matrix.rows[1:])]
    heading = heading_row(matrix.columns, widths, _ANNEX)
    return table(widths, made, heading=heading, cell_margin=ANNEX_CELL_MARGIN)


class TableRows:
    """Writes rows; a text that stands in many cells is escaped once."""

    def __init__(
        self, columns: Sequence[Column], widths: Sequence[int], look: str = "CchcTable"
    ) -> None:
        self._widths = widths
        self._look = look
        self._blank = ("",) * len(columns)
        placed = [
            (width, style_of(each, look)) for width, each in zip(widths, columns, strict=True)
        ]
        self._alone = [_opening(width, "", style) for width, style in placed]
        self._first = [_opening(width, "restart", style) for width, style in placed]
        self._merged = [_opening(width, "continue", style) + _END for width, style in placed]
        self._runs: dict[str, str] = {"": ""}
        """By text."""

    def plain(self, cells: Sequence[str]) -> str:
        """A row without merged cells."""
        openings = zip(self._alone, cells, strict=True)
        return row_of("".join([f"{opening}{self._run(text)}{_END}" for opening, text in openings]))

    def xml(self, each: MatrixRow, below: MatrixRow | None) -> str:
        """A row; the one below tells which of its cells go on."""
        if each.area:
            area = Cell(each.area, f"{self._look}Area", span=len(self._widths) - 1)
            number = Cell(each.area_no, f"{self._look}AreaNumber")
            return row((number, area), self._widths)
        under = below.cells if below is not None and below.cells else self._blank
        known = self._runs
        parts: list[str] = []
        for place, (text, next_text) in enumerate(zip(each.cells, under, strict=True)):
            if text is None:
                parts.append(self._merged[place])
            else:
                openings = self._first if next_text is None else self._alone
                parts += (openings[place], known.get(text) or self._run(text), _END)
        return row_of("".join(parts))

    def _run(self, text: str) -> str:
        if text not in self._runs:
            self._runs[text] = run(text)
        return self._runs[text]


def _opening(width: int, merge: str, style: str) -> str:
    """Everything of a cell in front of its text."""
    return (
        f"<w:tc>{cell_properties(width, merge=merge)}"
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    )
