"""Tables of bar cells: each cell once, at its place, over the rows that it is merged over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.txt.padding import fits
from cchc_tracker.imports.formats.txt.rows import is_section
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceCell, SourceTable
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.formats.txt.bars import BarCell
    from cchc_tracker.imports.formats.txt.rows import CellRows


class BarTable:
    """A table while its rows are placed."""

    def __init__(self, name: str, width: int) -> None:
        self.name = name
        self.width = width
        self.cells: list[SourceCell] = []
        self.problems: list[Problem] = []
        self._above: dict[int, int] = {}
        """By column, the place in `cells` of the cell that stands there last."""
        self._rows = 0

    def add(self, row: Sequence[BarCell], hidden: int = 0) -> None:
        """Places a row; its first columns belong to the cells above them."""
        self._rows += 1
        spans = len(row) == 2 < self.width and row[0].begins_row
        for column in range(1, hidden + 1):
            above = self._above.get(column)
            if above is not None:
                self.cells[above] = replace(self.cells[above], rows=self.cells[above].rows + 1)
        for column, cell in enumerate(row, start=hidden + 1):
            place = Place(Part.TABLE, self.name, row=self._rows, column=column, line=cell.line)
            wide = self.width - 1 if spans and column == 2 else 1
            self._above[column] = len(self.cells)
            self.cells.append(SourceCell(clean(cell.text), place, columns=wide))

    def report(self, severity: Severity, code: str, row: Sequence[BarCell]) -> None:
        """Tells of a row whose cells may stand in wrong columns."""
        place = Place(Part.TABLE, self.name, row=self._rows, line=row[0].line)
        self.problems.append(
            Problem(
                severity,
                code,
                message(
                    "The row has {count} cells where the table has {width} columns; "
                    "look where they stand",
                    count=len(row),
                    width=self.width,
                )
                if code == "row-length"
                else message("It isn't clear in which columns the row's cells stand"),
                text=" | ".join(cell.text for cell in row),
                at=place,
            )
        )

    def table(self) -> SourceTable:
        """The table as it is now."""
        return SourceTable(tuple(self.cells), Place(Part.TABLE, self.name))


def bar_table(found: CellRows, name: str) -> tuple[SourceTable, tuple[Problem, ...]]:
    """The table of the rows; a row that doesn't fit is kept as it stands, and told of."""
    table = BarTable(name, found.width)
    heading, *rows = found.rows
    last = heading[0].lines[-1]
    table.add((replace(heading[0], lines=(last,), line=last[0]), *heading[1:]))
    if len(heading) != found.width:
        table.report(Severity.ERROR, "row-length", heading)
    if found.padded:
        _add_padded(table, rows)
    else:
        for row in rows:
            table.add(row)
            if len(row) not in (2, found.width):
                table.report(Severity.ERROR, "row-length", row)
    return table.table(), tuple(table.problems)


def _add_padded(table: BarTable, rows: list[tuple[BarCell, ...]]) -> None:
    for at, (row, fit) in enumerate(zip(rows, fits(rows, table.width), strict=True)):
        short = table.width - len(row)
        hidden = fit.hidden
        last = at == len(rows) - 1
        table.add(row[: table.width - hidden], hidden)
        if short and not (last and fit.clear):
            table.report(Severity.ERROR, "row-length", row)
        elif not fit.clear and not is_section(row, 0, table.width):
            table.report(Severity.WARNING, "row-columns", row)
