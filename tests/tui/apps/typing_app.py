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

from cchc_tui.terminal.driver import HouseDriver
from cchc_tui.terminal.keys_in_turn import KeysInTurn
from cchc_tui.widgets.choice_field import Choice, ChoiceField
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from textual.app import ComposeResult


CHOICES = tuple(Choice(each, each) for each in ("", "đang làm", "xong", "Nộp", "1"))


class Line(LineInput):
    """A line whose text stays as it is when one comes back to it."""

    def __init__(self) -> None:
        super().__init__(select_on_focus=False)


Field = LineInput | TextInput | ChoiceField


class TypingApp(KeysInTurn[None]):
    """A line, an area, a form of two lines and an area, or one with a choice; reports its texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "report", "Report", id="report"),
        Binding("down", "focus_next", "Next field", id="next"),
        Binding("up", "focus_previous", "Previous field", id="previous"),
    ]

    def __init__(self, kind: str, results: Path | None = None) -> None:
        super().__init__(driver_class=HouseDriver)
        line, other, area = Line(), Line(), TextInput()
        kinds: dict[str, list[Field]] = {
            "line": [line],
            "area": [area],
            "form": [line, other, area],
            "choice": [line, ChoiceField(CHOICES), other, area],
        }
        self.fields = kinds[kind]
        self.results = results
        self.reported: list[list[str]] = []

    def compose(self) -> ComposeResult:
        """The fields alone."""
        yield from self.fields

    @property
    def texts(self) -> list[str]:
        """What the fields hold."""
        return [
            field.text if isinstance(field, TextInput) else field.value for field in self.fields
        ]

    def clear(self) -> None:
        """Empties the fields."""
        for field in self.fields:
            if isinstance(field, LineInput):
                field.clear()
            elif isinstance(field, TextInput):
                field.load_text("")
            else:
                field.action_first()
                field.action_choose()
        self.screen.set_focus(self.fields[0])

    def on_ready(self) -> None:
        """Tells the test to begin."""
        self.tell("ready")

    def on_input_submitted(self) -> None:
        """Goes to the next field, as the forms do."""
        self.screen.focus_next()

    def action_report(self) -> None:
        """Tells what was typed, and makes room for the next."""
        self.reported.append(self.texts)
        self.tell("|".join(self.texts))
        self.clear()

    def tell(self, text: str) -> None:
        """Appends one line to the results."""
        if self.results is not None:
            with self.results.open("a", encoding="utf-8") as results:
                results.write(json.dumps(text) + "\n")


if __name__ == "__main__":
    TypingApp(sys.argv[1], Path(sys.argv[2])).run()
