"""Which rows of a plan a person has marked: a byte a row, so that all of a million are cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class RowMarks:
    """Marks by position in the plan."""

    def __init__(self, rows: int = 0) -> None:
        """`rows` is how many rows the plan has."""
        self._marked = bytearray(rows + 1)
        self.count = 0

    def __contains__(self, position: int) -> bool:
        return 0 < position < len(self._marked) and bool(self._marked[position])

    def toggle(self, position: int) -> None:
        """Mark a row, or take its mark away."""
        self._marked[position] ^= 1
        self.count += 1 if self._marked[position] else -1

    def add(self, positions: Iterable[int]) -> None:
        """Mark rows beside those that are marked."""
        for position in positions:
            self._marked[position] = 1
        self.count = self._marked.count(1)

    def add_all(self) -> None:
        """Mark every row of the plan."""
        self._marked[1:] = b"\x01" * (len(self._marked) - 1)
        self.count = len(self._marked) - 1

    def clear(self) -> None:
        """Take all marks away."""
        self._marked = bytearray(len(self._marked))
        self.count = 0

    def positions(self) -> tuple[int, ...]:
        """The positions of the marked rows, ascending."""
        return tuple(place for place, marked in enumerate(self._marked) if marked)
