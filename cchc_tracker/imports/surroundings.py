"""The pieces of a document around its annex, among which its facts stand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.source.document import SourceText
from cchc_tracker.model.source.place import Part
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.source.document import SourceDocument, SourceTable

_SMALL_TABLE: Final = 12
"""Cells at most of a table that a heading or a signature stands in."""
_WIDEST_HEADING: Final = 3
"""Cells of a line above a sheet's table: authority, motto, one more."""
_COUNTED: Final = ("stt", "tt", "so tt")
"""What heads the numbers of a table of rows or targets."""


def pieces(document: SourceDocument) -> Iterator[SourceText]:
    """The paragraphs, the cells of small tables and the lines above a sheet's table, in order.

    Heading and signature stand in such.
    """
    for block in document.blocks:
        if isinstance(block, SourceText):
            yield block
        elif len(block.cells) <= _SMALL_TABLE:
            if any(fold(cell.text) in _COUNTED for cell in block.cells):
                continue  # a table of targets or of rows
            yield from (SourceText(cell.text, cell.place) for cell in block.cells if cell.text)
        elif block.place.part is Part.SHEET:
            yield from _above_table(block)


def _above_table(sheet: SourceTable) -> Iterator[SourceText]:
    """The first lines of a sheet, down to the one that has more cells than a heading has."""
    written = (cell for cell in sheet.cells if cell.text)
    for _, cells in groupby(written, key=lambda cell: cell.place.row):
        line = tuple(cells)
        if len(line) > _WIDEST_HEADING:
            return
        yield from (SourceText(cell.text, cell.place) for cell in line)
