"""Numbers in front of headings: their style, which says the level, and what they number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cchc_tracker.plugins.matrix import split_number


class Style(StrEnum):
    """How a heading is numbered; headings of one style are of one level."""

    PART = "part"
    LETTER = "letter"
    ROMAN = "roman"
    DIGITS = "digits"
    DOTTED = "dotted"
    LONG_DOTTED = "long-dotted"
    SMALL_LETTER = "small-letter"
    CAPITALS = "capitals"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number, without the sign behind it, and the text after it."""

    number: str
    text: str
    style: Style


_ROMAN: Final = "(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_PART: Final = (
    r"(?:Phần|PHẦN|Mục|MỤC|Chương|CHƯƠNG)\s+(?:[IVX]+|\d{1,2}|[A-ZĐ]|thứ\s+\w+|THỨ\s+\w+)"
)
_STYLES: Final = (
    (Style.PART, re.compile(_PART)),
    (Style.ROMAN, re.compile(_ROMAN)),
    (Style.LETTER, re.compile("[A-ZĐ]")),
    (Style.LONG_DOTTED, re.compile(r"(?:\d{1,2}|[IVX]+)(?:\.\d{1,2}){2,3}")),
    (Style.DOTTED, re.compile(r"(?:\d{1,2}|[IVX]+)\.\d{1,2}")),
    (Style.DIGITS, re.compile(r"\d{1,3}")),
    (Style.SMALL_LETTER, re.compile("[a-zđ]")),
)
_IN_FRONT: Final = re.compile(
    rf"({_PART}|{_ROMAN}|[A-ZĐ]|(?:\d{{1,2}}|[IVX]+)(?:\.\d{{1,2}}){{1,3}}|\d{{1,3}}|[a-zđ])"
    r"(?:\s*[.):/]\s*|\s+[-–—]\s+|\s*[-–—]\s+)(?=\S)"
)
_BULLET: Final = re.compile(r"[-–—+*•●○▪\s.…]+")


def style_of(number: str) -> Style | None:
    """The style of a number that stands alone in its cell; None for what is no number."""
    bare = bare_number(number)
    return next((style for style, pattern in _STYLES if pattern.fullmatch(bare)), None)


def bare_number(number: str) -> str:
    """The number without the signs around it: `I.` is `I`, `(1)` is `1`."""
    return " ".join(number.split()).strip(" .):/(-–—")


def is_bullet(text: str) -> bool:
    """Whether a number's cell holds a dash or dots, which number nothing."""
    return bool(_BULLET.fullmatch(text))


def split_heading(text: str) -> Numbered | None:
    """A heading that carries its number in front: `I. CẢI CÁCH THỂ CHẾ`."""
    line = " ".join(text.split())
    found = _IN_FRONT.match(line)
    if found is None:
        return None
    style = style_of(found[1])
    return Numbered(found[1], line[found.end() :], style) if style else None


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals, as headings without a number are."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def with_number(number: str, text: str) -> str | None:
    """A text with a number in front that the matrix reader splits off again; None if it can't."""
    bare = number.rstrip(".)")
    joined = f"{bare}. {text}"
    return joined if split_number(joined) == (bare, text) else None


def is_below(number: str, heading: str) -> bool:
    """Whether a number is counted below a heading's: `1.2` below `1`."""
    return bare_number(number).startswith(bare_number(heading) + ".")


def roman(place: int) -> str:
    """A small number in Roman digits."""
    digits = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, digit in digits:
        count, place = divmod(place, worth)
        written += digit * count
    return written
