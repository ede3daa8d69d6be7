"""About how wide text is in Times New Roman: for drawn lines and the widths of columns."""

from __future__ import annotations

from typing import Final

_CAPITAL: Final = 0.72
_SMALL: Final = 0.47
_NARROW: Final = 0.29
_DIGIT: Final = 0.5
_WIDE: Final = 0.82
_MM_PER_POINT: Final = 0.3528


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
    """Part of the size that a letter takes in width."""
    if char in " .,;:-()/’“”ijlt":
        return _NARROW
    if char in "mwMW%":
        return _WIDE
    if char.isdigit():
        return _DIGIT
    return _CAPITAL if char.isupper() else _SMALL
