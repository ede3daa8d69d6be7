"""A sheet of text with figures in it, which the arrows move over and Enter opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cchc_tracker.model.message import template
from cchc_tui.marks import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.events import Click

_PREFIX: Final = "figures--"
_COLOURS: Final = tuple(mark.colour for mark in MARKS.values())


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line."""

    text: str
    """Safe to draw on one line."""
    look: str = ""
    """`heading`, `faint` or a status's colour; empty for the usual look."""
    figure: str = ""
    """The key of the figure it belongs to; empty for text beside figures."""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure stands."""

    key: str
    line: int
    start: int
    end: int

    @property
    def middle(self) -> int:
        """Twice its middle column."""
        return self.start + self.end


class Figures(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws lines that are made for its width; the cursor is a figure, told by reverse."""

    DEFAULT_CSS = """
    Figures {
        scrollbar-size: 0 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        .figures--cursor { text-style: reverse; }
        .figures--heading { text-style: bold; color: $secondary; }
        .figures--faint { color: $status-undated; }
    }
    """ + "".join(
        f"Figures {{ .{_PREFIX}{colour} {{ color: ${colour}; }} }}" for colour in _COLOURS
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        _PREFIX + name for name in ("cursor", "heading", "faint", *_COLOURS)
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", template("Open"), id="figures.open"),
        Binding("down", "move(1)", template("Next line"), id="figures.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="figures.up", show=False),
        Binding("right", "step(1)", template("Next figure"), id="figures.right", show=False),
        Binding("left", "step(-1)", template("Previous figure"), id="figures.left", show=False),
        Binding("pagedown", "page(1)", template("Next page"), id="figures.page-down", show=False),
        Binding("pageup", "page(-1)", template("Previous page"), id="figures.page-up", show=False),
        Binding("home", "end(0)", template("First line"), id="figures.first", show=False),
        Binding("end", "end(-1)", template("Last line"), id="figures.last", show=False),
    ]

    @dataclass
    class _OfFigure(Message):
        figures: Figures
        key: str

        @property
        def control(self) -> Figures:
            """The sheet it stands on."""
            return self.figures

    class Opened(_OfFigure):
        """Enter or a click on a figure."""

    class CursorMoved(_OfFigure):
        """The cursor stands on another figure, or on none (empty)."""

    @dataclass
    class MovedOut(Message):
        """The cursor was moved beyond the first (-1) or the last line (1)."""

        figures: Figures
        step: int

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.cursor = ""
        self._make: Callable[[int], Sequence[Line]] = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._places: list[_Place] = []
        self._drawn_for: int | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The figures there are, in reading order."""
        return tuple(place.key for place in self._places)

    def show(self, make: Callable[[int], Sequence[Line]]) -> None:
        """Show other lines, made for a width; the cursor stays on its figure where it's there."""
        self._make = make
        self._draw()

    def on_resize(self) -> None:
        """Makes the lines anew where the width changed."""
        if self._width() != self._drawn_for:
            self._draw()
        self._keep_in_sight()

    def on_focus(self) -> None:
        """Shows the cursor."""
        self._refresh_cursor()

    def on_blur(self) -> None:
        """Takes the cursor away."""
        self._refresh_cursor()

    def enter_from(self, step: int) -> None:
        """Take the focus with the cursor on the first (1) or the last line (-1)."""
        self.focus()
        if self._places:
            self._move_to(self._places[0 if step > 0 else -1])
            self.scroll_to(y=0 if step > 0 else self.max_scroll_y, animate=False, force=True)
            self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        usual = self.rich_style
        width = self.size.width
        index = y + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(width, usual)
        segments = [Segment(piece.text, self._style(piece, usual)) for piece in self._lines[index]]
        return Strip(segments).adjust_cell_length(width, usual)

    def on_click(self, event: Click) -> None:
        """Opens the figure under the mouse."""
        line = event.y + self.scroll_offset.y
        for place in self._places:
            if place.line == line and place.start <= event.x < place.end:
                self._move_to(place)
                self.action_open()
                return

    def action_open(self) -> None:
        """Open the figure under the cursor."""
        if self.cursor:
            self.post_message(self.Opened(self, self.cursor))

    def action_move(self, step: int) -> None:
        """Move to the nearest figure of the next line that has one."""
        here = self._here()
        if here is None:
            self.post_message(self.MovedOut(self, step))
            return
        lines = [place.line for place in self._places if (place.line - here.line) * step > 0]
        if not lines:
            self._show_beyond(step)
            self.post_message(self.MovedOut(self, step))
            return
        self._go_to_line(min(lines) if step > 0 else max(lines))

    def action_step(self, step: int) -> None:
        """Move along the figures of a line."""
        here = self._here()
        if here is None:
            return
        other = self._places.index(here) + step
        if 0 <= other < len(self._places) and self._places[other].line == here.line:
            self._move_to(self._places[other])

    def action_page(self, step: int) -> None:
        """Move by a screen, or as far as the next figure."""
        here = self._here()
        if here is None:
            return
        page = max(self.size.height - 1, 1)
        ahead = [(place.line - here.line) * step for place in self._places]
        within = [distance for distance in ahead if 0 < distance <= page]
        beyond = [distance for distance in ahead if distance > page]
        if within or beyond:
            self._go_to_line(here.line + (max(within) if within else min(beyond)) * step)
        if not beyond:
            self._show_beyond(step)

    def action_end(self, place: int) -> None:
        """Move to the first or the last figure."""
        if self._places:
            self._move_to(self._places[place])
            self._show_beyond(-1 if place == 0 else 1)

    def _draw(self) -> None:
        here = self._here()
        self._drawn_for = self._width()
        self._lines = self._make(self._drawn_for)
        self._places = _places(self._lines)
        self.virtual_size = Size(0, len(self._lines))
        if self._here() is None:
            self.cursor = self._nearest(here) if self._places else ""
        self.refresh()
        self.post_message(self.CursorMoved(self, self.cursor))

    def _nearest(self, place: _Place | None) -> str:
        """The figure that stands where another one was."""
        if place is None:
            return self._places[0].key
        found = min(
            self._places,
            key=lambda each: (abs(each.line - place.line), abs(each.middle - place.middle)),
        )
        return found.key

    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _here(self) -> _Place | None:
        return next((place for place in self._places if place.key == self.cursor), None)

    def _go_to_line(self, line: int) -> None:
        here = self._here()
        column = here.middle if here else 0
        on_line = [place for place in self._places if place.line == line]
        self._move_to(min(on_line, key=lambda place: abs(place.middle - column)))

    def _move_to(self, place: _Place) -> None:
        if place.key != self.cursor:
            self._refresh_cursor()
            self.cursor = place.key
            self._refresh_cursor()
            self.post_message(self.CursorMoved(self, place.key))
        self._keep_in_sight()

    def _refresh_cursor(self) -> None:
        here = self._here()
        if here is not None:
            self.refresh_line(here.line)

    def _keep_in_sight(self) -> None:
        """Scroll by half a screen where the cursor left it, and to the top for the first line."""
        here, top, height = self._here(), self.scroll_offset.y, self.size.height
        if here is None or not height or top <= here.line < top + height:
            return
        self.scroll_to(y=max(here.line - height // 2, 0), animate=False, force=True)

    def _show_beyond(self, step: int) -> None:
        """Show the text before the first figure, or after the last one."""
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False, force=True)

    def _style(self, piece: Piece, usual: Style) -> Style:
        if piece.figure and piece.figure == self.cursor and self.has_focus:
            return self.get_component_rich_style(f"{_PREFIX}cursor")
        return self.get_component_rich_style(_PREFIX + piece.look) if piece.look else usual


def _places(lines: Sequence[Line]) -> list[_Place]:
    """The figures, each from its first to its last piece."""
    found: dict[str, _Place] = {}
    for number, line in enumerate(lines):
        column = 0
        for piece in line:
            end = column + cell_len(piece.text)
            if piece.figure:
                start = found[piece.figure].start if piece.figure in found else column
                found[piece.figure] = _Place(piece.figure, number, start, end)
            column = end
    return list(found.values())
