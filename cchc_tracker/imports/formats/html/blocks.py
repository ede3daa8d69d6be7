"""A page's passage as blocks: tables with the spans that browsers grant, places, problems."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.html.passage import Aside, Cell, Note, Passage, Rows
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import Message, message, template
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import (
    SourceCell,
    SourceTable,
    SourceText,
    table_of,
)
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_tracker.model.source.document import Block

MAX_COLUMNS: Final = 1000
"""The most that a browser grants a cell (HTML Living Standard, 4.9.11)."""
MAX_PLACES: Final = 2_000_000
"""Of all tables' cells together."""
_SHOWN: Final = 200
"""Characters of a left-out text in its problem; the whole is kept back."""

_PARTS: Final[Mapping[Aside, Part]] = {
    Aside.FOOTNOTE: Part.FOOTNOTE,
    Aside.HEADER: Part.HEADER,
    Aside.MENU: Part.HEADER,
    Aside.TEXT_BOX: Part.TEXT_BOX,
}
_PROBLEMS: Final[Mapping[Aside, tuple[Severity, str]]] = {
    Aside.HIDDEN: (
        Severity.WARNING,
        template("The page hides this text; it isn't read as part of the plan"),
    ),
    Aside.DELETED: (
        Severity.WARNING,
        template("The page marks this text as deleted; it isn't read as part of the plan"),
    ),
    Aside.FRAME: (
        Severity.WARNING,
        template("The page shows another page or object in here, which isn't read"),
    ),
    Aside.INNER_TABLE: (
        Severity.INFO,
        template("A table inside this cell is read as lines of text"),
    ),
    Aside.PICTURE: (Severity.INFO, template("A picture's text isn't read")),
}


@dataclass(slots=True)
class Blocks:
    """Blocks as they are numbered one after another."""

    blocks: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    kept_back: list[SourceText] = field(default_factory=list)
    _tables: int = 0
    _texts: int = 0
    _places: int = 0

    def add(self, passage: Passage) -> None:
        """Number and add what a passage holds; raises BadDataError where its tables are huge."""
        passage.end_paragraph()
        for item in passage.items:
            if isinstance(item, str):
                self._texts += 1
                self.blocks.append(SourceText(item, Place(Part.TEXT, paragraph=self._texts)))
            elif isinstance(item, Note):
                self._add_note(item, Place(Part.TEXT, paragraph=self._texts or None))
            else:
                self._add_table(item)

    def _add_table(self, rows: Rows) -> None:
        self._tables += 1
        place = Place(Part.TABLE, name=str(self._tables))
        cells = [list(_cells(row, left, place)) for row, left in _rows_left(rows)]
        self._places += sum(cell.rows * cell.columns for row in cells for cell in row)
        if self._places > MAX_PLACES:
            raise BadDataError(
                message("Table {name} asks for far more places than a plan has", name=place.name)
            )
        table = _trimmed(table_of(cells, place))
        self.blocks.append(table)
        sources = (cell for row in rows.rows for cell in row)
        for cell, source in zip(table.cells, sources, strict=True):
            for note in source.notes():
                self._add_note(note, cell.place)

    def _add_note(self, note: Note, place: Place) -> None:
        in_table = place.part is Part.TABLE
        if note.aside is Aside.PICTURE and not in_table:
            return
        if note.aside in _PROBLEMS:
            severity, sentence = _PROBLEMS[note.aside]
            self.problems.append(
                Problem(
                    severity,
                    f"page-{note.aside}",
                    Message(sentence),
                    text=note.text[:_SHOWN],
                    at=place,
                )
            )
        if note.text and note.aside is not Aside.INNER_TABLE:
            part = _PARTS.get(note.aside)
            if part is not None:
                place = Place(part, name=str(len(self.kept_back) + 1))
            self.kept_back.append(SourceText(note.text, place))


def _rows_left(rows: Rows) -> Iterator[tuple[list[Cell], int]]:
    """Each row with the number of rows that its group has left, itself included."""
    bounds = sorted({*rows.groups, len(rows.rows)})
    for number, row in enumerate(rows.rows):
        yield row, bounds[bisect_right(bounds, number)] - number


def _cells(row: list[Cell], left: int, place: Place) -> Iterator[SourceCell]:
    for cell in row:
        text = "\n".join(cell.lines())
        if cell.tables:
            cell.items.append(Note(Aside.INNER_TABLE, text))
        spanned = min(cell.rows, left) if cell.rows else left
        columns = min(cell.columns, MAX_COLUMNS)
        yield SourceCell(text, place, rows=spanned, columns=columns)


def _trimmed(table: SourceTable) -> SourceTable:
    """Without the columns at the right in which no cell begins; browsers give them no width."""
    width = max((cell.place.column or 1 for cell in table.cells), default=1)
    return replace(table, cells=tuple(_narrowed(cell, width) for cell in table.cells))


def _narrowed(cell: SourceCell, width: int) -> SourceCell:
    left = width + 1 - (cell.place.column or 1)
    return cell if cell.columns <= left else replace(cell, columns=left)
