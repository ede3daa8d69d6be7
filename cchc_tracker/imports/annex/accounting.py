"""Accounts for the cells of an annex's tables: each is in a row, a heading, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.cells import printed
from cchc_tracker.model.source.origin import UNUSED, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tracker.imports.annex.found import Annex, AnnexRow
    from cchc_tracker.model.source.document import SourceCell, SourceDocument, SourceTable
    from cchc_tracker.model.source.place import Place


def unplaced(document: SourceDocument, annex: Annex) -> tuple[SourceCell, ...]:
    """The cells with text, in tables that the annex was read from, that it says nothing of.

    There are none where the reader kept its word; tests hold it to that.
    """
    known = set(_places(annex.rows, annex.origins))
    read = {_table_of(place) for place in known}
    return tuple(
        cell
        for table in document.tables
        if any(_table_of(cell.place) in read for cell in table.cells)
        for cell in table.cells
        if printed(cell) and cell.place not in known
    )


def left_over(
    tables: Iterable[SourceTable], rows: Sequence[AnnexRow], origins: Sequence[Origin]
) -> Iterator[Origin]:
    """An unused origin for each cell with text that no row and no origin names."""
    known = set(_places(rows, origins))
    for table in tables:
        for cell in table.cells:
            if cell.place not in known and printed(cell):
                yield Origin(cell.place, cell.text, UNUSED)


def _places(rows: Sequence[AnnexRow], origins: Sequence[Origin]) -> Iterator[Place]:
    for row in rows:
        for origin in row.origins:
            yield origin.place
    for origin in origins:
        yield origin.place


def _table_of(place: Place) -> tuple[str, str, str]:
    return place.part, place.name, place.file
