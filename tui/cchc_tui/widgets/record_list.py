"""A list of any length that reads only the records on screen; one line a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from cchc_tracker.model.message import template
from cchc_tui.widgets.cursor_lines import CursorLines

if TYPE_CHECKING:
    from collections.abc import Sequence


Record = TypeVar("Record")


class Records(Protocol[Record]):
    """Where the records come from and how one is written; each call is quick."""

    def count(self) -> int:
        """How many there are."""
        ...

    def window(self, first: int, count: int) -> Sequence[Record]:
        """The records from `first` on, at most `count`; fewer where they can't be read."""
        ...

    def line(self, record: Record, width: int) -> str:
        """The text of a record's line, safe to draw."""
        ...


class RecordList(CursorLines, Generic[Record], can_focus=True, inherit_bindings=False):
    """Keeps the records on screen and a page on either side; the cursor is told by reverse."""

    DEFAULT_CSS = """
    RecordList {
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        .record-list--cursor { text-style: reverse; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"record-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", template("Open"), id="records.open"),
        Binding("down", "move(1)", template("Next line"), id="records.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="records.up", show=False),
        Binding("pagedown", "page(1)", template("Next page"), id="records.page-down", show=False),
        Binding("pageup", "page(-1)", template("Previous page"), id="records.page-up", show=False),
        Binding("home", "first", template("First line"), id="records.first", show=False),
        Binding("end", "last", template("Last line"), id="records.last", show=False),
    ]

    @dataclass
    class CursorMoved(Message):
        """The cursor stands on another record, or the records are others."""

    @dataclass
    class Opened(Message):
        """Enter, or a click on the record under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._records: Records[Record] | None = None
        self._first = 0
        self._kept: Sequence[Record] = ()

    @property
    def record(self) -> Record | None:
        """The record under the cursor."""
        return self._record(self.cursor)

    def show(self, records: Records[Record], cursor: int) -> None:
        """Show other records, the cursor on one of them at the same height of the screen."""
        height = self.cursor - self.scroll_offset.y
        self._records = records
        self._kept = ()
        count = records.count()
        self.cursor = max(min(cursor, count - 1), 0)
        self.virtual_size = Size(0, count)
        self.put_on_top(self.cursor - height)
        self.keep_in_sight()
        self.refresh()
        self.tell_cursor()

    def tell_cursor(self) -> None:
        """Tell that the cursor stands on another record."""
        self.post_message(self.CursorMoved())

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        usual = self.rich_style
        index = y + self.scroll_offset.y
        record = self._record(index)
        width = self.scrollable_content_region.width
        if record is None or self._records is None:
            return Strip.blank(self.size.width, usual)
        cursor = index == self.cursor
        style = self.get_component_rich_style("record-list--cursor") if cursor else usual
        text = self._records.line(record, width)
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, usual)

    def on_resize(self) -> None:
        """Reads for the new height; the cursor stays in sight."""
        self._kept = ()
        self.keep_in_sight()

    def action_open(self) -> None:
        """Open the record under the cursor."""
        if self.record is not None:
            self.post_message(self.Opened())

    def _record(self, index: int) -> Record | None:
        if self._records is None or not 0 <= index < self.virtual_size.height:
            return None
        if not self._first <= index < self._first + len(self._kept):
            height = max(self.size.height, 1)
            top = self.scroll_offset.y
            on_screen = top <= index < top + height
            self._first = max((top if on_screen else index) - height, 0)
            self._kept = self._records.window(self._first, 3 * height)
        place = index - self._first
        return self._kept[place] if 0 <= place < len(self._kept) else None
