"""What a source cell says to the matrix, and lines of cells as they stand in the grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.agency.cues import is_ditto
from cchc_tracker.model.text import clean
from cchc_tracker.plugins.matrix import INFERRED, PRINTED_BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.source.document import SourceCell, SourceTable

_LONGEST_MARK: Final = 20
_OUR_MARKS: Final = (PRINTED_BLANK, INFERRED)


def printed(cell: SourceCell | None) -> str:
    """The cell's clean text; empty where it is blank or no cell is."""
    return clean(cell.text).strip() if cell is not None else ""


def is_our_mark(text: str) -> bool:
    """Whether a document's text is one of the marks that matrix.csv means otherwise."""
    return text in _OUR_MARKS


def value_of(cell: SourceCell | None) -> str:
    """What the cell gives to a field: its text, unless that is one of our own marks."""
    return _value(printed(cell))


def _value(text: str) -> str:
    return "" if is_our_mark(text) else text


def says_as_above(text: str) -> bool:
    """Whether a cell's text is a mark such as `Nt`, `-nt-`, `″`, `như trên`."""
    return len(text) <= _LONGEST_MARK and is_ditto(text)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid: the cell at each column, and whether it begins in this row."""

    cells: tuple[SourceCell | None, ...]
    texts: tuple[str, ...]
    """What each cell says, clean; empty where it is blank or no cell is."""
    fresh: tuple[bool, ...]
    part: int = 0
    """Which stretch between page breaks or repeated headings it stands in, from 0."""
    seam: bool = False
    """Whether it is the first row after a page break or a repeated heading."""

    def begun(self) -> Iterator[tuple[int, SourceCell]]:
        """Each cell with text that begins in this row, at its first column (from 0)."""
        last = None
        for column, cell in enumerate(self.cells):
            if cell is not last and cell is not None and self.texts[column] and self.fresh[column]:
                yield column, cell
            last = cell

    def value(self, column: int) -> str:
        """What the cell at a column gives to its field."""
        return _value(self.texts[column])


def lines_of(table: SourceTable) -> list[Line]:
    """The rows of a table's grid."""
    clean_texts = {id(cell): printed(cell) for cell in table.cells}
    return [
        Line(
            tuple(row),
            tuple(clean_texts.get(id(cell), "") for cell in row),
            tuple(cell is not None and (cell.place.row or 1) == number for cell in row),
        )
        for number, row in enumerate(table.grid(), start=1)
    ]
