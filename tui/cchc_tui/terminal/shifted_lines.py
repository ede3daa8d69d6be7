"""Finds lines that moved up or down on the screen, which a terminal can do by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tui.terminal.cells_sent import Cell

    Line = list[Cell]

_FEWEST: Final = 3
"""So many lines have to move alike."""


@dataclass(frozen=True, slots=True)
class Shift:
    """The lines from `top` to `bottom` move up by `lines`, or down where it's negative."""

    top: int
    bottom: int
    lines: int

    @property
    def sent(self) -> str:
        """What makes the terminal do it; the lines that come in are blank."""
        size = abs(self.lines)
        way = "M" if self.lines > 0 else "L"
        return f"\x1b[{self.top + 1};{self.bottom + 1}r\x1b[{self.top + 1}H\x1b[{size}{way}\x1b[r"

    def apply(self, lines: list[Line], blank: Line) -> list[Line]:
        """The lines of the screen afterwards."""
        size = abs(self.lines)
        moved = lines[self.top : self.bottom + 1]
        fresh = [list(blank) for _ in range(size)]
        moved = [*moved[size:], *fresh] if self.lines > 0 else [*fresh, *moved[:-size]]
        return [*lines[: self.top], *moved, *lines[self.bottom + 1 :]]


def find_shift(shown: Sequence[Line], wanted: Sequence[Line], width: int) -> Shift | None:
    """The shift that most lines agree on; a scroll bar on the right may do something else."""
    part = slice(0, max(width * 3 // 4, 1))
    places = _unique_places(shown, part)
    moves = [
        (places[key], new)
        for new, line in enumerate(wanted)
        if line != shown[new] and (key := tuple(line[part])) in places and places[key] != new
    ]
    if not moves:
        return None
    lines, agreeing = Counter(old - new for old, new in moves).most_common(1)[0]
    if agreeing < _FEWEST:
        return None
    places_moved = [place for old, new in moves if old - new == lines for place in (old, new)]
    return Shift(min(places_moved), max(places_moved), lines)


def _unique_places(shown: Sequence[Line], part: slice) -> dict[tuple[Cell, ...], int]:
    """Where each line stands that there is only once; blank ones would point everywhere."""
    keys = [tuple(line[part]) for line in shown]
    counts = Counter(keys)
    return {key: place for place, key in enumerate(keys) if counts[key] == 1}
