"""Which merged cell covers which places of a sheet's used range."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_tracker.imports.formats.xlsx.sheet import Range


@dataclass(frozen=True, slots=True)
class Covers:
    """Merged cells, none overlapping another, cut to the used range."""

    tops: dict[tuple[int, int], tuple[int, int]]
    """Rows and columns of each, by the row and column of its upper left corner."""
    corners: tuple[tuple[int, int], ...]
    places: array[int]
    """For each place row by row, 0 or one more than the index of the corner that covers it."""
    width: int

    def top_of(self, row: int, column: int) -> tuple[int, int] | None:
        """The corner of the merged cell that covers a place."""
        if not self.corners:
            return None
        index = self.places[(row - 1) * self.width + column - 1]
        return self.corners[index - 1] if index else None


def covers_of(merged: Iterable[Range], height: int, width: int) -> tuple[Covers, list[Range]]:
    """The merged cells within a used range, and those left out because they overlap others."""
    places = array("L", [0]) * (height * width)
    tops: dict[tuple[int, int], tuple[int, int]] = {}
    corners: list[tuple[int, int]] = []
    overlapping: list[Range] = []
    budget = 4 * height * width
    for each in merged:
        bottom, right = min(each.bottom, height), min(each.right, width)
        rows, columns = bottom - each.top + 1, right - each.left + 1
        if rows < 1 or columns < 1 or rows * columns == 1:
            continue
        budget -= rows * columns
        if budget < 0 or _is_taken(places, each, bottom, right, width):
            overlapping.append(each)
            continue
        corners.append((each.top, each.left))
        tops[each.top, each.left] = rows, columns
        line = array("L", [len(corners)]) * columns
        for row in range(each.top - 1, bottom):
            start = row * width + each.left - 1
            places[start : start + columns] = line
    return Covers(tops, tuple(corners), places, width), overlapping


def _is_taken(places: array[int], each: Range, bottom: int, right: int, width: int) -> bool:
    return any(
        any(places[row * width + each.left - 1 : row * width + right])
        for row in range(each.top - 1, bottom)
    )
