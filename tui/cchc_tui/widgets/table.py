"""The table of the matrix: draws only the lines on screen, sends only the lines that changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import getters
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tui.app import TrackerApp
from cchc_tui.widgets.cursor_lines import CursorLines
from cchc_tui.widgets.fitting import USUAL, fit
from cchc_tui.widgets.line_window import LineWindow, NoLines
from cchc_tui.widgets.painted import Notes, Painting, paint
from cchc_tui.widgets.status_words import names_that_fit, status_width
from cchc_tui.widgets.table_looks import LOOKS, PREFIX, TABLE_CSS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.matrix import Heading, MatrixLine
    from cchc_tui.widgets.line_window import Lines


class MatrixTable(CursorLines, can_focus=True, inherit_bindings=False):
    """Headings that fold and rows between them, with a cursor line told by reverse."""

    DEFAULT_CSS = TABLE_CSS
    COMPONENT_CLASSES: ClassVar[set[str]] = {PREFIX + name for name in LOOKS}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", template("Open"), id="table.open"),
        Binding("space", "mark", template("Mark"), id="table.mark"),
        Binding("left", "fold", template("Fold"), id="table.fold", show=False),
        Binding("right", "unfold", template("Unfold"), id="table.unfold", show=False),
        Binding("down", "move(1)", template("Next line"), id="table.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="table.up", show=False),
        Binding("pagedown", "page(1)", template("Next page"), id="table.page-down", show=False),
        Binding("pageup", "page(-1)", template("Previous page"), id="table.page-up", show=False),
        Binding("home", "first", template("First line"), id="table.first", show=False),
        Binding("end", "last", template("Last line"), id="table.last", show=False),
    ]
    app = getters.app(TrackerApp)

    @dataclass
    class CursorMoved(Message):
        """The cursor stands on another line, or its line changed."""

        line: MatrixLine | None

    @dataclass
    class Opened(Message):
        """Enter or a second click on a row."""

        row: RowView

    @dataclass
    class MarkToggled(Message):
        """Space on a row."""

        row: RowView

    @dataclass
    class Fitted(Message):
        """Other columns, or other widths."""

        painting: Painting

    @dataclass
    class ReadFailed(Message):
        """Lines couldn't be read; they show blank."""

        error: CchcError

    def __init__(self, notes: Notes | None = None) -> None:
        """`notes` tell of marks and counts; none where there are none."""
        super().__init__()
        self._notes = notes or Notes()
        self._window = LineWindow(NoLines())
        self._names: Sequence[str] = USUAL
        self._painting = Painting((), 0, str)
        self._told: MatrixLine | None = None

    @property
    def cursor_line(self) -> MatrixLine | None:
        """The line under the cursor."""
        return self.line(self.cursor)

    def show(self, lines: Lines, cursor: int = 0) -> None:
        """Show other lines, the cursor on one of them."""
        self._window = LineWindow(lines)
        self.reload(cursor)

    def reload(self, cursor: int | None = None) -> None:
        """Read again, the cursor on a line, at the same height of the screen where possible."""
        height_on_screen = self.cursor - self.scroll_offset.y
        self._window.forget()
        count = 0
        try:
            count = self._window.lines.count()
        except CchcError as error:
            self.post_message(self.ReadFailed(error))
        self.virtual_size = Size(0, count)
        wanted = self.cursor if cursor is None else cursor
        self.cursor = max(min(wanted, count - 1), 0)
        if not 0 <= self.cursor - self.scroll_offset.y < self.size.height or cursor is not None:
            self.put_on_top(self.cursor - height_on_screen)
            self.keep_in_sight()
        self.refresh()
        self.tell_cursor(again=True)

    def choose_columns(self, names: Sequence[str]) -> None:
        """Show other columns, as many as fit."""
        self._names = names
        self.relabel()

    def relabel(self) -> None:
        """Fit the columns to the width and the language of now."""
        if not self._line_width:  # before the first layout, which tells by a resize
            return
        translate, ascii_only = self.app.language.text, self.app.context.ascii_only
        asked = status_width(translate, ascii_only=ascii_only)
        columns = fit(self._names, self._line_width, asked)
        names = names_that_fit(columns, asked)
        self._painting = Painting(columns, self._line_width, translate, ascii_only, names)
        self.post_message(self.Fitted(self._painting))
        self.refresh()

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Draw lines again without the scrollbar beside them."""
        top = y_start - self.scroll_offset.y
        self.refresh(Region(0, top, self._line_width, line_count))

    def refresh_line(self, y: int) -> None:
        """Draw one line again."""
        self.refresh_lines(y)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = y + self.scroll_offset.y
        line = self.line(index)
        usual = self.rich_style
        if line is None:
            return Strip.blank(self._line_width, usual)
        pieces = paint(line, self._painting, self._notes)
        if index == self.cursor:
            text = "".join(piece.text for piece in pieces)
            return Strip([Segment(text, self._look("cursor"))], self._line_width)
        segments = [
            Segment(piece.text, self._look(piece.look) if piece.look else usual) for piece in pieces
        ]
        return Strip(segments, self._line_width)

    def on_resize(self) -> None:
        """Fits the columns; the cursor stays in sight."""
        self.relabel()
        self.keep_in_sight()

    def action_open(self) -> None:
        """Fold or unfold a heading, open a row."""
        line = self.cursor_line
        if line is not None and line.heading is not None:
            self._toggle(line.heading)
        elif line is not None and line.row is not None:
            self.post_message(self.Opened(line.row))

    def action_mark(self) -> None:
        """Mark the row, or take its mark away, and move on."""
        line = self.cursor_line
        if line is not None and line.row is not None:
            self.post_message(self.MarkToggled(line.row))

    def action_fold(self) -> None:
        """Fold the heading; from a row or a folded heading go up to the one above."""
        line = self.cursor_line
        if line is None:
            return
        if line.heading is not None and not line.heading.folded:
            self._toggle(line.heading)
            return
        try:
            above = self._window.lines.above(line)
        except CchcError as error:
            self.post_message(self.ReadFailed(error))
            return
        if above is not None:
            self.move_to(above)

    def action_unfold(self) -> None:
        """Unfold the heading."""
        line = self.cursor_line
        if line is not None and line.heading is not None and line.heading.folded:
            self._toggle(line.heading)

    @property
    def _line_width(self) -> int:
        return self.scrollable_content_region.width

    def _toggle(self, heading: Heading) -> None:
        try:
            self._window.lines.toggle(heading.line)
        except CchcError as error:
            self.post_message(self.ReadFailed(error))
        self.reload()

    def line(self, index: int) -> MatrixLine | None:
        """A line by its number; None beyond the end, and where it can't be read."""
        try:
            return self._window.line(index, self.scroll_offset.y, self.size.height)
        except CchcError as error:
            self.post_message(self.ReadFailed(error))
            return None

    def lines_above(self, top: int, height: int) -> int:
        """From far above as many as fit, so that the lines before it come along; else half."""
        near = abs(self.cursor - top) < 2 * height
        return height // 2 if near or self.cursor < top + height else height - 1

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(PREFIX + name)

    def tell_cursor(self, *, again: bool = False) -> None:
        """Tell that the cursor stands on another line; `again` where the line may have changed."""
        line = self.cursor_line
        if again or line != self._told:
            self._told = line
            self.post_message(self.CursorMoved(line))
