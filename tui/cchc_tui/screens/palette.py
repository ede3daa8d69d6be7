"""The palette: every command of the screen beneath, found by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cchc_tracker.model.message import template
from cchc_tracker.model.text import fold
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.keys import key_cap
from cchc_tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tui.widgets.keys import KeyHint

_OWN = "app.palette"


class PaletteScreen(HouseModal[str]):
    """Its outcome is the key to press."""

    NAME = template("Commands")
    HELP = template(
        "Type a part of a command's name, with or without marks; the arrows choose, Enter runs it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", template("Next line"), id="palette.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="palette.up", show=False),
    ]

    def __init__(self, hints: tuple[KeyHint, ...]) -> None:
        super().__init__()
        self._hints = tuple(hint for hint in hints if hint.id != _OWN)
        self._found = self._hints

    def body(self) -> ComposeResult:
        """The line to type into, and what it finds."""
        yield LineInput(id="palette-input")
        commands = ChoiceList(id="palette-list")
        commands.can_focus = False
        yield commands

    def on_mount(self) -> None:
        """Shows all commands."""
        self._fill()

    def relabel(self) -> None:
        """Write the commands again."""
        super().relabel()
        self._fill()

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Finds as one types."""
        self._found = tuple(hint for hint in self._hints if self._matches(hint, event.value))
        self._fill()

    def on_input_submitted(self) -> None:
        """Runs the command under the cursor."""
        cursor = self.query_exactly_one(ChoiceList).highlighted
        if cursor is not None:
            self.dismiss(self._found[cursor].keys[0])

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Runs the command that was clicked."""
        self.dismiss(self._found[event.place].keys[0])

    def action_move(self, step: int) -> None:
        """Move the cursor while typing goes on."""
        commands = self.query_exactly_one(ChoiceList)
        if self._found:
            commands.highlight(((commands.highlighted or 0) + step) % len(self._found))

    def _matches(self, hint: KeyHint, typed: str) -> bool:
        text = fold(self.app.language.text(hint.description))
        return all(word in text for word in fold(typed).split())

    def _fill(self) -> None:
        self.query_exactly_one(ChoiceList).show_lines([self._line(hint) for hint in self._found])

    def _line(self, hint: KeyHint) -> str:
        cap = key_cap(hint.keys[0], ascii_only=self.app.context.ascii_only)
        return f"{self.app.language.text(hint.description)} ({cap})"
