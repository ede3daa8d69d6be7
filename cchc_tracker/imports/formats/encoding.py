"""The bytes of a text file as Unicode: what they are written in is told, never guessed silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.legacy import (
    Legacy,
    converted_problem,
    from_legacy,
    recognise,
    unreadable,
)
from cchc_tracker.imports.formats.syllables import SAMPLE, syllable_share
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.text import nfc

if TYPE_CHECKING:
    from cchc_tracker.model.problem import Problem

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONVERTED: Final = 8_000_000
"""Letters of a text that has to be made Unicode."""
_WINDOWS: Final = "Windows-1258"
_SURE: Final = 0.9
"""The share of words that must be Vietnamese where the bytes themselves prove nothing."""
_CLEAR: Final = 0.2
"""How far the next best reading must stay behind."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text in Unicode form NFC."""

    text: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file; raises BadDataError where what it's written in can't be told."""
    text = _unicode(data)
    if text is None:
        return _decode_western(data)
    legacy = recognise(text)
    if legacy is None:
        return Decoded(nfc(text))
    _check_size(len(text))
    return Decoded(nfc(from_legacy(text, legacy)), (converted_problem(legacy),))


def is_text(head: bytes) -> bool:
    """Whether a file's first bytes are text in any of the encodings."""
    if any(head.startswith(mark) for mark, _ in _MARKED):
        return True
    if _utf_16(head) is not None:
        return True
    return bool(head) and _BINARY.search(head) is None


def _unicode(data: bytes) -> str | None:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strictly(data, encoding)
    unmarked = _utf_16(data[:4096])
    if unmarked is not None:
        return _strictly(data, unmarked)
    if _BINARY.search(data):
        raise unreadable()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable() from error


def _utf_16(head: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, told by where the zeros of spaces stand."""
    little = sum(head[at : at + 2] in (b" \0", b"\n\0") for at in range(0, len(head) - 1, 2))
    big = sum(head[at : at + 2] in (b"\0 ", b"\0\n") for at in range(0, len(head) - 1, 2))
    if max(little, big) * 40 < len(head) or not head:
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _decode_western(data: bytes) -> Decoded:
    """The text of a file with a byte a letter: by its words, if they are clearly Vietnamese."""
    readings = [(syllable_share(_as(data[:SAMPLE], one))[1], one) for one in (None, *Legacy)]
    readings.sort(key=lambda reading: reading[0], reverse=True)
    share, best = readings[0]
    if share < _SURE or share - readings[1][0] < _CLEAR:
        raise unreadable()
    _check_size(len(data))
    text = _as(data, best)
    if "\ufffd" in text:
        raise unreadable()
    return Decoded(text, (converted_problem(best or _WINDOWS),))


def _check_size(letters: int) -> None:
    if letters > MAX_CONVERTED:
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))


def _as(data: bytes, legacy: Legacy | None) -> str:
    """The bytes as one encoding has them; None for Windows-1258."""
    if legacy is None:
        return nfc(data.decode("cp1258", "replace"))
    return nfc(from_legacy(data.decode("latin-1"), legacy))
