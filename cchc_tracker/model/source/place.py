"""Where in a document something stands: a line, a paragraph, a cell of a table or sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.message import Message


class Part(StrEnum):
    """What kind of part of a document a place lies in."""

    TEXT = "text"
    TABLE = "table"
    SHEET = "sheet"
    FOOTNOTE = "footnote"
    TEXT_BOX = "text-box"
    HEADER = "header"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a document; numbers count from 1, None where they say nothing."""

    part: Part
    name: str = ""
    """A sheet's name, or the table's, footnote's or text box's number in the document."""
    page: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    """Line of a text file."""
    paragraph: int | None = None
    file: str = ""
    """Name of the file, where a document came as several."""


_PARTS: Final[Mapping[Part, str]] = {
    Part.TEXT: template("text"),
    Part.TABLE: template("table {name}"),
    Part.SHEET: template("sheet {name}"),
    Part.FOOTNOTE: template("footnote {name}"),
    Part.TEXT_BOX: template("text box {name}"),
    Part.HEADER: template("page header or footer"),
}


def place_message(place: Place) -> Message:
    """A place in words, such as `table 2, row 5, column 3`."""
    words = message(_PARTS[place.part], name=place.name)
    for found, one in (
        (place.page, template("{before}, page {number}")),
        (place.row, template("{before}, row {number}")),
        (place.column, template("{before}, column {number}")),
        (place.line, template("{before}, line {number}")),
        (place.paragraph, template("{before}, paragraph {number}")),
    ):
        if found is not None:
            words = message(one, before=words, number=found)
    return message("{file}, {place}", file=place.file, place=words) if place.file else words
