"""Words of a page or a cell put together: lines that only wrap joined, printed breaks kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARGIN: Final = 6.0
"""Points that a cell keeps free on each side, at most; Word's own is 5.4."""
GAP: Final = 2.5
"""Heights of a letter between words of two texts that stand side by side."""

_ITEM: Final = re.compile(r"(?:[-+–•*]|\(?\d{1,2}[.)]|[a-zđ][.)])(?:\s|$)")
_UNBROKEN: Final = re.compile(r"\w[-/]$")
"""What a line ends with in the middle of a word, such as `673/QĐ-`."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands, in points from the upper left corner of its page."""

    text: str
    """With a blank behind it where the page has one though the word ends like a broken one."""
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle, by which it belongs to a cell."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Its words with a blank between."""
        return " ".join(word.text.rstrip() for word in self.words)

    @property
    def is_unbroken(self) -> bool:
        """Whether it ends in the middle of a word."""
        return bool(_UNBROKEN.search(self.words[-1].text))

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def top(self) -> float:
        """The upper edge of its first word."""
        return self.words[0].top

    @property
    def bottom(self) -> float:
        """The lower edge of its lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        """The height of its letters."""
        return max(word.bottom - word.top for word in self.words)

    def moved(self, right: float) -> Line:
        """The line moved to the right."""
        return Line(
            tuple(
                replace(word, left=word.left + right, right=word.right + right)
                for word in self.words
            )
        )


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words line by line, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle[1], word.left)):
        height = word.bottom - word.top
        if rows and abs(rows[-1][-1].middle[1] - word.middle[1]) < height / 2:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda word: word.left))) for row in rows]


def split_at_gaps(line: Line) -> Iterator[Line]:
    """The line in pieces where its words stand far apart, as two headings side by side do."""
    piece: list[Word] = []
    for word in line.words:
        if piece and word.left - piece[-1].right > GAP * line.height:
            yield Line(tuple(piece))
            piece = []
        piece.append(word)
    yield Line(tuple(piece))


def joined(lines: Sequence[Line], left: float, right: float) -> str:
    """The text of lines between two edges.

    A line feed stays where the next line's first word had found room on the line before it, and
    before a list's mark; everything else is wrapping.
    """
    if not lines:
        return ""
    width = _inner_width(lines, left, right)
    text = lines[0].text
    for before, after in pairwise(lines):
        if not _is_wrapped(before, after, width) or (
            is_item(after.text) and not _is_within(after.text, text)
        ):
            text += "\n"
        elif not before.is_unbroken:
            text += " "
        text += after.text
    return text


def wraps(lines: Sequence[Line], after: Line, left: float, right: float) -> bool:
    """Whether a line may go on in the sentence of those above: its first word had no room there."""
    return _is_wrapped(lines[-1], after, _inner_width([*lines, after], left, right))


def is_item(text: str) -> bool:
    """Whether a text begins with a list's mark."""
    return bool(_ITEM.match(text))


def _is_within(after: str, text: str) -> bool:
    """Whether what looks like a list's mark is a word of the sentence above: `mức độ 3 và 4.`."""
    mark = after.split(maxsplit=1)[0].strip("(.)")
    if mark.isdecimal():
        return mark != "1" and not re.search(rf"(?m)^\(?{int(mark) - 1}[.)]", text)
    if mark not in "-–":
        return False
    return after[1:].strip()[:1].islower() and not re.search(r"(?m)^[-–]", text)


def _inner_width(lines: Sequence[Line], left: float, right: float) -> float:
    inner = min(min(line.left for line in lines) - left, right - max(line.right for line in lines))
    return right - left - 2 * min(max(inner, 0.0), MARGIN)


def _is_wrapped(before: Line, after: Line, width: float) -> bool:
    first = after.words[0]
    needed = before.right - before.left + before.height / 4 + first.right - first.left
    return needed >= width - 1
