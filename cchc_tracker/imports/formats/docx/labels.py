"""How Word writes the number of a list: figures, letters, Roman numerals, bullets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_VIETNAMESE: Final = (
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
)
_SYMBOLS: Final[Mapping[int, str]] = {
    **dict.fromkeys((0xB7, 0x9F, 0x6C, 0xA7), "•"),
    0x2D: "-",
    0xBE: "-",
    0xD8: "➢",
    0xFC: "✓",
    0xE0: "→",
    0xF0: "→",
    0x6F: "o",
    0x6E: "■",
    0x71: "❑",
    0xA8: "◻",
    0xFE: "☑",
    0x76: "❖",
    0x2A: "*",
    0x2B: "+",
    0xB3: "≥",
    0xA3: "≤",
    0xB1: "±",
    0xB4: "×",
    0xB0: "°",
}
_WINGDINGS_2: Final[Mapping[int, str]] = {
    **dict.fromkeys((0x50, 0x52), "✓"),
    **dict.fromkeys((0x4F, 0x51, 0x53, 0x54), "✗"),
    **dict.fromkeys((0x2A, 0xA3), "◻"),
    **dict.fromkeys((0x95, 0x96, 0x97, 0x98), "•"),
}
_PRIVATE: Final = re.compile(r"[\uf000-\uf0ff]")


def ordinal(value: int, style: str) -> str:
    """A list's number in one of the styles of Word; figures where the style is a rare one."""
    write = _STYLES.get(style)
    return str(value) if write is None else write(value)


def roman(value: int) -> str:
    """A Roman numeral in capitals; figures beyond 3,999 and for nought."""
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def symbol(code: int, font: str = "") -> str:
    """A character of the fonts Symbol and Wingdings, as near as Unicode has it."""
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    if font.casefold() == "wingdings 2" and low in _WINGDINGS_2:
        return _WINGDINGS_2[low]
    if low in _SYMBOLS:
        return _SYMBOLS[low]
    return chr(code) if 0 < code < 0x11_0000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def draws_symbols(font: str) -> bool:
    """Whether a font has signs where others have letters."""
    return font.casefold().startswith(("wingdings", "symbol"))


def as_symbols(text: str, font: str) -> str:
    """What text shows in a font of signs; letters that such a font hasn't are another font's."""
    if any(0x100 <= ord(char) < 0xF000 for char in text):
        return text
    least = 0xA3 if font.casefold() == "symbol" else 0x21
    return "".join(symbol(ord(char), font) if ord(char) >= least else char for char in text)


def without_private(text: str) -> str:
    """The text with the symbols that fonts keep in Unicode's private area made public."""
    return _PRIVATE.sub(lambda found: symbol(ord(found[0])), text)


def _letters(value: int) -> str:
    """a … z, aa, bb: Word doubles the letter."""
    if not 0 < value <= 780:
        return str(value)
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


_STYLES: Final[Mapping[str, Callable[[int], str]]] = {
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "decimalZero": lambda value: f"{value:02}",
    "vietnameseCounting": lambda value: _VIETNAMESE[value] if value <= 10 else str(value),
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda _: "",
}
