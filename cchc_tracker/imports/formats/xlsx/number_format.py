"""Excel's number formats: their sections, and which of their signs stand for what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GENERAL: Final = "General"

BUILT_IN: Final[Mapping[int, str]] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""ECMA-376, 18.8.30; the days of 14 and 22 are shown by the reader's country: here, Vietnam."""

_TOKEN: Final = re.compile(
    r"""(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]
    |(?P<general>general)|(?P<half>am/pm|a/p)|(?P<part>y+|m+|d+|h+|s+(?:\.0+)?)
    |(?P<exponent>e[+-])|(?P<digit>[0\#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)
    |(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?\d{1,15}(?:\.\d{1,15})?)")
_COMPARED: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "=": eq,
    "<>": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
_LONGEST: Final = 255
"""Characters of a format; Excel allows no more."""


@dataclass(frozen=True, slots=True)
class Token:
    """A sign of a format."""

    kind: str
    """`literal`, `part` (of a day or time), `elapsed`, `half`, `digit`, `point`, `comma`,
    `percent`, `exponent`, `text` or `general`."""
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The format of one range of numbers, or of texts."""

    tokens: tuple[Token, ...]
    sign: str = ""
    """Of a condition on the number."""
    bound: Decimal = Decimal(0)
    vietnamese: bool = False
    """Whether it asks for Vietnamese signs: a decimal comma, dots between thousands."""

    def has(self, *kinds: str) -> bool:
        """Whether any token is of one of the kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows a number as a day or a time."""
        return self.has("part", "elapsed")

    def holds(self, number: Decimal) -> bool:
        """Whether its condition is met by a number."""
        return bool(self.sign) and _COMPARED[self.sign](number, self.bound)


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[Section, ...]:
    """A format's sections, up to four; one that is too long to be one is General's."""
    if len(code) > _LONGEST:
        code = GENERAL
    found: list[list[Token | str]] = [[]]
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "other", match[match.lastgroup or 0]
        if kind == "other" and text == ";":
            found.append([])
        else:
            found[-1].extend(_tokens(kind, text))
    return tuple(map(_section, found[:4]))


def section_for(code: str, number: Decimal) -> tuple[Section, bool]:
    """The section that shows a number, and whether a minus is to stand before it."""
    found = sections(code)
    if any(section.sign for section in found):
        plain = [section for section in found if not section.sign]
        held = (section for section in found if section.holds(number))
        return next(held, plain[0] if plain else Section((Token("general", ""),))), number < 0
    numeric = found[:3]
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    if number == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], number < 0


def _tokens(kind: str, text: str) -> list[Token | str]:
    """The tokens of a match; what a bracket says of the whole section stays a string."""
    if kind == "quoted":
        return [Token("literal", text.strip('"'))]
    if kind == "blank":
        return [Token("literal", " ")]
    if kind == "filled":
        return []
    if kind == "bracket":
        return _bracket(text)
    if kind in {"escaped", "other"}:
        return [Token("literal", text)]
    return [Token(kind, text.lower())]


def _bracket(text: str) -> list[Token | str]:
    if re.fullmatch(r"h+|m+|s+", text, re.IGNORECASE):
        return [Token("elapsed", text.lower())]
    if text.startswith("$"):
        currency, _, locale = text[1:].partition("-")
        return [Token("literal", currency), f"locale {locale}"]
    return [text]


def _section(found: list[Token | str]) -> Section:
    tokens = tuple(each for each in found if isinstance(each, Token))
    words = [each for each in found if isinstance(each, str)]
    condition = next(filter(None, map(_CONDITION.fullmatch, words)), None)
    vietnamese = any(
        word.startswith("locale ") and word.lower().endswith(("42a", "vi-vn")) for word in words
    )
    if condition is None:
        return Section(tokens, vietnamese=vietnamese)
    return Section(tokens, condition[1], Decimal(condition[2]), vietnamese)
