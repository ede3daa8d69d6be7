"""Conflict: what somebody else stored beside what one is about to write, and who wins."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from cchc_tracker.exports.journal import changed_values
from cchc_tracker.model.message import template
from cchc_tui.comparison import compare
from cchc_tui.row_facts import moment_text, status_text
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.facts import Fact, Facts

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.model.update import Update
    from cchc_tracker.services.conflict import Meanwhile


class Answer(Enum):
    """What becomes of the two."""

    EDIT = 0
    THEIRS = 1
    MINE = 2


class ConflictScreen(HouseModal[Answer]):
    """Its outcome is the person's choice; Esc goes on editing."""

    NAME = template("Changed meanwhile")
    HELP = template(
        "Somebody else changed the row while you were typing. Left stands what is stored, right"
        " what you are about to write. Nothing is written until you choose. Both stay in the row's"
        " updates; yours on top counts as the later word."
    )
    CSS_PATH = "../styles/conflict.tcss"

    def __init__(self, meanwhile: Meanwhile, mine: Update) -> None:
        super().__init__()
        self._meanwhile = meanwhile
        self._mine = mine

    def body(self) -> ComposeResult:
        """Both values, then the choices."""
        with VerticalScroll(id="conflict-values", can_focus=True):
            yield Facts(self.facts(), id="conflict-facts")
        yield ChoiceList(id="conflict-choices")

    def on_mount(self) -> None:
        """Fills the choices."""
        self._fill()
        self.query_exactly_one(ChoiceList).focus()

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one("#conflict-facts", Facts).show(self.facts())
        self._fill()

    def facts(self) -> list[Fact]:
        """Who changed what, then field by field theirs and mine."""
        language = self.app.language
        now = self._meanwhile.now
        status = status_text(now.status, language, ascii_only=self.app.context.ascii_only)
        return [
            Fact((language("Row"), f"{now.row.ref} {now.row.text}")),
            *(
                Fact((line.author, f"{moment_text(line.at)}: {changed}"))
                for line in self._meanwhile.lines
                if (changed := changed_values(line, language.text))
            ),
            Fact(("", "")),
            Fact(("", language("STORED NOW"), language("YOURS"))),
            Fact((language("Status"), status, "")),
            *compare(self._meanwhile.stored, self._mine, language.text),
        ]

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the choice."""
        self.dismiss(Answer(event.place))

    def _fill(self) -> None:
        language = self.app.language
        self.query_exactly_one(ChoiceList).show_lines(
            [
                language("Go on editing"),
                language("Keep what is stored, drop mine"),
                language("Write mine on top"),
            ]
        )
