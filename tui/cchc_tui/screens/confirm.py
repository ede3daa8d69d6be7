"""Asks for one yes before something that others would notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import template
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.model.message import Message


class ConfirmScreen(HouseModal[bool]):
    """Its outcome: whether to do it; the cursor stands on no."""

    NAME = template("Please confirm")
    HELP = template("Enter takes the answer under the cursor; Esc is a no.")
    CSS_PATH = "../styles/confirm.tcss"

    def __init__(self, question: Message, yes: str, no: str = template("No")) -> None:
        """`yes` and `no` are templates."""
        super().__init__()
        self._question = question
        self._answers = (no, yes)

    def body(self) -> ComposeResult:
        """The question and its two answers."""
        yield PlainStatic(self.app.language(self._question), id="confirm-question")
        yield ChoiceList(id="confirm-answers")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self.query_exactly_one(ChoiceList).focus()

    def relabel(self) -> None:
        """Write question and answers again."""
        super().relabel()
        question = self.query_exactly_one("#confirm-question", PlainStatic)
        question.update(self.app.language(self._question))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the answer."""
        self.dismiss(event.place == 1)

    def fill(self) -> None:
        """The answers; no comes first."""
        lines = [self.app.language.text(answer) for answer in self._answers]
        self.query_exactly_one(ChoiceList).show_lines(lines)
