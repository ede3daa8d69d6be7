"""Bars of text: how much of a whole is done, overdue or left, told by signs and not by colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class BarSigns:
    """The letters a bar is made of."""

    done: str
    overdue: str
    left: str


SIGNS: Final = BarSigns("█", "!", "░")
ASCII_SIGNS: Final = BarSigns("#", "!", ".")


def signs(*, ascii_only: bool) -> BarSigns:
    """The letters for a terminal."""
    return ASCII_SIGNS if ascii_only else SIGNS


def shares(counts: Sequence[int], cells: int) -> tuple[int, ...]:
    """The cells of each count: in proportion, together all of them, none for 0, else some.

    Where there are fewer cells than counts above 0, the largest get theirs.
    """
    total = sum(counts)
    if not total or cells <= 0:
        return (0,) * len(counts)
    given = [count * cells // total for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda place: -(counts[place] * cells % total))
    for place in by_rest[: cells - sum(given)]:
        given[place] += 1
    for place, count in enumerate(counts):
        largest = max(range(len(counts)), key=lambda each: given[each])
        if count and not given[place] and given[largest] > 1:
            given[place] += 1
            given[largest] -= 1
    return tuple(given)


def length(count: int, most: int, cells: int) -> int:
    """The cells of a bar where the longest has all of them; at least one for a count above 0."""
    return max(round(cells * count / most), 1) if count and most else 0
