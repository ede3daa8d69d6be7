"""The line above the table that names its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tui.widgets.painted import column_heads
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from cchc_tui.widgets.painted import Painting


class ColumnHeads(PlainStatic):
    """Names over the columns of a table."""

    DEFAULT_CSS = """
    ColumnHeads {
        height: 1;
        text-wrap: nowrap;
        text-style: underline;
        color: $foreground;
    }
    """

    def show(self, painting: Painting) -> None:
        """Name the columns of a painting."""
        self.update(column_heads(painting), layout=False)
