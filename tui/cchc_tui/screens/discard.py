"""Asks before what was typed is thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import template
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult

_QUESTION = template("What you typed isn't saved yet.")


class DiscardScreen(HouseModal[bool]):
    """Its outcome: whether to throw it away."""

    NAME = template("Leave the form")
    HELP = template(
        "Esc goes back to the form. F10 on the form quits and keeps what you typed for the next"
        " start."
    )

    def body(self) -> ComposeResult:
        """The question and its two answers."""
        yield PlainStatic(self.app.language.text(_QUESTION), id="question")
        yield ChoiceList()

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self.query_exactly_one(ChoiceList).focus()

    def relabel(self) -> None:
        """Write question and answers again."""
        super().relabel()
        self.query_exactly_one("#question", PlainStatic).update(self.app.language.text(_QUESTION))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the answer."""
        self.dismiss(event.place == 1)

    def fill(self) -> None:
        """The answers; going on comes first."""
        language = self.app.language
        self.query_exactly_one(ChoiceList).show_lines(
            [language("Go on editing"), language("Throw away what I typed")]
        )
