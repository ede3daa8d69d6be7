"""Source documents for tests of the annex reader, and the matrix that a reading makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.data.agencies import national_agencies
from cchc_tracker.model.locality import Locality
from cchc_tracker.model.source.document import (
    SourceCell,
    SourceDocument,
    SourceTable,
    SourceText,
    table_of,
)
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.plugins import Readers
from cchc_tracker.plugins.matrix import read_activities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.annex.found import Annex
    from cchc_tracker.model.plan import Activity
    from cchc_tracker.model.source.document import Block

LOCALITY = Locality(
    code="test", name="Test", level="province", parent="", standing_agency="Sở Nội vụ", agencies=()
)
YEAR = 2022
READERS = Readers(vietnam_calendar(), national_agencies())

Merged = tuple[str, int, int]
"""Text, rows and columns of a merged cell."""
Cell = str | Merged

HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian")


def table(*rows: Sequence[Cell], name: str = "1", part: Part = Part.TABLE) -> SourceTable:
    """A table of rows; cells that a merged one above covers are left out."""
    place = Place(part, name)
    cells = (
        [
            SourceCell(cell, place)
            if isinstance(cell, str)
            else SourceCell(cell[0], place, rows=cell[1], columns=cell[2])
            for cell in row
        ]
        for row in rows
    )
    return table_of(cells, place)


def text(words: str, line: int = 1) -> SourceText:
    """A paragraph."""
    return SourceText(words, Place(Part.TEXT, line=line))


def document(*blocks: Block) -> SourceDocument:
    """A document of these blocks."""
    return SourceDocument("annex.docx", "docx", "0" * 64, 1, blocks)


def activities(
    annex: Annex, locality: Locality = LOCALITY, year: int = YEAR
) -> tuple[Activity, ...]:
    """What the matrix reader makes of the rows; raises where they break its convention."""
    rows = enumerate((row.cells for row in annex.rows), start=1)
    return tuple(read_activities(rows, annex.areas, READERS.at(locality, year), "annex"))


def codes(annex: Annex, place: str | None = None) -> list[str]:
    """The codes of its problems, at one place or all."""
    return [each.code for each in annex.problems if place in (None, each.place)]
