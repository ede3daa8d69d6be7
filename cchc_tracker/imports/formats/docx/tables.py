"""A Word table as a source table: each cell once, with its lines and what it is merged over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.blocks import read_lines
from cchc_tracker.imports.formats.docx.grid import grid_cells, is_inserted
from cchc_tracker.imports.formats.docx.lines import plain_text
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.document import SourceCell, SourceTable
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cchc_tracker.imports.formats.docx.grid import GridCell
    from cchc_tracker.imports.formats.docx.reading import Reading

MOST_PLACES: Final = 2_000_000
"""Rows times columns of a table."""


MOST_COLUMNS: Final = 1_000


def tables_aside(reading: Reading) -> Iterator[SourceTable]:
    """The tables in text boxes and footnotes that are large enough to be read as such."""
    while reading.nested:
        yield from read_tables(reading.nested.pop(0), reading)


def read_tables(element: _Element, reading: Reading) -> Iterator[SourceTable]:
    """The table and, after it, those inside of its cells that are large enough for it."""
    yield _read_table(element, reading)
    inside, reading.nested = reading.nested, []
    for each in inside:
        yield from read_tables(each, reading)


def _read_table(element: _Element, reading: Reading) -> SourceTable:
    reading.tables += 1
    place = Place(Part.TABLE, str(reading.tables))
    cells, deleted = grid_cells(element)
    _check_size(cells)
    _report_rows(element, deleted, reading, place)
    found = (_read_cell(cell, reading, place.name) for cell in cells)
    return SourceTable(tuple(cell for cell in found if cell is not None), place)


def _read_cell(cell: GridCell, reading: Reading, table: str) -> SourceCell | None:
    """The cell; None for the continuation of one above, whose text is not printed."""
    place = Place(Part.TABLE, table, row=cell.row, column=cell.left + 1)
    for element in cell.covered:
        _keep_covered("\n".join(read_lines(element, reading, place)), reading, place)
    text = "\n".join(read_lines(cell.element, reading, place))
    if cell.continues:
        _keep_covered(text, reading, place)
        return None
    return SourceCell(
        text, place, rows=cell.rows, columns=cell.right - cell.left, hidden=cell.hidden
    )


def _keep_covered(text: str, reading: Reading, place: Place) -> None:
    if text:
        sentence = message("Text behind a merged cell, which isn't printed, is left out")
        reading.report(Severity.WARNING, "covered-text", sentence, place, text)
        reading.keep_back(text, Part.TABLE, place.name)


def _check_size(cells: list[GridCell]) -> None:
    height = max((cell.row for cell in cells), default=0)
    width = max((cell.right for cell in cells), default=0)
    if width > MOST_COLUMNS or height * width > MOST_PLACES:
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))


def _report_rows(
    element: _Element, deleted: list[_Element], reading: Reading, place: Place
) -> None:
    for row in deleted:
        sentence = message("Tracked deletion, taken as accepted: the text is left out")
        text = plain_text(row)
        reading.report(Severity.INFO, "tracked-deletion", sentence, place, text)
    for row in element.iterchildren("{*}tr"):
        if is_inserted(row):
            sentence = message("Tracked insertion, taken as accepted")
            text = plain_text(row)
            reading.report(Severity.INFO, "tracked-insertion", sentence, place, text)
