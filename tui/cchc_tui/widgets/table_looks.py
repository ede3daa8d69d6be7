"""How the parts of the table look; the colours are the theme's."""

from __future__ import annotations

from typing import Final

from cchc_tui.marks import MARKS

PREFIX: Final = "matrix-table--"
LOOKS: Final = ("cursor", "area", "goal", "task", *(mark.colour for mark in MARKS.values()))
"""Names of the component classes, without their prefix."""

TABLE_CSS: Final = """
MatrixTable {
    height: 1fr;
    overflow-x: hidden;
    scrollbar-size-vertical: 1;
    scrollbar-gutter: stable;
    background: $background;
    .matrix-table--cursor { text-style: reverse; }
    .matrix-table--area, .matrix-table--goal { text-style: bold; }
}
""" + "".join(
    f"MatrixTable {{ .{PREFIX}{mark.colour} {{ color: ${mark.colour}; }} }}"
    for mark in MARKS.values()
)
