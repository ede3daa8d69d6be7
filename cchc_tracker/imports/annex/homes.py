"""The column that each cell of a row speaks for, where cells are merged over several columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.cells import printed

if TYPE_CHECKING:
    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.fields import FieldColumns
    from cchc_tracker.model.source.document import SourceCell


@dataclass(frozen=True, slots=True)
class Home:
    """A cell at the column that takes its text."""

    cell: SourceCell
    column: int
    """From 0."""
    is_fresh: bool
    covers: tuple[int, ...]
    """All columns that it stands over."""

    text: str
    """What the cell gives to the column's field."""

    @property
    def is_our_mark(self) -> bool:
        """Whether its text means something else in matrix.csv."""
        return not self.text and bool(printed(self.cell))


def homes(line: Line, columns: FieldColumns) -> dict[int, Home]:
    """By column the cells of a line, each once."""
    found: dict[int, Home] = {}
    start = 0
    width = len(line.cells)
    while start < width:
        cell = line.cells[start]
        end = start + 1
        if cell is not None:
            while end < width and line.cells[end] is cell:
                end += 1
            covers = tuple(range(start, end))
            column = start if len(covers) == 1 else _home(covers, columns)
            found[column] = Home(cell, column, line.fresh[start], covers, line.value(start))
        start = end
    return found


def _home(covers: tuple[int, ...], columns: FieldColumns) -> int:
    """A task before an activity, those before a goal; else the first column with a field."""
    for field in ("task", "activity", "goal"):
        if columns.by_field.get(field) in covers:
            return columns.by_field[field]
    named = [column for column in covers if columns.fields[column] not in ((), ("number",))]
    return named[0] if named else covers[0]
