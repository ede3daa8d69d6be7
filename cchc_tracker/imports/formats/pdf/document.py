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
from cchc_tracker.imports.formats.pdf.cells import PageTable, unpacked
from cchc_tracker.imports.formats.pdf.page_ends import read_page_ends
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
    from cchc_tracker.imports.formats.pdf.cells import PageCell
    from cchc_tracker.imports.formats.pdf.page_ends import PageEnds
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.source.document import Block
    from cchc_tracker.model.source.importer import SourceFile

_LETTERS: Final = 20
"""On a page, below which a page of pictures counts as scanned."""


def document_of(file: SourceFile, pages: Sequence[dict[str, Any]]) -> SourceDocument:
    """The document; raises BadDataError where it is scanned or its letters can't be told."""
    found = list(_blocks(pages))
    texts = [[*_texts(blocks)] for blocks in found]
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
    ends = read_page_ends(found)
    reading = _Reading(legacy, ends)
    blocks = [block for number, page in enumerate(found, 1) for block in reading.page(page, number)]
    return file.document(
        "pdf",
        blocks,
        problems=(
            *((converted_problem(legacy),) if legacy else ()),
            *_left_out(pages, texts),
            *_apart(found, ends),
            *reading.problems,
        ),
        kept_back=tuple(
            SourceText(text, Place(Part.HEADER, page=number))
            for number, page in enumerate(pages, 1)
            for text in page["margins"]
        ),
    )


def _blocks(pages: Sequence[dict[str, Any]]) -> Iterator[list[str | PageTable]]:
    """The texts and tables of each page, tables numbered through all of them."""
    tables = 0
    for number, page in enumerate(pages, 1):
        blocks: list[str | PageTable] = []
        for block in page["blocks"]:
            if isinstance(block, str):
                blocks.append(block)
            else:
                tables += 1
                blocks.append(PageTable(tuple(map(unpacked, block)), tables, number))
        yield blocks


class _Reading:
    """Makes pages blocks with their places; numbers paragraphs through all pages."""

    def __init__(self, legacy: Legacy | None, ends: PageEnds) -> None:
        self.problems: list[Problem] = []
        self._legacy = legacy
        self._ends = ends
        self._texts = 0

    def page(self, blocks: Sequence[str | PageTable], number: int) -> Iterator[Block]:
        """The page's blocks."""
        for block in blocks:
            if isinstance(block, str):
                self._texts += 1
                place = Place(Part.TEXT, page=number, paragraph=self._texts)
                yield SourceText(self._text(block), place)
            else:
                place = Place(Part.TABLE, str(block.number), page=number)
                cells = sorted(self._cells(block.cells, place), key=lambda cell: cell.place)
                if block not in self._ends.plain or any(cell.text for cell in cells):
                    yield SourceTable(tuple(cells), place)

    def _cells(self, cells: Sequence[PageCell], place: Place) -> Iterator[SourceCell]:
        taken: set[tuple[int, int]] = set()
        for cell in cells:
            down = cell in self._ends.ended and cell.rows > 1
            row, column = cell.row + down, cell.column
            at = replace(place, row=row, column=column)
            for rows, columns in ((cell.rows - down, cell.columns), (1, 1)):
                # rules that cross oddly make cells overlap
                covered = set(product(range(row, row + rows), range(column, column + columns)))
                if not taken & covered:
                    taken |= covered
                    yield SourceCell(self._cell_text(cell, at), at, rows, columns)
                    break

    def _cell_text(self, cell: PageCell, at: Place) -> str:
        """What the cell says, with its rest on the next page.

        Nothing where it is such a rest itself, unless it is merged over rows that begin there.
        """
        first = self._ends.rests.get(cell)
        if first is not None:
            is_over = cell in self._ends.ended and cell.rows == 1
            return "" if is_over else self._text(self._ends.whole.get(first, first).text)
        for rest in self._ends.rests_of(cell):
            sentence = message("This cell goes on on the next page; its rest was joined (inferred)")
            told = Problem(Severity.INFO, "cell-rejoined", sentence, text=self._text(rest.text))
            self.problems.append(replace(told, at=at))
        if cell in self._ends.doubtful:
            sentence = message(
                "This begins a page and may be the rest of the cell above; it was kept apart"
            )
            self.problems.append(
                Problem(
                    Severity.WARNING, "cell-maybe-cut", sentence, text=self._text(cell.text), at=at
                )
            )
        return self._text(self._ends.whole.get(cell, cell).text)

    def _text(self, text: str) -> str:
        text = clean(text)
        return from_legacy(text, self._legacy) if self._legacy else text


def _texts(blocks: Sequence[str | PageTable]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            yield from (cell.text for cell in block.cells)


def _left_out(pages: Sequence[dict[str, Any]], texts: Sequence[list[str]]) -> Iterator[Problem]:
    for number, (page, found) in enumerate(zip(pages, texts, strict=True), 1):
        at = Place(Part.TEXT, page=number)
        if page["crowded"]:
            sentence = message("This page has far more on it than a plan's; it isn't read")
            yield _problem(Severity.ERROR, "page-crowded", sentence, at)
        elif page["pictures"] and sum(map(len, found)) < _LETTERS:
            sentence = message("This page has no text in it (it is scanned); it isn't read")
            yield _problem(Severity.ERROR, "page-scanned", sentence, at)


def _apart(pages: Sequence[Sequence[str | PageTable]], ends: PageEnds) -> Iterator[Problem]:
    """Tables that may go on from the page before though something stands between."""
    tables = [block for page in pages for block in page if isinstance(block, PageTable)]
    for before, after in pairwise(tables):
        if before.page != after.page and before.width == after.width and after not in ends.plain:
            sentence = message(
                "The table goes on here from the page before; "
                "compare its first rows with the document, since a row may have been cut in two"
            )
            at = Place(Part.TABLE, str(after.number), page=after.page)
            yield _problem(Severity.WARNING, "page-break", sentence, at)


def _problem(severity: Severity, code: str, sentence: Message, at: Place) -> Problem:
    return Problem(severity, code, sentence, at=at)
