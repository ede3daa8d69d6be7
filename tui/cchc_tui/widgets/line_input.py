"""The house input of one line: every Vietnamese input method types into it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import clamp
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from cchc_tracker.model.text import clean
from cchc_tui.widgets._textual import run_own_binding
from cchc_tui.widgets.letters import compose, letter_end, letter_start

if TYPE_CHECKING:
    from textual.events import Key, Paste


class LineInput(Input):
    """An `Input` whose keys keep their order and whose value is clean NFC text on one line.

    `value`, `Changed`, `Submitted` and the constructor are those of `Input`. Control, escape and
    invisible characters never enter; a line break or a tab becomes a space; Backspace takes a
    whole letter. The cursor doesn't blink.
    """

    cursor_blink: Reactive[bool] = reactive(default=False, init=False)

    @dataclass
    class PasteJoined(Message):
        """Several pasted lines were joined by spaces, which the screen should say."""

        line_input: LineInput
        """The input that was pasted into."""

        lines: int
        """How many lines were joined, blank ones not counted."""

        @property
        def control(self) -> LineInput:
            """The input that was pasted into."""
            return self.line_input

    async def on_key(self, event: Key) -> None:
        """Runs an editing key before the next key of the same burst."""
        await run_own_binding(self, event)

    def on_paste(self, event: Paste) -> None:
        """Takes the whole paste, not only its first line."""
        event.stop()
        event.prevent_default()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Pastes what this app copied last."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        value = self.value
        self.replace(text, *self.selection)
        lines = len(_filled_lines(text))
        if lines > 1 and self.value != value:  # a paste beyond `max_length` is refused whole
            self.post_message(self.PasteJoined(self, lines))

    def replace(self, text: str, start: int, end: int) -> None:
        """Replaces a range, widened to whole letters, by the text on one line."""
        start, end = sorted((clamp(start, 0, len(self.value)), clamp(end, 0, len(self.value))))
        line_end = letter_end(self.value, end)
        line_start = line_end if start == end else letter_start(self.value, start)
        super().replace(*_insertion(self.value, line_start, text), line_end)

    def validate_value(self, value: str) -> str:
        """The value as clean text on one line."""
        return one_line(value)

    def validate_selection(self, selection: Selection) -> Selection:
        """The selection within the value, its ends between letters in the direction moved."""
        start, end = super().validate_selection(selection)
        snap = letter_start if end < self.selection.end else letter_end
        cursor = snap(self.value, end)
        return Selection(cursor if start == end else letter_start(self.value, start), cursor)


def one_line(text: str) -> str:
    """Clean text with its lines joined by a space; spaces within a single line stay."""
    cleaned = clean(text).replace("\t", " ")
    return " ".join(_filled_lines(cleaned)) if "\n" in cleaned else cleaned


def _filled_lines(text: str) -> list[str]:
    return [line.strip() for line in clean(text).split("\n") if line.strip()]


def _insertion(line: str, index: int, text: str) -> tuple[str, int]:
    start, composed = compose(line, index, one_line(text))
    return composed, start
