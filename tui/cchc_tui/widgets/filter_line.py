"""The filter's line: typed, tried a moment later, with the number of rows or the error's place.

The input is made when a person first types a filter: the start has no use for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import getters
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from cchc_tracker.model.message import template
from cchc_tui.app import TrackerApp
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import Input

    from cchc_tracker.model.filter import FilterError
    from cchc_tui.widgets.line_input import LineInput

PAUSE: Final = 0.15
"""Seconds of rest after a key before the filter is tried."""
_PROMPT: Final = "/"
_INDENT: Final = 2
"""Cells before the first letter of the input: the prompt and a blank."""


class FilterLine(Vertical):
    """Open it shows an input and an outcome; closed one line with the filter in force, or none."""

    DEFAULT_CSS = """
    FilterLine {
        height: auto;
        & > Horizontal { height: 1; }
        & > Horizontal > PlainStatic { width: 1; }
        & > #filter-outcome { height: 1; display: none; }
        &.-open > #filter-outcome, &.-active > #filter-outcome { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", template("Keep"), id="filter.keep"),
        Binding("escape", "drop", template("As before"), id="filter.drop"),
        Binding("up", "older", template("Older filter"), id="filter.older"),
        Binding("down", "newer", template("Newer filter"), id="filter.newer", show=False),
    ]
    app = getters.app(TrackerApp)

    @dataclass
    class Edited(Message):
        """The person rests after typing."""

        expression: str

    @dataclass
    class Kept(Message):
        """The person wants this filter and goes back to the rows."""

        expression: str

    @dataclass
    class Dropped(Message):
        """The person wants the filter of before."""

    def __init__(self) -> None:
        super().__init__()
        self._input: LineInput | None = None
        """None until a filter is first typed."""
        self._timer: Timer | None = None
        self._place_in_history = -1
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The line for the outcome; the input comes above it."""
        yield PlainStatic(id="filter-outcome")

    @property
    def is_open(self) -> bool:
        """Whether the person is typing a filter."""
        return self.has_class("-open")

    @property
    def expression(self) -> str:
        """What stands in the input."""
        return self._input.value if self._input else ""

    @property
    def outcome(self) -> str:
        """What is said about the filter."""
        return str(self._outcome.content)

    async def open(self, expression: str) -> None:
        """Let the person type, starting from a filter."""
        self._place_in_history = -1
        line_input = self._input or await self._make_input()
        with self.prevent(type(line_input).Changed):
            line_input.value = expression
        line_input.cursor_position = len(expression)
        self.add_class("-open")
        self.query_one(Horizontal).display = True
        # at once: what follows in the same burst of keys belongs into the input
        self.screen.set_focus(line_input)

    async def _make_input(self) -> LineInput:
        from cchc_tui.widgets.line_input import LineInput

        self._input = LineInput(id="filter-input", select_on_focus=False)
        await self.mount(Horizontal(PlainStatic(_PROMPT), self._input), before=0)
        return self._input

    def close(self) -> None:
        """End the typing."""
        self._stop_timer()
        self.remove_class("-open")
        for line in self.query(Horizontal):
            line.display = False

    def say(self, outcome: str) -> None:
        """Say what the filter came to, under the input."""
        self._outcome.update(cut(outcome, self.size.width), layout=False)

    def say_active(self, outcome: str) -> None:
        """Say which filter is in force while nobody types; blank for none."""
        self.set_class(bool(outcome), "-active")
        self.say(outcome)

    def say_error(self, error: FilterError) -> None:
        """Point at the character where the filter goes wrong."""
        reason = self.app.language(error.reason)
        scrolled = self._input.scroll_offset.x if self._input else 0
        offset = _INDENT + cell_len(error.expression[: error.at]) - scrolled
        line = pointed(reason, max(offset, 0), self.size.width)
        self._outcome.update(line, layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Waits for a rest."""
        event.stop()
        self._stop_timer()
        self._timer = self.set_timer(PAUSE, self._tell_edited)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keeps the filter."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what is typed."""
        self._stop_timer()
        self.post_message(self.Kept(self.expression))

    def action_drop(self) -> None:
        """Go back to the filter of before."""
        self._stop_timer()
        self.post_message(self.Dropped())

    def action_older(self) -> None:
        """Put in the filter that was used before."""
        history = self.app.settings.history
        if self._place_in_history + 1 < len(history):
            if self._place_in_history < 0:
                self._typed = self.expression
            self._place_in_history += 1
            self._put(history[self._place_in_history])

    def action_newer(self) -> None:
        """Put in the filter that was used after, at last what was being typed."""
        if self._place_in_history >= 0:
            self._place_in_history -= 1
            place = self._place_in_history
            self._put(self._typed if place < 0 else self.app.settings.history[place])

    @property
    def _outcome(self) -> PlainStatic:
        return self.query_one("#filter-outcome", PlainStatic)

    def _put(self, expression: str) -> None:
        if self._input is not None:
            self._input.value = expression
            self._input.cursor_position = len(expression)

    def _tell_edited(self) -> None:
        self._timer = None
        self.post_message(self.Edited(self.expression))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def pointed(reason: str, offset: int, width: int) -> str:
    """A line with `^` at a cell and the reason on the side of it where there is room."""
    offset = min(offset, max(width - 1, 0))
    right = width - offset - 2
    if right >= cell_len(reason) or right >= offset - 1:
        return " " * offset + "^ " + cut(reason, right)
    shown = cut(reason, offset - 1)
    return " " * (offset - 1 - cell_len(shown)) + shown + " ^"
