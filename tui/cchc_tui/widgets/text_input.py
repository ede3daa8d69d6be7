"""The house input of several lines: every Vietnamese input method types into it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import Reactive, reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit

from cchc_tracker.model.text import clean
from cchc_tui.widgets._textual import run_own_binding
from cchc_tui.widgets.letters import compose, letter_end, letter_start
from cchc_tui.widgets.plain import plain

if TYPE_CHECKING:
    from textual.events import Key
    from textual.widgets.text_area import EditResult, Location


class TextInput(TextArea):
    """A `TextArea` whose keys keep their order and whose text is clean NFC; its lines stay.

    `text`, `Changed`, undo and selection are those of `TextArea`. Control, escape and invisible
    characters never enter; Backspace takes a whole letter. The cursor doesn't blink.
    """

    cursor_blink: Reactive[bool] = reactive(default=False, init=False)

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        read_only: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's word
        classes: str | None = None,
        disabled: bool = False,
        compact: bool = False,
    ) -> None:
        super().__init__(
            clean(text),
            placeholder=plain(placeholder),
            read_only=read_only,
            name=name,
            id=id,
            classes=classes,
            disabled=disabled,
            compact=compact,
        )

    async def on_key(self, event: Key) -> None:
        """Runs an editing key before the next key of the same burst."""
        await run_own_binding(self, event)

    def load_text(self, text: str) -> None:
        """Puts clean text in place of the whole, and forgets the undo history."""
        super().load_text(clean(text))

    def validate_placeholder(self, placeholder: str | Content) -> Content:
        """The placeholder as plain text, never markup."""
        return placeholder if isinstance(placeholder, Content) else plain(placeholder)

    def edit(self, edit: Edit) -> EditResult:
        """Does an edit with clean text, on whole letters."""
        bottom = self._letter_end(edit.bottom)
        top = bottom if edit.top == edit.bottom else self._letter_start(edit.top)
        column, text = compose(self._line(top[0]), top[1], clean(edit.text))
        return super().edit(Edit(text, (top[0], column), bottom, edit.maintain_selection_offset))

    def get_cursor_left_location(self) -> Location:
        """The place a whole letter to the left."""
        return self._letter_start(super().get_cursor_left_location())

    def get_cursor_right_location(self) -> Location:
        """The place a whole letter to the right."""
        return self._letter_end(super().get_cursor_right_location())

    def _letter_start(self, location: Location) -> Location:
        row, column = location
        return row, letter_start(self._line(row), column)

    def _letter_end(self, location: Location) -> Location:
        row, column = location
        return row, letter_end(self._line(row), column)

    def _line(self, row: int) -> str:
        """The text of a row; past the last one, where deleting a line reaches, nothing."""
        return self.document.get_line(row) if row < self.document.line_count else ""
