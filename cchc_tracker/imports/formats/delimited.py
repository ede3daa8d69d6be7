"""Reads tables saved as text with a sign between the cells: comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.encoding import decode
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceCell, SourceDocument, table_of
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.message import Message
    from cchc_tracker.model.source.importer import SourceFile

MAX_CELLS: Final = 200_000
MAX_SIGNS: Final = 4_000_000
"""Of one kind in a file, so that no line is cut into more cells than fit into memory."""
SIGNS: Final = (",", ";", "\t", "|")
_AS_TEXT: Final = re.compile(r'="[^"\n]*"')
"""A text that a spreadsheet is to take as it stands, such as `="3.10"`."""
_GUARDED: Final = tuple("=+-@")
_SAMPLE: Final = 200
"""Records that the sign is told by."""
_EACH: Final = 100
"""Problems that are told one by one."""

Record = tuple[int, list[str]]
"""The line that a record begins on, and its cells."""


def read_csv(file: SourceFile) -> SourceDocument:
    """The file as one table; raises BadDataError where it can't be read."""
    decoded = decode(file.data)
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    skipped, sign = _asked_sign(text)
    if not sign:
        sign = likely_sign(text)
    records = _without_blank_ends(list(_bounded(_records(text, sign, skipped))))
    place = Place(Part.TABLE, "1")
    table = table_of((_cells(record) for record in records), place)
    return file.document(
        "csv",
        (table,) if table.cells else (),
        problems=(*decoded.problems, *_ragged(records), *_unclosed(text, records)),
    )


def likely_sign(text: str) -> str:
    """The sign that cuts the most rows into equally many cells; a comma where none does.

    A list within a cell may have more signs than a row has cells, so rows count before cells.
    """

    def evenness(sign: str) -> tuple[int, int]:
        try:
            sample = list(islice(_records(text, sign, 0), _SAMPLE))
        except BadDataError:
            return 0, 0
        widths = Counter(len(cells) for _, cells in sample if len(cells) > 1)
        width, count = max(widths.items(), key=lambda each: each[1] * each[0], default=(0, 0))
        return count, width

    return max(SIGNS, key=evenness)


def _asked_sign(text: str) -> tuple[int, str]:
    """Lines to skip and the sign, where the first line names it as Excel's `sep=;` does."""
    first = text[:7].partition("\n")[0]
    if first.lower().startswith("sep=") and first[4:] in SIGNS:
        return 1, first[4:]
    return 0, ""


def _records(text: str, sign: str, skipped: int) -> Iterator[Record]:
    if text.count(sign) > MAX_SIGNS:
        raise _too_much()
    lines = StringIO(text, newline="\n")
    for _ in range(skipped):
        next(lines, "")
    reader = csv.reader(lines, delimiter=sign)
    before = 0
    try:
        for cells in reader:
            yield skipped + before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise BadDataError(
            message(
                "Line {line}: the cell that begins here has no end",
                line=skipped + before + 1,
            )
        ) from error


def _bounded(records: Iterator[Record]) -> Iterator[Record]:
    count = 0
    for record in records:
        count += len(record[1]) or 1
        if count > MAX_CELLS:
            raise _too_much()
        yield record


def _too_much() -> BadDataError:
    return BadDataError(message("The file has far more in it than a plan needs; it isn't read"))


def _without_blank_ends(records: list[Record]) -> list[Record]:
    """Without the blank rows and columns that spreadsheets write behind a table."""
    height = max((n for n, (_, cells) in enumerate(records, 1) if any(cells)), default=0)
    width = max(
        (n for _, cells in records for n, text in enumerate(cells, 1) if text.strip()), default=0
    )
    return [(line, cells[:width]) for line, cells in records[:height]]


def _cells(record: Record) -> Iterator[SourceCell]:
    line, cells = record
    place = Place(Part.TABLE, "1", line=line)
    return (SourceCell(_unguarded(clean(text).strip()), place) for text in cells)


def _unguarded(text: str) -> str:
    """Without the signs by which exports keep spreadsheets from reading a formula or a number."""
    if _AS_TEXT.fullmatch(text):
        return text[2:-1]
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text


def _ragged(records: list[Record]) -> Iterator[Problem]:
    widths = Counter(len(cells) for _, cells in records if cells)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    odd = [(row, *each) for row, each in enumerate(records, 1) if len(each[1]) not in {0, usual}]
    for row, line, cells in odd[:_EACH]:
        sentence = message(
            "This row has {count} cells, most rows have {usual}", count=len(cells), usual=usual
        )
        yield _problem("ragged-row", sentence, Place(Part.TABLE, "1", row=row, line=line))
    if len(odd) > _EACH:
        sentence = message("{count} more rows have other numbers of cells", count=len(odd) - _EACH)
        yield _problem("ragged-row", sentence, Place(Part.TABLE, "1"))


def _unclosed(text: str, records: list[Record]) -> Iterator[Problem]:
    """A quotation mark without its other half takes the rest of the file into one cell."""
    if text.count('"') % 2 and records and any("\n" in cell.rstrip() for cell in records[-1][1]):
        sentence = message("The last cell may have taken in what follows it: a quote isn't closed")
        at = Place(Part.TABLE, "1", row=len(records), line=records[-1][0])
        yield _problem("quote-unclosed", sentence, at)


def _problem(code: str, sentence: Message, at: Place) -> Problem:
    return Problem(Severity.WARNING, code, sentence, at=at)
