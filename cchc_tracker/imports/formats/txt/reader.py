"""A text file as a document: its tables by their layout, all else as paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.encoding import decode
from cchc_tracker.imports.formats.txt.bars import BarCell, bar_cells
from cchc_tracker.imports.formats.txt.one_line import bar_rows, line_table, tab_rows
from cchc_tracker.imports.formats.txt.rows import cell_rows
from cchc_tracker.imports.formats.txt.tables import bar_table
from cchc_tracker.imports.formats.txt.wrapping import paragraphs
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.source.document import SourceDocument, SourceText
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.document import Block, SourceTable
    from cchc_tracker.model.source.importer import SourceFile

MAX_LETTERS: Final = 20_000_000
MAX_LINES: Final = 200_000
MAX_MARKS: Final = 500_000
"""Tabs and bars."""

Numbered = tuple[int, str]


class TextReading:
    """The state of one reading: what was found so far, in its order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self._tables = 0

    def next_name(self) -> str:
        """The name of the table that comes next."""
        self._tables += 1
        return str(self._tables)

    def add_table(self, found: tuple[SourceTable, tuple[Problem, ...]]) -> None:
        """Adds a table and what is to tell of it."""
        self.blocks.append(found[0])
        self.problems += found[1]

    def add_text(self, lines: Iterable[Numbered]) -> None:
        """Adds paragraphs."""
        for line, text in paragraphs(lines):
            self.blocks.append(SourceText(clean(text), Place(Part.TEXT, line=line)))


def read_txt(file: SourceFile) -> SourceDocument:
    """The document; raises BadDataError where its encoding can't be told."""
    decoded = decode(file.data)
    _check_size(decoded.text)
    lines = list(enumerate(decoded.text.splitlines(), start=1))
    reading = TextReading()
    loose: list[Numbered] = []
    at = 0
    while at < len(lines):
        rows, after = _rows_at(lines, at)
        if rows:
            _read_loose(loose, reading)
            loose = []
            reading.add_table(line_table(rows, reading.next_name()))
            at = after
        else:
            loose.append(lines[at])
            at += 1
    _read_loose(loose, reading)
    problems = (*decoded.problems, *reading.problems)
    return file.document("txt", reading.blocks, problems=problems)


def _check_size(text: str) -> None:
    marks = text.count("\t") + text.count("|")
    if len(text) > MAX_LETTERS or marks > MAX_MARKS or len(text.splitlines()) > MAX_LINES:
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))


def _rows_at(lines: Sequence[Numbered], at: int) -> tuple[list[tuple[int, list[str]]], int]:
    line = lines[at][1]
    if "\t" in line.strip():
        return tab_rows(lines, at)
    if "|" in line:
        return bar_rows(lines, at)
    return [], at


def _read_loose(lines: Sequence[Numbered], reading: TextReading) -> None:
    """Reads lines whose tables, if any, have cells that end with a bar."""
    cells, rest = bar_cells(lines)
    at = written = 0
    while at < len(cells):
        found = cell_rows(cells, at) if cells[at].begins_table else None
        if found is None:
            at += 1
            continue
        before = [*cells[written:at], _without_heading(cells[at])]
        reading.add_text(_apart(before))
        reading.add_table(bar_table(found, reading.next_name()))
        at = written = found.end
    reading.add_text(_apart(cells[written:]))
    reading.add_text(rest)


def _without_heading(cell: BarCell) -> BarCell:
    """The text that stands before a table's first heading, which no bar parts from it."""
    return BarCell(cell.lines[:-1], cell.line)


def _apart(cells: Iterable[BarCell]) -> Iterator[Numbered]:
    """The lines of cells that are in no table, none going on in the next cell."""
    for cell in cells:
        yield from cell.lines
        yield cell.line, ""
