"""The Vietnamese dictionary order as plain strings, for sorting here and in the database."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Callable

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_KEYS = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_FOREIGN_MARK = "6"
_LETTER_MARKS = frozenset("\u0302\u0306\u031b")

_NUMBER = re.compile("[0-9]+")
_BETWEEN_LEVELS = " "  # lower than `_BETWEEN_WORDS`, so that `An` comes before `An Giang`
_BETWEEN_WORDS = "!"  # lower than digits and letters, so that words compare one by one


class _LevelTable(dict[int, str]):
    """One level's key of each character, learnt as characters turn up."""

    def __init__(self, level: Callable[[str], str]) -> None:
        super().__init__()
        self._level = level

    def __missing__(self, code: int) -> str:
        self[code] = key = self._level(chr(code))
        return key


def _split(char: str) -> tuple[str, str]:
    """The letter without its tone, and the other marks."""
    marks = unicodedata.normalize("NFD", char)
    letter = "".join(
        mark for mark in marks if mark in _LETTER_MARKS or unicodedata.category(mark) != "Mn"
    )
    others = "".join(
        mark for mark in marks if mark not in _LETTER_MARKS and unicodedata.category(mark) == "Mn"
    )
    return unicodedata.normalize("NFC", letter), others


def _letter(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if not char.isalnum():
        return "" if unicodedata.category(char) == "Mn" else " "
    letters = unicodedata.normalize("NFC", _split(char)[0].casefold())
    return "".join(_letter_key(letter) for letter in letters)


def _letter_key(letter: str) -> str:
    if letter in _LETTER_KEYS:
        return _LETTER_KEYS[letter]
    if letter.isascii():
        return ""
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTER_KEYS.get(base, letter)


def _tone(char: str) -> str:
    if not char.isalpha():
        return ""
    return "".join(_TONES.get(mark, _FOREIGN_MARK) for mark in _split(char)[1]) or "0"


def _case(char: str) -> str:
    if not char.isalpha():
        return ""
    return "0" if char == char.lower() else "1"


def _number(found: re.Match[str]) -> str:
    """The number after its count of digits, so that 2 comes before 10."""
    digits = found[0].lstrip("0") or "0"
    nines, rest = divmod(len(digits), 9)
    return "9" * nines + str(rest) + digits


_LETTERS_OF = _LevelTable(_letter)
_TONES_OF = _LevelTable(_tone)
_CASES_OF = _LevelTable(_case)


def collation_key(text: str) -> str:
    """A string whose plain comparison, also that of its UTF-8, is the dictionary order.

    Letters decide first over the whole text, word by word, digits before letters and numbers by
    value; then tones (ngang, huyền, hỏi, ngã, sắc, nặng); then small before capital letters.
    Punctuation only parts words.
    """
    text = collapse(text)
    letters = _NUMBER.sub(_number, text.translate(_LETTERS_OF))
    levels = (
        _BETWEEN_WORDS.join(letters.split()),
        text.translate(_TONES_OF).rstrip("0"),
        text.translate(_CASES_OF).rstrip("0"),
    )
    return _BETWEEN_LEVELS.join(levels).rstrip(_BETWEEN_LEVELS)
