"""Widths of the annex's columns: room goes where the text is longest, so that rows stay low."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.report.blocks import AnnexMatrix, placed_rows
from cchc_tracker.exports.report.text_width import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.exports.report.blocks import PlacedCell

_WIDTH: Final = 267
"""Of the whole table, in millimetres."""
_SIZE: Final = 12
_BOLD: Final = 1.1
_LOOKED_AT: Final = 2000
"""Rows that are measured; a plan's later rows are like its first ones."""
_NARROWEST: Final = 9
_WIDEST_WORD: Final = 22
"""Longer words may be broken, in millimetres."""
_PADDING: Final = 2
_RAGGED: Final = 7
"""What stays empty of a line, with the padding, since words aren't broken."""
_WORD_END: Final = re.compile(r"\s+|(?<=[-–])")


@dataclass(slots=True)
class _Room:
    """A column while room is given out, in millimetres."""

    width: int
    length: float
    """How long the text of a row that is rather full would be on one line."""

    @property
    def height(self) -> float:
        """About how many lines such a row takes."""
        return self.length / (self.width - _RAGGED)


def fitted(matrix: AnnexMatrix) -> AnnexMatrix:
    """The matrix with widths in millimetres: room for the longest word, the rest where rows are
    highest.
    """
    cells: list[list[PlacedCell]] = [[] for _ in matrix.columns]
    for row in placed_rows(replace(matrix, rows=matrix.rows[:_LOOKED_AT])):
        for column, cell in row.cells.items():
            cells[column].append(cell)
    rooms = [
        _Room(_longest_word(column.heading, found), _full_length(found))
        for column, found in zip(matrix.columns, cells, strict=True)
    ]
    for _ in range(_WIDTH - sum(room.width for room in rooms)):
        max(rooms, key=lambda room: room.height).width += 1
    columns = zip(matrix.columns, rooms, strict=True)
    return replace(
        matrix, columns=tuple(replace(column, width=room.width) for column, room in columns)
    )


def _longest_word(heading: str, cells: Sequence[PlacedCell]) -> int:
    own = max(text_width(word, _SIZE * _BOLD) for word in _WORD_END.split(heading))
    texts = {cell.text for cell in cells}
    words = {word for text in texts for word in _WORD_END.split(text)}
    longest = max((text_width(word, _SIZE) for word in words), default=0.0)
    return max(_NARROWEST, ceil(max(own, min(longest, _WIDEST_WORD))) + _PADDING)


def _full_length(cells: Sequence[PlacedCell]) -> float:
    """Of the longer half, on average; a cell that takes several rows has room in each."""
    widths = {text: text_width(text, _SIZE) for text in {cell.text for cell in cells}}
    lengths = sorted((widths[cell.text] / cell.rows for cell in cells), reverse=True)
    longest = lengths[: len(lengths) // 2 + 1]
    return sum(longest) / len(longest) if longest else 0.0
