"""The marks in front of list items, as a browser shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.labels import ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLES: Final[Mapping[str, str]] = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LARGEST: Final = 9999


@dataclass(slots=True)
class NumberedList:
    """A list that is being read."""

    kind: str
    """`1`, `a`, `A`, `i`, `I`, or empty for a list of dashes."""
    following: int = 1

    def mark(self, value: str = "") -> str:
        """The next item's mark, with the number that the item itself asks for."""
        if not self.kind:
            return "- "
        number = whole_number(value, self.following)
        self.following = number + 1
        return f"{ordinal(number, _STYLES.get(self.kind, ''))}. "


def whole_number(text: str, otherwise: int) -> int:
    """A whole number as an attribute gives it, none of its digits beyond the fourth counting."""
    digits = text.strip()
    if not digits.removeprefix("-").isdecimal():
        return otherwise
    if len(digits) > 4 and digits[0] != "-":
        return _LARGEST
    return int(digits) if len(digits) <= 4 else otherwise
