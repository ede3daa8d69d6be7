"""Tables as found on the pages of a PDF: cells with their lines and edges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cchc_tracker.imports.formats.pdf.lines import Line, Word, joined

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, eq=False)
class PageCell:
    """A cell on one page; edges are in points from the page's upper left corner."""

    lines: tuple[Line, ...]
    left: float
    top: float
    right: float
    bottom: float
    row: int
    column: int
    rows: int
    columns: int

    @cached_property
    def text(self) -> str:
        """What the cell says."""
        return joined(self.lines, self.left, self.right)

    def with_more(self, other: PageCell) -> PageCell:
        """The cell with the lines of its part on another page behind its own."""
        shift = self.left - other.left
        return replace(self, lines=(*self.lines, *(line.moved(shift) for line in other.lines)))

    def packed(self) -> list[Any]:
        """The cell as JSON has it."""
        lines = [[_packed(word) for word in line.words] for line in self.lines]
        edges = (self.left, self.top, self.right, self.bottom)
        return [lines, *edges, self.row, self.column, self.rows, self.columns]


def unpacked(cell: list[Any]) -> PageCell:
    """The cell that JSON has."""
    lines, *others = cell
    return PageCell(tuple(Line(tuple(Word(*word) for word in line)) for line in lines), *others)


def _packed(word: Word) -> list[str | float]:
    return [word.text, word.left, word.top, word.right, word.bottom]


@dataclass(frozen=True, eq=False)
class PageTable:
    """A table on one page, or the part of a longer one that stands there."""

    cells: tuple[PageCell, ...]
    number: int
    """Its place among all tables of the document, from 1."""
    page: int

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.columns - 1 for cell in self.cells), default=0)

    @cached_property
    def height(self) -> int:
        """How many rows it has."""
        return max((cell.row + cell.rows - 1 for cell in self.cells), default=0)

    def beginning_in(self, row: int) -> tuple[PageCell, ...]:
        """The cells that begin in a row."""
        return self._by_row.get(row, ())

    def at_the_end(self) -> Iterator[PageCell]:
        """The cells that touch the table's end."""
        height = self.height
        return (cell for cell in self.cells if cell.row + cell.rows - 1 == height)

    @cached_property
    def _by_row(self) -> dict[int, tuple[PageCell, ...]]:
        rows: dict[int, tuple[PageCell, ...]] = {}
        for cell in self.cells:
            rows[cell.row] = (*rows.get(cell.row, ()), cell)
        return rows
