"""Which columns of the matrix fit a width, and how wide each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NUMBER: Final = "ref"
"""The printed number: always first, for the lines are indented by it."""
TEXT: Final = "text"
STATUS: Final = "status"
ALWAYS: Final = (NUMBER, TEXT, STATUS)
"""The columns that no person and no narrow terminal takes away."""

USUAL: Final = (NUMBER, TEXT, "product", "lead", "support", "deadline", "due", STATUS)
"""What shows until chosen otherwise, where there is room."""

MARK_WIDTH: Final = 1
"""Cells before the number that tell a marked row."""
GAP: Final = 1
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Width:
    """What a column asks for, in cells; the status gets its least or its most, nothing between."""

    least: int
    most: int
    keep: int
    """The columns with the lowest go first where all don't fit."""


@dataclass(frozen=True, slots=True)
class FittedColumn:
    """A column with the cells it gets."""

    name: str
    width: int


_WIDTHS: Final[Mapping[str, Width]] = {
    NUMBER: Width(8, 8, 100),
    TEXT: Width(20, 90, 100),
    STATUS: Width(16, 21, 100),
    "due": Width(10, 10, 90),
    "lead": Width(12, 30, 80),
    "deadline": Width(12, 24, 70),
    "percent": Width(3, 3, 65),
    "product": Width(14, 40, 50),
    "support": Width(12, 30, 40),
    "position": Width(6, 8, 30),
    "done": Width(10, 10, 60),
}
_OTHER: Final = Width(12, 30, 35)
_TEXT_PART: Final = 3
"""The text gets this part of the width before any other column gets more than its least."""


def chosen_or_usual(names: Sequence[str]) -> tuple[str, ...]:
    """The names a person has chosen, made usable: known ones once, number first, none missing."""
    known = [name for name in dict.fromkeys(names) if name in COLUMNS and name != NUMBER]
    if not known:
        return USUAL
    missing = [name for name in ALWAYS[1:] if name not in known]
    return (NUMBER, *known, *missing)


def fit(
    names: Sequence[str], width: int, status: Width = _WIDTHS[STATUS]
) -> tuple[FittedColumn, ...]:
    """The columns that fit a line of so many cells, in their order.

    `status` is what the statuses ask for in the person's language.
    """
    asked = {name: status if name == STATUS else _WIDTHS.get(name, _OTHER) for name in names}
    enough_text = max(width // _TEXT_PART, asked[TEXT].least)
    needed = width - enough_text + asked[TEXT].least
    while _least(asked) > needed and set(asked) - set(ALWAYS):
        del asked[min(set(asked) - set(ALWAYS), key=lambda name: (asked[name].keep, name))]
    given = {name: each.least for name, each in asked.items()}
    spare = width - _least(asked)
    if spare < 0:
        given[TEXT] = max(given[TEXT] + spare, 1)
    spare = _give(given, TEXT, enough_text, spare)
    for name in sorted(asked, key=lambda name: -asked[name].keep):
        fits = name != STATUS or spare >= status.most - status.least
        if name != TEXT and fits:
            spare = _give(given, name, asked[name].most, spare)
    if spare > 0:
        given[TEXT] += spare
    return tuple(FittedColumn(name, given[name]) for name in asked)


def _least(asked: Mapping[str, Width]) -> int:
    return MARK_WIDTH + sum(each.least + GAP for each in asked.values()) - GAP


def _give(given: dict[str, int], name: str, most: int, spare: int) -> int:
    """Widen a column up to `most`; returns what is left to give."""
    more = max(min(most - given[name], spare), 0)
    given[name] += more
    return spare - more
