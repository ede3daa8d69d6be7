"""A question about facts: they scroll above the answers, the first of which changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.containers import VerticalScroll

from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.facts import Fact, Facts

if TYPE_CHECKING:
    from textual.app import ComposeResult

Result = TypeVar("Result")


class ChoosingScreen(HouseModal[Result], Generic[Result]):
    """`facts`, `answers` and what becomes of a chosen one are what a screen adds."""

    CSS_PATH = "../styles/conflict.tcss"

    def facts(self) -> list[Fact]:
        """What the question is about, in the language of now."""
        raise NotImplementedError

    def answers(self) -> list[str]:
        """The answers, in the language of now."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The facts, then the answers."""
        with VerticalScroll(id="conflict-values", can_focus=True):
            yield Facts(self.facts(), id="conflict-facts")
        yield ChoiceList(id="conflict-choices")

    def on_mount(self) -> None:
        """Fills the answers."""
        self.fill()
        self.query_exactly_one(ChoiceList).focus()

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one("#conflict-facts", Facts).show(self.facts())

    def fill(self) -> None:
        """The answers."""
        self.query_exactly_one(ChoiceList).show_lines(self.answers())
