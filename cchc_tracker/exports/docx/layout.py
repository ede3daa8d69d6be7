"""Measures of a document: NĐ 30/2020/NĐ-CP, Phụ lục I; millimetres, points and Word's units."""

from __future__ import annotations

from typing import Final

PAGE_WIDTH: Final = 210
PAGE_HEIGHT: Final = 297
TOP: Final = 20
"""20 to 25 mm."""
BOTTOM: Final = 20
LEFT: Final = 30
"""30 to 35 mm."""
RIGHT: Final = 15
"""15 to 20 mm."""
HEADER: Final = 10
"""From the edge to the page number, which stands in the top margin."""
TEXT_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
ANNEX_SIDE: Final = 15
ANNEX_WIDTH: Final = PAGE_HEIGHT - 2 * ANNEX_SIDE

FONT: Final = "Times New Roman"
BODY_SIZE: Final = 14
TABLE_SIZE: Final = 12
ANNEX_SIZE: Final = 11
"""Of the annex's table: the smallest that the decree knows, since its columns are many."""
CELL_MARGIN: Final = 0.7
"""Left and right of a cell's text."""
ANNEX_CELL_MARGIN: Final = 0.9
SMALL_SIZE: Final = 10
FIRST_LINE: Final = 12.7
"""1 cm or 1,27 cm."""
LEFT_COLUMN: Final = 65
"""Of the letterhead and the signature table."""
RIGHT_COLUMN: Final = TEXT_WIDTH - LEFT_COLUMN

_TWIPS_PER_MM: Final = 56.6929


def twips(mm: float) -> int:
    """Twentieths of a point."""
    return round(mm * _TWIPS_PER_MM)


def column_twips(parts: list[int], width: float) -> list[int]:
    """Widths in twips that share a table's width; they add up to it."""
    whole, total = twips(width), sum(parts)
    widths = [whole * part // total for part in parts]
    widths[-1] += whole - sum(widths)
    return widths
