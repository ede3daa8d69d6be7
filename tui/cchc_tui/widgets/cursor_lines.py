"""A scrolling view of lines with a cursor line that keys and clicks move."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual.events import Click


class CursorLines(ScrollView, inherit_bindings=False):
    """`action_open` and `tell_cursor` are what a list of lines adds, and keys for the moves."""

    MOVES: ClassVar[frozenset[str]] = frozenset({"first", "last", "move", "page"})
    """The actions that move the cursor."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.cursor = 0

    def tell_cursor(self) -> None:
        """Tell that the cursor stands on another line."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open the line under the cursor."""
        raise NotImplementedError

    def move_to(self, index: int) -> None:
        """Put the cursor on a line and keep it in sight."""
        index = max(min(index, self.virtual_size.height - 1), 0)
        if index == self.cursor:
            return
        self.refresh_line(self.cursor)
        self.cursor = index
        self.refresh_line(index)
        self.keep_in_sight()
        self.tell_cursor()

    def keep_in_sight(self) -> None:
        """Scroll by the line next to the screen; bring one from afar with lines around it."""
        top, height = self.scroll_offset.y, self.size.height
        if not height:
            return
        if self.cursor in (top - 1, top + height):
            self.put_on_top(top + (1 if self.cursor > top else -1))
        elif not top <= self.cursor < top + height:
            self.put_on_top(self.cursor - self.lines_above(top, height))

    def lines_above(self, top: int, height: int) -> int:  # noqa: ARG002 - for lists that look
        """How many lines stand above a cursor that comes from afar; `top` was the first one."""
        return height // 2

    def put_on_top(self, top: int) -> None:
        """Scroll so that a line is the first one."""
        self.scroll_to(y=max(top, 0), animate=False, force=True)

    def on_click(self, event: Click) -> None:
        """Puts the cursor on a line; opens the one it's on already."""
        index = event.y + self.scroll_offset.y
        if index >= self.virtual_size.height:
            return
        if index == self.cursor:
            self.action_open()
        else:
            self.move_to(index)

    def action_move(self, step: int) -> None:
        """Move by lines."""
        self.move_to(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Move by screens; the cursor stays at its height."""
        page = max(self.size.height - 1, 1) * step
        self.put_on_top(self.scroll_offset.y + page)
        self.move_to(self.cursor + page)

    def action_first(self) -> None:
        """Move to the first line."""
        self.move_to(0)

    def action_last(self) -> None:
        """Move to the last line."""
        self.move_to(self.virtual_size.height - 1)
