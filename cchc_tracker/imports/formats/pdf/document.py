"""The pages of a PDF as a document: places, scanned pages, letters that can't be told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any, Final

from cchc_tracker.imports.formats.legacy import (
    converted_problem,
    from_legacy,
    recognise,
    unreadable,
)
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import (
    SourceCell,
    SourceDocument,
    SourceTable,
    SourceText,
)
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.imports.formats.legacy import Legacy
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.source.document import Block
    from cchc_tracker.model.source.importer import SourceFile

_LETTERS: Final = 20
"""On a page, below which a page of pictures counts as scanned."""


def document_of(file: SourceFile, pages: Sequence[dict[str, Any]]) -> SourceDocument:
    """The document; raises BadDataError where it is scanned or its letters can't be told."""
    texts = [list(_texts(page)) for page in pages]
    if not any(sum(map(len, each)) >= _LETTERS for each in texts):
        raise BadDataError(
            message(
                "The PDF has no text in it (it may be scanned); use the Word file, or OCR it first"
            )
        )
    whole = "\n".join(text for each in texts for text in each)
    if whole.count("(cid:") * 100 > len(whole):
        raise unreadable()
    legacy = recognise(whole)
    reading = _Reading(legacy)
    blocks = [block for number, page in enumerate(pages, 1) for block in reading.page(page, number)]
    return SourceDocument(
        name=file.name,
        format="pdf",
        sha256=file.sha256,
        size=len(file.data),
        blocks=tuple(blocks),
        problems=(
            *((converted_problem(legacy),) if legacy else ()),
            *_left_out(pages, texts),
            *_broken_rows(blocks),
        ),
        kept_back=tuple(
            SourceText(text, Place(Part.HEADER, page=number))
            for number, page in enumerate(pages, 1)
            for text in page["margins"]
        ),
    )


class _Reading:
    """Numbers tables and paragraphs through all pages."""

    def __init__(self, legacy: Legacy | None) -> None:
        self._legacy = legacy
        self._tables = 0
        self._texts = 0

    def page(self, page: dict[str, Any], number: int) -> Iterator[Block]:
        for block in page["blocks"]:
            if isinstance(block, str):
                self._texts += 1
                place = Place(Part.TEXT, page=number, paragraph=self._texts)
                yield SourceText(self._text(block), place)
            else:
                self._tables += 1
                place = Place(Part.TABLE, str(self._tables), page=number)
                yield SourceTable(tuple(self._cells(block, place)), place)

    def _cells(self, block: list[list[Any]], place: Place) -> Iterator[SourceCell]:
        taken: set[tuple[int, int]] = set()
        for text, row, column, *spans in block:
            at = replace(place, row=row, column=column)
            for rows, columns in (spans, (1, 1)):  # rules that cross oddly make cells overlap
                covered = set(product(range(row, row + rows), range(column, column + columns)))
                if not taken & covered:
                    taken |= covered
                    yield SourceCell(self._text(text), at, rows, columns)
                    break

    def _text(self, text: str) -> str:
        text = clean(text)
        return from_legacy(text, self._legacy) if self._legacy else text


def _texts(page: dict[str, Any]) -> Iterator[str]:
    for block in page["blocks"]:
        if isinstance(block, str):
            yield block
        else:
            yield from (cell[0] for cell in block)


def _left_out(pages: Sequence[dict[str, Any]], texts: Sequence[list[str]]) -> Iterator[Problem]:
    for number, (page, found) in enumerate(zip(pages, texts, strict=True), 1):
        at = Place(Part.TEXT, page=number)
        if page["crowded"]:
            sentence = message("This page has far more on it than a plan's; it isn't read")
            yield _problem(Severity.ERROR, "page-crowded", sentence, at)
        elif page["pictures"] and sum(map(len, found)) < _LETTERS:
            sentence = message("This page has no text in it (it is scanned); it isn't read")
            yield _problem(Severity.ERROR, "page-scanned", sentence, at)


def _broken_rows(blocks: Sequence[Block]) -> Iterator[Problem]:
    """A table may go on over a page's end, and so may a row of it; no PDF says which."""
    tables = [block for block in blocks if isinstance(block, SourceTable)]
    for before, after in pairwise(tables):
        if before.place.page != after.place.page and _width(before) == _width(after):
            sentence = message(
                "The table goes on here from the page before; "
                "compare its first rows with the document, since a row may have been cut in two"
            )
            yield _problem(Severity.WARNING, "page-break", sentence, after.place)


def _width(table: SourceTable) -> int:
    return max(((cell.place.column or 1) + cell.columns for cell in table.cells), default=0)


def _problem(severity: Severity, code: str, sentence: Message, at: Place) -> Problem:
    return Problem(severity, code, sentence, at=at)
