"""Vietnamese text: one clean Unicode form, search keys with and without marks, word matching."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_STRIPPED = frozenset({"Cc", "Cf", "Cs"})
_ESCAPE_SEQUENCE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC: titles, links
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[ -/]+[0-~]"  # character sets
    r"|\x1b[0-Z\\^-~]"  # two-character commands
)

_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_GLIDES = (
    *("oa", "oe", "uy", "uơ"),
    *("qu" + vowel for vowel in "aăâeêiyoơ"),
    *("gi" + vowel for vowel in "aăâeêoôơuư"),
)


@cache
def _tone_moves() -> dict[str, str]:
    """Every vowel pair with its tone on the glide (`óa`), and the same with it moved (`oá`)."""
    return {
        nfc(glide[:-1] + tone + glide[-1]): nfc(glide + tone)
        for glide in _GLIDES
        for tone in _TONES
    }


@cache
def _misplaced_tone() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_tone_moves(), key=len, reverse=True)))


class _CleanTable(dict[int, str | None]):
    """What each character becomes in clean text, learnt as characters turn up."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        category = unicodedata.category(char)
        clean_char: str | None = char
        if char in _LINE_BREAKS:
            clean_char = "\n"
        elif category == "Zs":
            clean_char = " "
        elif category in _STRIPPED and char not in "\n\t":
            clean_char = None
        self[code] = clean_char
        return clean_char


class _FoldTable(dict[int, str]):
    """What each character becomes in a search key, learnt as characters turn up."""

    def __missing__(self, code: int) -> str:
        bare = _without_marks(_without_marks(chr(code)).casefold()).replace("đ", "d")
        self[code] = bare
        return bare


class _WordTable(dict[int, str]):
    """Blanks for what stands between words: all but letters, digits and Vietnamese marks."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = kept = char if char.isalnum() or 0x300 <= code <= 0x36F else " "
        return kept


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


def nfc(text: str) -> str:
    """The text in Unicode form NFC."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_CLEAN = _CleanTable()
_FOLD = _FoldTable()
_WORDS = _WordTable()


def clean(text: str) -> str:
    """NFC text without control, invisible and escape characters; line breaks and marks stay.

    Odd spaces become plain ones, every kind of line break becomes a line feed, tabs stay.
    """
    if text.isprintable():  # a printable text has no such character, and is the usual case
        return nfc(text)
    if "\x1b" in text or "\x9b" in text:
        text = _ESCAPE_SEQUENCE.sub("", nfc(text))  # first, so that a command takes no bare letter
    return nfc(text.replace("\r\n", "\n").translate(_CLEAN))


def collapse(text: str) -> str:
    """Clean text on one line, with single spaces and none at the ends."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """The search key without marks: `Đà  Nẵng` becomes `da nang`."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    return " ".join(clean(text).translate(_FOLD).split())


def marked(text: str) -> str:
    """The search key with marks: case folded, and tones placed one way (`hóa` = `hoá`)."""
    key = collapse(text).casefold()
    if key.isascii():
        return key
    moves = _tone_moves()
    return nfc(_misplaced_tone().sub(lambda found: moves[found[0]], nfc(key)))


def has_marks(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark; `đ` counts as marked."""
    if text.isascii():
        return False
    decomposed = unicodedata.normalize("NFD", text)
    return any(char in "đĐ" or unicodedata.category(char) == "Mn" for char in decomposed)


def words(text: str) -> tuple[str, ...]:
    """The runs of letters and digits, which is where the full-text index cuts too."""
    return tuple(clean(text).translate(_WORDS).split())


def word_keys(text: str) -> tuple[tuple[str, str], ...]:
    """Each word's search keys: without marks and with them."""
    return tuple(map(_keys_of_word, words(text)))


@lru_cache(maxsize=16384)
def _keys_of_word(word: str) -> tuple[str, str]:
    return fold(word), marked(word)


def matches(query: str, text: str) -> bool:
    """Whether every word of the query begins some word of the text, in any order.

    A query word without marks is compared with the folded text (`can` finds `Cần`), one with
    marks with the marked text (`cần` doesn't find `cán`). Case, Unicode form and tone placement
    never matter. A query without a word matches everything.
    """
    asked = word_keys(query)
    bare = [without for without, with_marks in asked if not has_marks(with_marks)]
    exact = [with_marks for _, with_marks in asked if has_marks(with_marks)]
    keys = word_keys(text)
    return _all_begin(bare, [without for without, _ in keys]) and _all_begin(
        exact, [with_marks for _, with_marks in keys]
    )


def _all_begin(prefixes: list[str], keys: list[str]) -> bool:
    return all(any(key.startswith(prefix) for key in keys) for prefix in prefixes)
