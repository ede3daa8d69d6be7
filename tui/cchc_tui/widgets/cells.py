"""Text cut to a number of terminal cells, as Textual counts them."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len, set_cell_size

from cchc_tui.widgets.plain import safe_line

CUT: Final = "…"
_PER_CELL: Final = 12
"""Characters looked at for each cell: a letter may carry many marks, a text may be very long."""


def cut(text: str, width: int) -> str:
    """The text on one line in at most `width` cells, ending in `…` where some is left out."""
    if width <= 0:
        return ""
    looked_at = text[: width * _PER_CELL]
    line = safe_line(looked_at)
    if len(looked_at) == len(text) and cell_len(line) <= width:
        return line
    return set_cell_size(line, min(width - 1, cell_len(line))).rstrip() + CUT


def filled(text: str, width: int) -> str:
    """The text cut, then filled with blanks, to exactly `width` cells."""
    return padded(cut(text, width), width)


def padded(line: str, width: int) -> str:
    """A line that is safe already, cropped or filled with blanks to exactly `width` cells."""
    return set_cell_size(line, max(width, 0))
