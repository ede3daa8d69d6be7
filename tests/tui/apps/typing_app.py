"""An app of house inputs for the typing tests: `typing_app.py KIND RESULTS`.

It appends lines of JSON to RESULTS: "ready" once it takes keys, and at F10 what its fields hold,
after which they are empty again and the first has the focus.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cchc_tui.driver import HouseDriver
from cchc_tui.keys_in_turn import KeysInTurn
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


class TypingApp(KeysInTurn[None]):
    """A line, an area, or a form of two lines and an area; reports what was typed into them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "report", "Report", id="report"),
        Binding("down", "focus_next", "Next field", id="next"),
        Binding("up", "focus_previous", "Previous field", id="previous"),
    ]

    def __init__(self, kind: str, results: Path | None = None) -> None:
        super().__init__(driver_class=HouseDriver)
        line, other, area = (
            LineInput(select_on_focus=False),
            LineInput(select_on_focus=False),
            TextInput(),
        )
        kinds: dict[str, list[LineInput | TextInput]] = {
            "line": [line],
            "area": [area],
            "form": [line, other, area],
        }
        self.fields = kinds[kind]
        self.results = results

    def compose(self) -> ComposeResult:
        """The fields alone."""
        yield from self.fields

    @property
    def texts(self) -> list[str]:
        """What the fields hold."""
        return [
            field.value if isinstance(field, LineInput) else field.text for field in self.fields
        ]

    def clear(self) -> None:
        """Empties the fields."""
        for field in self.fields:
            if isinstance(field, LineInput):
                field.clear()
            else:
                field.load_text("")
        self.screen.set_focus(self.fields[0])

    def on_ready(self) -> None:
        """Tells the test to begin."""
        self.tell("ready")

    def on_input_submitted(self) -> None:
        """Goes to the next field, as the forms do."""
        self.screen.focus_next()

    def action_report(self) -> None:
        """Tells what was typed, and makes room for the next."""
        self.tell("|".join(self.texts))
        self.clear()

    def tell(self, text: str) -> None:
        """Appends one line to the results."""
        if self.results is not None:
            with self.results.open("a", encoding="utf-8") as results:
                results.write(json.dumps(text) + "\n")


if __name__ == "__main__":
    TypingApp(sys.argv[1], Path(sys.argv[2])).run()
