"""A stored number as its cell shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.formats.xlsx.number_format import Section, Token

_WRITTEN: Final = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?")
_EXCEL: Final = Context(prec=15, rounding=ROUND_HALF_UP)
"""Excel computes with 15 digits; those behind are the noise of binary fractions."""
_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)


def stored_number(text: str) -> Decimal | None:
    """The number that a cell stores; None where it is none that Excel could have written."""
    if not _WRITTEN.fullmatch(text := text.strip()):
        return None
    number = _EXCEL.create_decimal(text)
    return number if number.is_zero() or -308 <= number.adjusted() <= 308 else None


def general(number: Decimal) -> str:
    """The number without a format, with all the digits that it has."""
    number = number.normalize(_EXCEL)
    if number.is_zero():
        return "0"
    return f"{number:f}" if -10 <= number.adjusted() < 21 else f"{number:E}"


def formatted(number: Decimal, section: Section, *, minus: bool) -> str:
    """The number by a section of a format; `minus` if a sign is to stand before it."""
    tokens = section.tokens
    if section.has("general", "text") or not section.has("digit"):
        shown = general(abs(number))
        return _around(tokens, shown, minus=minus)
    if section.has("exponent") or any(token.text == "/" for token in tokens):
        return _around(tokens, general(abs(number)), minus=minus)
    with localcontext(_EXACT):
        return _laid_out(_Layout.of(tokens), abs(number), section, minus=minus)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a format has its digits."""

    tokens: Sequence[Token]
    point: int
    """Index of the decimal point; the number of tokens where there is none."""
    grouped: bool
    scale: int
    """Power of ten that the number is multiplied by."""

    @staticmethod
    def of(tokens: Sequence[Token]) -> _Layout:
        kinds = [token.kind for token in tokens]
        point = kinds.index("point") if "point" in kinds else len(kinds)
        digits = [index for index, kind in enumerate(kinds[:point]) if kind == "digit"]
        last = digits[-1] if digits else -1
        commas = [index for index, kind in enumerate(kinds[:point]) if kind == "comma"]
        grouped = any(digits and digits[0] < comma < last for comma in commas)
        thousands = sum(comma > last for comma in commas)
        return _Layout(tokens, point, grouped, 2 * kinds.count("percent") - 3 * thousands)

    def count(self, *, whole: bool) -> int:
        """Digits before or behind the point."""
        part = self.tokens[: self.point] if whole else self.tokens[self.point :]
        return sum(token.kind == "digit" for token in part)


def _laid_out(layout: _Layout, number: Decimal, section: Section, *, minus: bool) -> str:
    decimals = layout.count(whole=False)
    rounded = number.scaleb(layout.scale).quantize(Decimal(1).scaleb(-decimals))
    whole, _, fraction = f"{rounded:f}".partition(".")
    group, point = (".", ",") if section.vietnamese else (",", ".")
    written = _whole(layout, whole.lstrip("0"), group if layout.grouped else "")
    if layout.point < len(layout.tokens):
        written += _fraction(layout, fraction, point)
    return f"-{written}" if minus and not rounded.is_zero() else written


def _whole(layout: _Layout, digits: str, group: str) -> str:
    left = layout.count(whole=True)
    digits_left = len(digits)
    first = True
    written: list[str] = []
    for token in layout.tokens[: layout.point]:
        if token.kind != "digit":
            written.append(_literal(token))
            continue
        taken = max(digits_left - left + 1, 0) if first else int(digits_left >= left)
        first = False
        piece = digits[len(digits) - digits_left :][:taken] or ("0" if token.text == "0" else "")
        for offset, digit in enumerate(piece):
            behind = max(left, digits_left) - 1 - offset if taken else left - 1
            written.append(digit + (group if behind and behind % 3 == 0 else ""))
        digits_left -= taken
        left -= 1
    return "".join(written)


def _fraction(layout: _Layout, digits: str, point: str) -> str:
    places = [token for token in layout.tokens[layout.point :] if token.kind == "digit"]
    needed = max((n for n, token in enumerate(places, 1) if token.text == "0"), default=0)
    kept = digits[:needed] + digits[needed:].rstrip("0")
    written: list[str] = [point if kept else ""]
    position = 0
    for token in layout.tokens[layout.point + 1 :]:
        if token.kind == "digit":
            written.append(kept[position : position + 1])
            position += 1
        else:
            written.append(_literal(token))
    return "".join(written)


def _around(tokens: Sequence[Token], shown: str, *, minus: bool) -> str:
    """The number between the format's words, where the format itself isn't followed."""
    kinds = [token.kind not in {"literal", "percent"} for token in tokens]
    if True not in kinds:
        return "".join(token.text for token in tokens)
    first, last = kinds.index(True), len(kinds) - kinds[::-1].index(True)
    before = "".join(token.text for token in tokens[:first])
    behind = "".join(token.text for token in tokens[last:])
    return f"{'-' if minus else ''}{before}{shown}{behind}"


def _literal(token: Token) -> str:
    return token.text if token.kind in {"literal", "percent"} else ""
