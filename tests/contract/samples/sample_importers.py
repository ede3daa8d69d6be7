"""A plugin without a locality that reads two file formats of its own, one of them badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.source.document import SourceCell, SourceDocument, table_of
from cchc_tracker.model.source.importer import Importer
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.plugins import hookimpl

if TYPE_CHECKING:
    from cchc_tracker.model.source.importer import SourceFile


def read_notes(file: SourceFile) -> SourceDocument:
    """A row a line, cells between bars, behind a first line that says what the file is."""
    place = Place(Part.TABLE, "1")
    lines = file.data.decode("utf-8").splitlines()[1:]
    rows = [[SourceCell(text, place) for text in line.split("|")] for line in lines]
    return file.document("notes", [table_of(rows, place)])


def read_badly(file: SourceFile) -> SourceDocument:
    """A reader with a fault of its own."""
    raise LookupError(file.name)


class Readers:
    """What the plugin reads."""

    @hookimpl
    def importers(self) -> list[Importer]:
        """One that works and one that doesn't."""
        return [
            Importer("notes", (".notes",), lambda head: head.startswith(b"NOTES"), read_notes),
            Importer("faulty", (".faulty",), lambda head: head.startswith(b"FAULTY"), read_badly),
        ]


plugin = Readers()
