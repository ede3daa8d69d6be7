"""An app of one house input for the typing tests: `typing_app.py KIND RESULTS`.

It appends lines of JSON to RESULTS: "ready" once it takes keys, and at F10 what the input holds,
after which the input is empty again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.text_input import TextInput


class TypingApp(App[None]):
    """Shows one input and reports what was typed into it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "report", "Report", id="report")]

    def __init__(self, kind: str, results: Path) -> None:
        super().__init__()
        self.field = LineInput() if kind == "line" else TextInput()
        self.results = results

    def compose(self) -> ComposeResult:
        """The input alone."""
        yield self.field

    def on_ready(self) -> None:
        """Tells the test to begin."""
        self.tell("ready")

    def action_report(self) -> None:
        """Tells what was typed, and makes room for the next."""
        if isinstance(self.field, LineInput):
            self.tell(self.field.value)
            self.field.clear()
        else:
            self.tell(self.field.text)
            self.field.load_text("")

    def tell(self, text: str) -> None:
        """Appends one line to the results."""
        with self.results.open("a", encoding="utf-8") as results:
            results.write(json.dumps(text) + "\n")


if __name__ == "__main__":
    TypingApp(sys.argv[1], Path(sys.argv[2])).run()
