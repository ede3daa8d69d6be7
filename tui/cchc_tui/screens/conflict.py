"""Conflict: what somebody else stored beside what one is about to write, and who wins."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from cchc_tracker.exports.journal import changed_values
from cchc_tracker.model.message import template
from cchc_tui.content.comparison import compare
from cchc_tui.content.row_facts import moment_text, status_text
from cchc_tui.screens.choosing import ChoosingScreen
from cchc_tui.widgets.facts import Fact

if TYPE_CHECKING:
    from cchc_tracker.model.update import Update
    from cchc_tracker.services.conflict import Meanwhile
    from cchc_tui.widgets.choices import ChoiceList


class Answer(Enum):
    """What becomes of the two."""

    EDIT = 0
    THEIRS = 1
    MINE = 2


class ConflictScreen(ChoosingScreen[Answer]):
    """Its outcome is the person's choice; Esc goes on editing."""

    NAME = template("Changed meanwhile")
    HELP = template(
        "Somebody else changed the row while you were typing. Left stands what is stored, right"
        " what you are about to write. Nothing is written until you choose. Both stay in the row's"
        " updates; yours on top counts as the later word."
    )

    def __init__(self, meanwhile: Meanwhile, mine: Update) -> None:
        super().__init__()
        self._meanwhile = meanwhile
        self._mine = mine

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

    def answers(self) -> list[str]:
        """Edit, theirs, mine: in the order of `Answer`."""
        language = self.app.language
        return [
            language("Go on editing"),
            language("Keep what is stored, drop mine"),
            language("Write mine on top"),
        ]
