"""A list to choose from, drawn letter by letter: what settings, drafts and palette are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from cchc_tracker.model.message import template
from cchc_tui.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence


class ChoiceList(OptionList, inherit_bindings=False):
    """An `OptionList` of plain lines that keeps its cursor when its lines are written anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", template("Choose"), id="choices.choose"),
        Binding("down", "cursor_down", template("Next line"), id="choices.down", show=False),
        Binding("up", "cursor_up", template("Previous line"), id="choices.up", show=False),
        Binding("home", "first", template("First line"), id="choices.first", show=False),
        Binding("end", "last", template("Last line"), id="choices.last", show=False),
        Binding("pagedown", "page_down", template("Next page"), id="choices.page-down", show=False),
        Binding("pageup", "page_up", template("Previous page"), id="choices.page-up", show=False),
    ]

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines, the cursor where it was as far as possible."""
        cursor = self.highlighted or 0
        self.set_options([plain(line) for line in lines])
        self.highlighted = min(cursor, len(lines) - 1) if lines else None
