"""Widths of the annex's columns: each millimetre goes where it lowers the rows most."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.docx.layout import ANNEX_SIZE, ANNEX_WIDTH
from cchc_tracker.exports.report.blocks import AnnexMatrix, placed_rows
from cchc_tracker.exports.report.text_width import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_tracker.exports.report.blocks import Column, PlacedRow

_BOLD: Final = 1.1
_LOOKED_AT: Final = 300
"""Rows that are measured; a plan's later rows are like its first ones."""
_NARROWEST: Final = 9
_WIDEST_WORD: Final = 22
"""Longer words may be broken, in millimetres."""
_PADDING: Final = 2
_RAGGED: Final = 6
"""What stays empty of a line, with the padding, since words aren't broken."""
_LINE_END: Final = 0.5
"""Of the last line of a paragraph about so much is empty."""
_WORD_END: Final = re.compile(r"\s+|(?<=[-–])")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a row holds of one cell's text; a cell that takes several rows is shared out."""

    column: int
    length: float
    """On one line, in millimetres."""
    line_ends: float

    def height(self, widths: Sequence[int]) -> float:
        """About how many lines it takes."""
        return self.length / (widths[self.column] - _RAGGED) + self.line_ends


def fitted(matrix: AnnexMatrix) -> AnnexMatrix:
    """The matrix with widths in millimetres: room for the longest word, the rest where it makes
    the rows lowest.
    """
    placed = placed_rows(replace(matrix, rows=matrix.rows[:_LOOKED_AT]))
    rows = _parts(placed)
    widths = _narrowest(matrix.columns, placed)
    for _ in range(ANNEX_WIDTH - sum(widths)):
        gains = _gains(rows, widths)
        widths[max(range(len(widths)), key=lambda each: (gains[each], -widths[each]))] += 1
    columns = zip(matrix.columns, widths, strict=True)
    return replace(matrix, columns=tuple(replace(column, width=width) for column, width in columns))


def _narrowest(columns: Sequence[Column], placed: Sequence[PlacedRow]) -> list[int]:
    """Widths that take each column's longest word, its heading's in bold letters."""
    words: list[set[str]] = [set() for _ in columns]
    for row in placed:
        for place, cell in row.cells.items():
            words[place].update(_WORD_END.split(cell.text))
    widths = []
    for column, found in zip(columns, words, strict=True):
        headed = _longest(_WORD_END.split(column.heading), ANNEX_SIZE * _BOLD)
        word = max(headed, min(_longest(found, ANNEX_SIZE), _WIDEST_WORD))
        widths.append(max(_NARROWEST, ceil(word) + _PADDING))
    return widths


def _longest(words: Iterable[str], size: float) -> float:
    return max((text_width(word, size) for word in words), default=0.0)


def _parts(placed: Sequence[PlacedRow]) -> list[list[_Part]]:
    """Row by row what stands in it."""
    rows: list[list[_Part]] = [[] for _ in placed]
    for place, row in enumerate(placed):
        for column, cell in row.cells.items():
            if not cell.text:
                continue
            length = text_width(cell.text, ANNEX_SIZE) / cell.rows
            part = _Part(column, length, _LINE_END * (cell.text.count("\n") + 1) / cell.rows)
            for each in rows[place : place + cell.rows]:
                each.append(part)
    return rows


def _gains(rows: Sequence[Sequence[_Part]], widths: Sequence[int]) -> list[float]:
    """How much lower the rows get by more room, a value a column.

    A row is as high as its highest cell. The eighth root of the sum of eighth powers is nearly
    that, and minds those cells too that would be the highest next.
    """
    gains = [0.0] * len(widths)
    for parts in rows:
        heights = [part.height(widths) for part in parts]
        powers = [_square(_square(_square(height))) for height in heights]
        whole = sum(powers)
        slope = sqrt(sqrt(sqrt(whole))) / whole if whole else 0.0
        for part, height, power in zip(parts, heights, powers, strict=True):
            room = widths[part.column] - _RAGGED
            gains[part.column] += slope * power / height * part.length / _square(room)
    return gains


def _square(number: float) -> float:
    return number * number
