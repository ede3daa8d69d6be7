"""Vietnamese in the fonts before Unicode, TCVN3 (ABC) and VNI: told by its words, made Unicode."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.syllables import SAMPLE, syllable_share
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping


class Legacy(StrEnum):
    """A way to write Vietnamese with western letters, seen right in its own fonts only."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


_OWN_LETTER: Final = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"

TCVN3_LETTERS: Final[Mapping[int, str]] = dict(
    zip(
        (
            *range(0xA1, 0xAF),
            *range(0xB5, 0xBA),
            *range(0xBB, 0xBF),
            *range(0xC6, 0xCD),
            *range(0xCE, 0xD9),
            *(0xDC, 0xDD, 0xDE, 0xDF),
            *range(0xE1, 0xF0),
            *range(0xF1, 0xFF),
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
"""TCVN 5712:1993, table VN3; capitals with a tone have no code, the fonts ending in H draw them."""

_VNI_TONES: Final = {"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_ROOFED: Final = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_VNI_BREVE: Final = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_VNI_SINGLE: Final = {
    "ì": "ì",
    "í": "í",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "ô": "ơ",
    "ö": "ư",
    "î": "ỵ",
    "ñ": "đ",
}


@cache
def vni_letters() -> Mapping[str, str]:
    """Every one or two letters of VNI and the letter they draw, in both cases."""
    letters = dict(_VNI_SINGLE)
    for base, plain in zip("aeouyôö", "aeouyơư", strict=True):
        letters |= {base + mark: _composed(plain + tone) for mark, tone in _VNI_TONES.items()}
    for base, roofed in zip("aeo", "âêô", strict=True):
        letters |= {base + mark: _composed(roofed + tone) for mark, tone in _VNI_ROOFED.items()}
    letters |= {"a" + mark: _composed("ă" + tone) for mark, tone in _VNI_BREVE.items()}
    capitals = {drawn.upper(): letter.upper() for drawn, letter in letters.items()}
    mixed = {
        drawn[0].upper() + drawn[1]: letter.upper()
        for drawn, letter in letters.items()
        if len(drawn) == 2
    }
    return mixed | capitals | letters


def from_legacy(text: str, legacy: Legacy) -> str:
    """The text in Unicode; what the encoding hasn't stays as it is."""
    if text.isascii():
        return text
    if legacy is Legacy.TCVN3:
        return text.translate(TCVN3_LETTERS)
    letters = vni_letters()
    return _vni_pattern().sub(lambda found: letters[found[0]], text)


def legacy_of_font(font: str) -> Legacy | None:
    """What text in a font of this name is written in; None for fonts of Unicode."""
    key = font.casefold()
    if key.startswith(".vn"):
        return Legacy.TCVN3
    return Legacy.VNI if key.startswith(("vni-", "vni ")) else None


def draws_capitals(font: str) -> bool:
    """Whether a font draws small letters as capitals, as those of TCVN3 named …H do."""
    return font.casefold().startswith(".vn") and font.endswith("H")


def recognise(text: str) -> Legacy | None:
    """What a text is written in, by its words; None for Unicode.

    Raises BadDataError where it is neither, so that nobody could read what would be stored.
    """
    words, unicode_share = syllable_share(text)
    if not words or unicode_share >= 0.7 or _has_own_letters(text[:SAMPLE]):
        return None
    sample = text[:SAMPLE]
    shares = {one: syllable_share(from_legacy(sample, one))[1] for one in Legacy}
    best = max(shares, key=lambda one: shares[one])
    others = max(share for one, share in shares.items() if one is not best)
    if shares[best] >= 0.9 and shares[best] - max(others, unicode_share) >= 0.2:
        return best
    if words >= 10 and unicode_share < 0.5:
        raise unreadable()
    return None


def _has_own_letters(text: str) -> bool:
    """Whether most words beyond ASCII have a letter that only Unicode's Vietnamese has.

    So have abbreviations such as `QĐ` and `HĐND`, which are no syllables; the fonts' western
    letters never do.
    """
    words = [word for word in text.split() if not word.isascii()]
    return sum(_OWN_LETTER.search(word) is not None for word in words) * 2 > len(words)


def unreadable() -> BadDataError:
    """The refusal of text that would be stored as gibberish."""
    return BadDataError(
        message("The text's encoding can't be told for sure; save the file as Unicode (UTF-8)")
    )


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vni_letters(), key=len, reverse=True)))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def converted_problem(encoding: str) -> Problem:
    """The remark that text in a `Legacy` encoding, or another one named so, was made Unicode."""
    return Problem(
        Severity.INFO,
        "converted-text",
        message(
            "Text in {encoding} was made Unicode; compare it with the document",
            encoding=str(encoding),
        ),
    )
