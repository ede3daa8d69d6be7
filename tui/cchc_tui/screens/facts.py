"""Names and texts above another screen, scrolling: for what is too long for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from cchc_tracker.model.message import template
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from cchc_tracker.services.language import Language
    from cchc_tui.widgets.facts import Fact


class FactsScreen(HouseModal[None]):
    """Scrolls with the arrows; Esc leaves it."""

    HELP = template("Everything that is known of the line; the arrows scroll.")

    def __init__(self, name: str, facts: Callable[[Language], Sequence[Fact]]) -> None:
        """`name` is a template."""
        super().__init__()
        self._called = name
        self._facts = facts

    def body(self) -> ComposeResult:
        """The facts."""
        with VerticalScroll(id="facts-body"):
            yield Facts(self._facts(self.app.language))

    def on_mount(self) -> None:
        """Takes the arrows."""
        self.query_exactly_one("#facts-body").focus()

    def title_line(self) -> str:
        """What it's about."""
        return self.app.language.text(self._called)

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one(Facts).show(self._facts(self.app.language))
