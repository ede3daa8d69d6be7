"""One spelling for deadline phrases: the text as shown, and the same folded letter for letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.text import clean, fold

if TYPE_CHECKING:
    from re import Match, Pattern

_BLANKS = re.compile(r"[ \t]+")
_BREAKS = re.compile(r"[ \t]*\n\s*")
_NOTHING = re.compile(r"[\s.,;:…/\\|_*+•·–—−‐‑-]*")
_NUMERALS = str.maketrans({"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV"})
_DASHES = "–—−‐‑→⇒~÷"
_NO_BRACKETS = str.maketrans("()", ", ")
_OUTSIDE_LEFT = " \n.,;:…/\\|_*+•·-"
_OUTSIDE_RIGHT = " \n.,;:…/\\|_*+•·"


class _LetterTable(dict[int, str]):
    """What each letter becomes when folded; what would change its length stays."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        bare = "-" if char in _DASHES else fold(char)
        self[code] = bare if len(bare) == 1 else char
        return self[code]


_LETTERS = _LetterTable()


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a phrase; both texts have the same length, so places in one hold in the other."""

    shown: str
    """With its marks and capitals, for labels, conditions and anchors."""
    folded: str
    """Without marks, in lower case, with one kind of dash: what patterns are matched against."""

    def __bool__(self) -> bool:
        return bool(self.folded)

    @property
    def one_line(self) -> str:
        """As shown, without line breaks."""
        return self.shown.replace("\n", " ")

    @property
    def without_brackets(self) -> Words:
        """The same with a comma for each opening bracket, as a reader would say it."""
        shown, folded = (text.translate(_NO_BRACKETS) for text in (self.shown, self.folded))
        return Words(shown, folded).part(0)

    def part(self, start: int, end: int | None = None) -> Words:
        """The piece between two places, without noise at its ends."""
        shown = self.shown[start:end]
        left = len(shown) - len(shown.lstrip(_OUTSIDE_LEFT))
        right = len(shown.rstrip(_OUTSIDE_RIGHT))
        folded = self.folded[start:end]
        return Words(shown[left:right], folded[left:right])

    def group(self, found: Match[str], name: str | int) -> Words:
        """The piece that a named group matched in the folded text; empty where it took no part."""
        start, end = found.span(name)
        return self.part(start, end) if start >= 0 else NO_WORDS

    def split(self, separator: Pattern[str]) -> tuple[Words, ...]:
        """The pieces between the matches of a separator, empty ones left out."""
        pieces = []
        start = 0
        for found in separator.finditer(self.folded):
            pieces.append(self.part(start, found.start()))
            start = found.end()
        pieces.append(self.part(start))
        return tuple(piece for piece in pieces if piece)


NO_WORDS = Words("", "")


def words_of(phrase: str | None) -> Words:
    """The words of a phrase; empty where it is blank: nothing, dots, dashes or slashes."""
    if phrase is None:
        return NO_WORDS
    text = clean(phrase).translate(_NUMERALS)
    if _NOTHING.fullmatch(text):
        return NO_WORDS
    shown = _BREAKS.sub("\n", _BLANKS.sub(" ", text)).strip()
    return Words(shown, shown.translate(_LETTERS)).part(0)
