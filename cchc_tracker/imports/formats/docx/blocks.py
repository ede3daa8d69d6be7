"""The paragraphs and tables in a container: the lines of a cell, a footnote, a text box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.lines import merges_with_next, plain_text, read_paragraph
from cchc_tracker.imports.formats.docx.names import (
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    R,
    W,
    unwrapped,
)
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc_tracker.imports.formats.docx.reading import Reading

_ELSEWHERE: Final = (f"{W}altChunk", f"{W}subDoc")
_DELETED: Final = (f"{W}del", f"{W}moveFrom")


def read_lines(container: _Element, reading: Reading, place: Place) -> list[str]:
    """The lines that aren't blank; a table inside is read by rows, or kept for later if large."""
    found: list[str] = []
    joined = False
    for child in unwrapped(container):
        if child.tag == PARAGRAPH:
            text = read_paragraph(child, reading, place)
            if joined and found:
                found[-1] += text
            elif text.strip():
                found.append(text)
            joined = merges_with_next(child) and bool(text.strip() or joined)
        elif child.tag == TABLE:
            found += _read_nested(child, reading, place)
        else:
            report_elsewhere(child, reading, place)
    return [each for line in found for each in map(str.strip, line.split("\n")) if each]


def read_aside(reading: Reading) -> None:
    """Keeps back the text of the footnotes and text boxes that were met."""
    while reading.aside:
        element, part, name = reading.aside.pop(0)
        text = "\n".join(read_lines(element, reading, Place(part, name)))
        reading.keep_back(text, part, name)


def report_elsewhere(element: _Element, reading: Reading, place: Place) -> None:
    """Reports content that is another file's, and blocks that were deleted."""
    if element.tag in _ELSEWHERE:
        target = reading.related.get(element.get(f"{R}id", ""))
        sentence = message("A part of another file stands here; it wasn't read")
        address = "" if target is None else target.target
        reading.report(Severity.WARNING, "other-file", sentence, place, address)
    elif element.tag in _DELETED:
        sentence = message("Tracked deletion, taken as accepted: the text is left out")
        text = plain_text(element)
        reading.report(Severity.INFO, "tracked-deletion", sentence, place, text)


def _read_nested(table: _Element, reading: Reading, place: Place) -> list[str]:
    rows = [
        [cell for cell in unwrapped(row) if cell.tag == CELL]
        for row in unwrapped(table)
        if row.tag == ROW
    ]
    if len(rows) > 1 and max(map(len, rows)) > 2:
        reading.nested.append(table)
        sentence = message("A table stands inside of this cell; it is read as one of its own")
        if place.part is not Part.TABLE:
            sentence = message("A table stands beside the text; it is read last, as one of its own")
        reading.report(Severity.WARNING, "nested-table", sentence, place)
        return []
    sentence = message("A table stands inside of this cell; it is read as lines of text")
    reading.report(Severity.INFO, "nested-table", sentence, place)
    return [
        "\t".join(" ".join(read_lines(cell, reading, place)) for cell in row).strip()
        for row in rows
    ]
