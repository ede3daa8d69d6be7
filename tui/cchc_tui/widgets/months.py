"""A small chart of months: a block a year, a column a month, its count beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tui.widgets.figures import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_tui.widgets.figures import Line

HEIGHT: Final = 4
"""Lines of the highest column."""
_WIDEST: Final = 6
"""Cells of a month where there is room."""
_THICK: Final = 3
"""Cells of a column where there is room."""
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
_BEFORE: Final = 7
"""Cells before the first month: a margin and the year."""


def month_lines(
    counts: Mapping[str, int], figures: Mapping[str, str], width: int, *, ascii_only: bool
) -> list[Line]:
    """The chart of counts by month, `YYYY-MM`, whose numbers are the figures of those keys."""
    most = max(counts.values(), default=0)
    room = width - _BEFORE
    wanted = len(str(most)) + 1
    together = next((number for number in (12, 6, 4, 3, 2) if number * wanted <= room), 1)
    cell = max(min(room // together, _WIDEST), wanted)
    lines: list[Line] = []
    for year in sorted({month[:4] for month in counts}):
        for first in range(1, 13, together):
            months = [f"{year}-{number:02}" for number in range(first, first + together)]
            heights = [_eighths(counts.get(month, 0), most) for month in months]
            lines += _columns(heights, cell, ascii_only=ascii_only)
            lines.append((Piece(" " * _BEFORE), *_numbers(months, counts, figures, cell)))
            names = "".join(str(int(month[5:])).rjust(cell) for month in months)
            lines.append((Piece(f"  {year} ", "faint"), Piece(names, "faint")))
    return lines


def _columns(heights: Sequence[int], cell: int, *, ascii_only: bool) -> Iterator[Line]:
    """The lines of the columns from the highest down."""
    for level in reversed(range((max(heights) + 7) // 8)):
        tops = [_block(height - 8 * level, ascii_only=ascii_only) for height in heights]
        bars = "".join((top * min(cell - 1, _THICK)).rjust(cell) for top in tops)
        yield (Piece(" " * _BEFORE), Piece(bars, "status-done-on-time"))


def _eighths(count: int, most: int) -> int:
    """The height of a column in eighths of a line; some for any count above 0."""
    return max(round(8 * HEIGHT * count / most), 1) if count else 0


def _block(eighths: int, *, ascii_only: bool) -> str:
    if ascii_only:
        return "#" if eighths > 0 else " "
    return _EIGHTHS[max(min(eighths, 8), 0)]


def _numbers(
    months: Sequence[str], counts: Mapping[str, int], figures: Mapping[str, str], cell: int
) -> Iterator[Piece]:
    for month in months:
        count = counts.get(month, 0)
        text = str(count) if count else "-"
        yield Piece(" " * (cell - len(text)))
        yield Piece(text, "" if count else "faint", figures.get(month, "") if count else "")
