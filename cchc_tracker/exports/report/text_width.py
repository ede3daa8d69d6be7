"""About how wide text is in Times New Roman: for drawn lines and the widths of columns."""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

_CAPITAL: Final = 0.72
_SMALL: Final = 0.5
_ROUND: Final = 0.45
_HORNED: Final = 0.6
"""ơ and ư, which stand-ins for Times New Roman often take from a wider font."""
_BRACKET: Final = 0.34
_NARROW: Final = 0.29
_DIGIT: Final = 0.5
_HORN: Final = "\u031b"
_WIDE: Final = 0.82
_MM_PER_POINT: Final = 0.3528
_LETTERS: Final = (
    (" .,;:-/ijlt", _NARROW),
    ("()’“”", _BRACKET),
    ("mwMW%", _WIDE),
    ("aceszrf", _ROUND),
)


def text_width(text: str, size: float) -> float:
    """Width of a line in millimetres; the size is in points."""
    return sum(map(_SHARES.__getitem__, text)) * size * _MM_PER_POINT


class _Shares(dict[str, float]):
    """What letters take in width, each looked at once."""

    def __missing__(self, char: str) -> float:
        self[char] = share = _share(char)
        return share


_SHARES: Final = _Shares()


def _share(char: str) -> float:
    """Part of the size that a letter takes in width; marks don't count but for the horn."""
    decomposed = normalize("NFD", char)
    bare = decomposed[0]
    if _HORN in decomposed and bare.islower():
        return _HORNED
    found = next((share for letters, share in _LETTERS if bare in letters), None)
    if found is not None:
        return found
    if bare.isdigit():
        return _DIGIT
    return _CAPITAL if bare.isupper() else _SMALL
