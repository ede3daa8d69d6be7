"""A page's ruled tables and the text around them, as pdfplumber sees them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cchc_tracker.imports.formats.pdf.cells import PageCell
from cchc_tracker.imports.formats.pdf.lines import Word, joined, lines_of, split_at_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfplumber.page import Page

    from cchc_tracker.imports.formats.pdf.lines import Line

MAX_WORDS: Final = 20_000
MAX_LINES: Final = 20_000
"""Of a page: rules and edges of tables."""
_NUMBER: Final = re.compile(r"[-–\s]*\d{1,4}[-–\s]*(?:/\s*\d{1,4})?")
_BETWEEN_WORDS: Final = 0.2
"""Of a letter's size: what stays free between words at least; sheets are printed very small."""
_NEAR: Final = 1.5
"""Points within which two edges are one."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What is found on a page, from top to bottom."""

    blocks: tuple[str | tuple[PageCell, ...], ...] = ()
    margins: tuple[str, ...] = ()
    """Numbers of pages."""
    pictures: int = 0
    crowded: bool = False
    """Whether it has more on it than can be read."""

    def packed(self) -> dict[str, Any]:
        """The page as JSON has it."""
        return {
            "blocks": [
                block if isinstance(block, str) else [cell.packed() for cell in block]
                for block in self.blocks
            ],
            "margins": self.margins,
            "pictures": self.pictures,
            "crowded": self.crowded,
        }


def read_page(page: Page) -> ReadPage:
    """The page's tables and texts."""
    if len(page.chars) > MAX_WORDS * 5 or len(page.lines) + len(page.rects) > MAX_LINES:
        return ReadPage(crowded=True)
    words = list(_words(page))
    found: list[tuple[float, str | tuple[PageCell, ...]]] = []
    for table in page.find_tables():
        edges = _Box(*table.bbox)
        inside = [word for word in words if edges.holds(word)]
        if len(table.cells) > 1 and inside:
            words = [word for word in words if not edges.holds(word)]
            found.append((edges.top, tuple(_cells([_Box(*cell) for cell in table.cells], inside))))
    margins, lines = _without_numbers(lines_of(words), float(page.height))
    found.extend(_paragraphs(lines))
    blocks = tuple(block for _, block in sorted(found, key=lambda each: each[0]))
    return ReadPage(blocks, margins, len(page.images))


def _words(page: Page) -> Iterator[Word]:
    blanks = {
        (round(each["x0"]) + near, round(each["top"]))
        for each in page.chars
        if each["text"] == " "
        for near in (-1, 0, 1)
    }
    for each in page.extract_words(x_tolerance_ratio=_BETWEEN_WORDS):
        text = each["text"]
        if text.endswith(("-", "/")) and (round(each["x1"]), round(each["top"])) in blanks:
            text += " "
        yield Word(text, each["x0"], each["top"], each["x1"], each["bottom"])


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        across, down = word.middle
        return self.left <= across <= self.right and self.top <= down <= self.bottom


def _cells(boxes: Sequence[_Box], words: Sequence[Word]) -> Iterator[PageCell]:
    tops = _edges(box.top for box in boxes)
    lefts = _edges(box.left for box in boxes)
    for box in sorted(boxes, key=lambda box: (_index(tops, box.top), box.left)):
        row, column = _index(tops, box.top), _index(lefts, box.left)
        rows = max(_index(tops, box.bottom) - row, 1)
        columns = max(_index(lefts, box.right) - column, 1)
        lines = tuple(lines_of(word for word in words if box.holds(word)))
        edges = (box.left, box.top, box.right, box.bottom)
        yield PageCell(lines, *edges, row + 1, column + 1, rows, columns)


def _edges(found: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _index(edges: list[float], at: float) -> int:
    return bisect_left(edges, at - _NEAR)


def _without_numbers(lines: list[Line], height: float) -> tuple[tuple[str, ...], list[Line]]:
    """The numbers at the page's upper and lower edge, and the other lines."""
    numbers = {
        index
        for index in (0, len(lines) - 1)
        if lines
        and _NUMBER.fullmatch(lines[index].text)
        and not height * 0.1 < lines[index].top < height * 0.9
    }
    margins = tuple(lines[index].text for index in sorted(numbers))
    return margins, [line for index, line in enumerate(lines) if index not in numbers]


def _paragraphs(lines: list[Line]) -> Iterator[tuple[float, str]]:
    """Texts outside of tables: lines of the same left piece joined, pieces side by side apart."""
    if not lines:
        return
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    waiting: list[Line] = []
    for line in lines:
        pieces = list(split_at_gaps(line))
        apart = bool(waiting) and line.top - waiting[-1].top > 2.2 * line.height
        if waiting and (apart or len(pieces) > 1):
            yield from _split(waiting, left, right)
            waiting = []
        if len(pieces) > 1:
            yield from ((piece.top, piece.text) for piece in pieces)
        else:
            waiting.append(line)
    if waiting:
        yield from _split(waiting, left, right)


def _split(lines: list[Line], left: float, right: float) -> Iterator[tuple[float, str]]:
    for offset, text in enumerate(joined(lines, left, right).split("\n")):
        yield lines[0].top + offset / 1000, text
