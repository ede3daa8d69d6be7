"""A document as a reader found it: paragraphs and tables in their order, before any meaning."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.place import Place


@dataclass(frozen=True, slots=True)
class SourceText:
    """A paragraph outside of tables."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A cell of a table, once however many rows and columns it is merged over."""

    text: str
    """As printed, paragraphs and lines apart by a line feed; empty where the cell is blank."""
    place: Place
    """Its `row` and `column` are those of its upper left corner in the table's grid."""
    rows: int = 1
    columns: int = 1
    value: date | Decimal | None = None
    """What the file stores behind the text, where it stores a date or a number."""
    hidden: bool = False
    """Whether its row or column is hidden in the file."""

    @property
    def merged(self) -> bool:
        """Whether it covers more than one place of the grid."""
        return self.rows > 1 or self.columns > 1


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table or sheet: its cells in reading order, none overlapping another."""

    cells: tuple[SourceCell, ...]
    place: Place

    def grid(self) -> list[list[SourceCell | None]]:
        """Rows of places; a merged cell stands at each place it covers, None where no cell is."""
        height = max((_row(cell) + cell.rows - 1 for cell in self.cells), default=0)
        width = max((_column(cell) + cell.columns - 1 for cell in self.cells), default=0)
        grid: list[list[SourceCell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            for row in range(_row(cell), _row(cell) + cell.rows):
                for column in range(_column(cell), _column(cell) + cell.columns):
                    grid[row - 1][column - 1] = cell
        return grid


Block = SourceText | SourceTable


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """All that a reader found in a file."""

    name: str
    """The file's own name, without folders."""
    format: str
    """Name of its importer, such as `docx`."""
    sha256: str
    """Hash of the file's bytes, in hexadecimal."""
    size: int
    """Bytes."""
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    """What the reader saw and could not carry over, such as tracked changes or hidden rows."""
    kept_back: tuple[SourceText, ...] = field(default=())
    """Text beside the body: footnotes, text boxes, headers; never lost, never read as rows."""

    @property
    def tables(self) -> tuple[SourceTable, ...]:
        """The tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, SourceTable))

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """The paragraphs outside of tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, SourceText))


def table_of(rows: Iterable[Iterable[SourceCell]], place: Place) -> SourceTable:
    """A table of rows whose cells follow one another, each placed where the grid has room.

    A cell merged over rows above takes its places first, as in HTML. The places the cells came
    with keep their part, page and line; row and column are set here.
    """
    return SourceTable(tuple(_placed(rows)), place)


def _placed(rows: Iterable[Iterable[SourceCell]]) -> Iterator[SourceCell]:
    below: dict[int, int] = {}
    """By column, the last row that a cell from above still covers."""
    for number, row in enumerate(rows, start=1):
        column = 1
        for cell in row:
            while any(below.get(c, 0) >= number for c in range(column, column + cell.columns)):
                column += 1
            for covered in range(column, column + cell.columns):
                below[covered] = number + cell.rows - 1
            yield replace(cell, place=replace(cell.place, row=number, column=column))
            column += cell.columns


def _row(cell: SourceCell) -> int:
    return cell.place.row or 1


def _column(cell: SourceCell) -> int:
    return cell.place.column or 1
