"""Which agency is mine: those of the plan, found by typing a part of the name."""

from __future__ import annotations

from cchc_tracker.model.message import template
from cchc_tracker.model.text import matches
from cchc_tracker.store import Participant
from cchc_tui.screens.finding import FindingScreen
from cchc_tui.widgets.plain import safe_line


class AgencyChoiceScreen(FindingScreen[Participant]):
    """Its outcome is the agency's name."""

    NAME = template("Which agency is yours?")
    HELP = template(
        "Type a part of the name, with or without marks; the arrows choose, Enter takes it. It is"
        " remembered for you and this locality."
    )
    CSS_PATH = "../styles/agency.tcss"
    WHAT = "agency"

    def finds(self, item: Participant, typed: str) -> bool:
        """By words of the name."""
        return matches(typed, item.name)

    def line(self, item: Participant) -> str:
        """The agency and how many rows it has."""
        return self.app.language(
            "{name} (leads {leads}, supports {supports})",
            name=safe_line(item.name),
            leads=item.leads,
            supports=item.supports,
        )

    def outcome(self, item: Participant) -> str:
        """The agency's name."""
        return item.name
