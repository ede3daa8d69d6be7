"""A list to choose from, drawn letter by letter: what settings, drafts and palette are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from cchc_tracker.model.message import template
from cchc_tui.widgets.cells import filled
from cchc_tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines at hand as records."""

    lines: Sequence[str]

    def count(self) -> int:
        return len(self.lines)

    def window(self, first: int, count: int) -> Sequence[str]:
        return self.lines[first : first + count]

    def line(self, record: str, width: int) -> str:
        return " " + filled(record, max(width - 1, 0))


class ChoiceList(RecordList[str], inherit_bindings=False):
    """As high as its lines where there is room; keeps its cursor when they are written anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", template("Choose"), id="choices.choose"),
        Binding("down", "move(1)", template("Next line"), id="choices.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="choices.up", show=False),
        Binding("home", "first", template("First line"), id="choices.first", show=False),
        Binding("end", "last", template("Last line"), id="choices.last", show=False),
        Binding("pagedown", "page(1)", template("Next page"), id="choices.page-down", show=False),
        Binding("pageup", "page(-1)", template("Previous page"), id="choices.page-up", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """Enter, or a click on a line."""

        place: int

    @dataclass
    class Moved(Message):
        """The cursor stands on another line, or the lines are others."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines: tuple[str, ...] = ()
        self._told: int | None = None

    @property
    def highlighted(self) -> int | None:
        """The line the cursor is on; None where there are no lines."""
        return self.cursor if self.virtual_size.height else None

    def highlight(self, place: int) -> None:
        """Put the cursor on a line."""
        self.move_to(place)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines, the cursor where it was as far as possible."""
        before, self._lines = self._lines, tuple(lines)
        if self._lines != before:
            self._told = None
        self.show(_Lines(self._lines), self.cursor)
        if len(self._lines) != len(before):
            self.refresh(layout=True)

    def tell_cursor(self) -> None:
        """Tell of another line once."""
        place = self.highlighted
        if place != self._told:
            self._told = place
            if place is not None:
                self.post_message(self.Moved(place))

    def on_click(self, event: Click) -> None:
        """Chooses the line under the mouse."""
        event.prevent_default()
        place = event.y + self.scroll_offset.y
        if place < self.virtual_size.height:
            self.move_to(place)
            self.action_open()

    def action_open(self) -> None:
        """Choose the line under the cursor."""
        place = self.highlighted
        if place is not None:
            self.post_message(self.Chosen(place))
