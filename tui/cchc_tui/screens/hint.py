"""The hint of the first start: the few keys that lead to everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cchc_tracker.model.message import template
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult

HINT = template(
    "Everything works by keyboard. The last line always shows the keys that work where you are.\n\n"
    "F1 explains the screen you are on and lists all its keys.\n"
    "F9 changes language, colours and how much is sent over a slow line.\n"
    "F10 quits. What you are typing is kept, even if the line breaks.\n\n"
    "This hint is shown once; F1 brings it back."
)


class HintScreen(HouseModal[None]):
    """Shown until it's closed once."""

    NAME = template("Welcome")
    HELP = HINT
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", template("Begin"), id="hint.begin"),
    ]

    def body(self) -> ComposeResult:
        """The text."""
        yield PlainStatic(self.app.language.text(HINT), id="hint-text")

    def relabel(self) -> None:
        """Write the hint again."""
        super().relabel()
        self.query_exactly_one("#hint-text", PlainStatic).update(self.app.language.text(HINT))

    def action_leave(self) -> None:
        """Never again."""
        self.app.remember(hint_seen=True)
        self.dismiss(None)
