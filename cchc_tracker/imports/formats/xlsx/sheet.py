"""A sheet's cells as its XML has them: what is stored, not yet what is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.xlsx.stream import Target
from cchc_tracker.imports.formats.xlsx.strings import Pieces
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.imports.formats.xlsx.strings import Text

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
MAX_CELLS: Final = 200_000
"""With something in them, in one sheet."""
MAX_RANGES: Final = 100_000

_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_HEADERS: Final = frozenset(
    f"{which}{part}" for which in ("odd", "even", "first") for part in ("Header", "Footer")
)


@dataclass(slots=True)
class StoredCell:
    """A cell that holds something."""

    row: int
    column: int
    kind: str = ""
    """`s` for a shared text, `b`, `e`, `d`, `str`, `inlineStr`; empty for a number."""
    style: str = ""
    text: Text = ""
    """What is stored: a number's digits, a shared text's index, an own text."""
    formula: str | None = None
    valued: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, its corners included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class StoredSheet:
    """What a sheet's XML holds."""

    cells: list[StoredCell] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last of each run."""
    headers: list[str] = field(default_factory=list)


def position(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference such as `AB12`; None where the sheet has no such cell."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if row <= MAX_ROW and column <= MAX_COLUMN else None


def range_of(reference: str) -> Range | None:
    """The rectangle of a reference such as `A1:C3`."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None:
        return None
    rows, columns = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return Range(rows[0], columns[0], rows[1], columns[1])


class SheetReader(Target):
    """Reads a sheet's part; raises BadDataError for more cells than a plan has."""

    def __init__(self) -> None:
        self.sheet = StoredSheet()
        self._row = 0
        self._column = 0
        self._cell: StoredCell | None = None
        self._text: list[str] | None = None
        self._pieces = Pieces()

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """See Target."""
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "f"} or name in _HEADERS:
            self._text = []
        elif name == "row":
            self._begin_row(attributes)
        elif self._cell is not None:
            self._pieces.begin(name, attributes)
        elif name == "mergeCell":
            self._add_merged(attributes.get("ref", ""))
        elif name == "col" and _is_hidden(attributes, "width"):
            self._hide_columns(attributes)

    def data(self, text: str) -> None:
        """See Target."""
        if self._text is not None:
            self._text.append(text)
        elif self._cell is not None:
            self._pieces.add(text)

    def finish(self, name: str) -> None:
        """See Target."""
        cell = self._cell
        if name == "c":
            self._end_cell()
        elif self._text is not None and (name in {"v", "f"} or name in _HEADERS):
            text, self._text = "".join(self._text), None
            if name in _HEADERS:
                self.sheet.headers.append(text)
            elif cell is not None and name == "f":
                cell.formula = text
            elif cell is not None:
                cell.text, cell.valued = text, True
        elif cell is not None:
            self._pieces.finish(name)
            if name == "is":
                cell.text, cell.valued = self._pieces.take(), True

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) < 8 else self._row + 1
        self._column = 0
        if self._row > MAX_ROW:
            raise BadDataError(message("The file's XML is damaged"))
        if _is_hidden(attributes, "ht"):
            self.sheet.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        found = position(attributes.get("r", "")) if "r" in attributes else None
        row, self._column = found or (self._row, self._column + 1)
        if row < 1 or self._column > MAX_COLUMN:
            raise BadDataError(message("The file's XML is damaged"))
        self._cell = StoredCell(row, self._column, attributes.get("t", ""), attributes.get("s", ""))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or not (cell.valued or cell.formula is not None):
            return
        if len(self.sheet.cells) >= MAX_CELLS:
            raise BadDataError(
                message("The file has far more in it than a plan needs; it isn't read")
            )
        self.sheet.cells.append(cell)

    def _add_merged(self, reference: str) -> None:
        found = range_of(reference)
        if found is not None and len(self.sheet.merged) < MAX_RANGES:
            self.sheet.merged.append(found)

    def _hide_columns(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        written = all(each.isdecimal() and len(each) < 7 for each in (first, last))
        if written and len(self.sheet.hidden_columns) < MAX_COLUMN:
            self.sheet.hidden_columns.append((int(first), int(last)))


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width to be seen by."""
    return attributes.get("hidden") in {"1", "true"} or attributes.get(size) == "0"
