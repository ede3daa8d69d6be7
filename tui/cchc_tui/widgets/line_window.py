"""The lines of the matrix that are kept: those on screen and a page on either side of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.services.matrix import MatrixLine


class Lines(Protocol):
    """Where a table's lines come from; each call is quick at any size and depth."""

    def count(self) -> int:
        """How many lines there are."""
        ...

    def window(self, first: int, count: int) -> Sequence[MatrixLine]:
        """The lines from `first` on, at most `count`."""
        ...

    def toggle(self, heading: int) -> None:
        """Fold or unfold the heading of that number."""
        ...

    def above(self, line: MatrixLine) -> int | None:
        """The line of the heading a line stands under; None at the top."""
        ...


class NoLines:
    """A table before anything is shown in it."""

    def count(self) -> int:
        """None."""
        return 0

    def window(self, first: int, count: int) -> Sequence[MatrixLine]:  # noqa: ARG002
        """None."""
        return ()

    def toggle(self, heading: int) -> None:
        """Nothing to fold."""

    def above(self, line: MatrixLine) -> int | None:  # noqa: ARG002
        """Nothing to stand under."""
        return None


class LineWindow:
    """Reads lines by the window, so that memory doesn't grow with their number."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self._first = 0
        self._kept: Sequence[MatrixLine] = ()

    def forget(self) -> None:
        """Read again what is asked next."""
        self._kept = ()

    def line(self, index: int, top: int, height: int) -> MatrixLine | None:
        """A line, where the screen shows `height` lines from `top` on; None beyond the end.

        Raises what the source raises.
        """
        if not self._first <= index < self._first + len(self._kept):
            self._read(index, top, height)
        place = index - self._first
        return self._kept[place] if 0 <= place < len(self._kept) else None

    def _read(self, index: int, top: int, height: int) -> None:
        on_screen = top <= index < top + height
        self._first = max((top if on_screen else index) - height, 0)
        self._kept = self.lines.window(self._first, 3 * max(height, 1))
