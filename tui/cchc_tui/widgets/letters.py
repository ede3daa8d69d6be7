"""Whole letters in a line of text: a base with the marks that follow it, composed where possible.

Vietnamese letters are one character each in NFC; those of other languages of the country are not
all (`ê̆` of Ê Đê), and marks may arrive one key at a time.
"""

from __future__ import annotations

import unicodedata

from cchc_tracker.model.text import nfc


def letter_start(text: str, index: int) -> int:
    """Where the letter that `index` parts begins, or `index` itself between two letters."""
    while 0 < index < len(text) and _is_mark(text[index]):
        index -= 1
    return index


def letter_end(text: str, index: int) -> int:
    """Where the letter that `index` parts ends, or `index` itself between two letters."""
    while 0 < index < len(text) and _is_mark(text[index]):
        index += 1
    return index


def compose(line: str, index: int, text: str) -> tuple[int, str]:
    """Where an insertion at `index` of an NFC line has to begin, and what to put there.

    A mark typed after its letter takes that letter with it: `e`, then a circumflex, is `ê`.
    """
    start = letter_start(line, max(index - 1, 0))
    before = line[start:index]
    joined = nfc(before + text)
    if joined.startswith(before):
        return index, joined[len(before) :]
    return start, joined


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"
