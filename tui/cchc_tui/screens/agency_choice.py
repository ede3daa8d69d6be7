"""Which agency is mine: those of the plan, found by typing a part of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cchc_tracker.model.message import template
from cchc_tracker.model.text import matches
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.store import Participant


class AgencyChoiceScreen(HouseModal[str]):
    """Its outcome is the agency's name."""

    NAME = template("Which agency is yours?")
    HELP = template(
        "Type a part of the name, with or without marks; the arrows choose, Enter takes it. It is"
        " remembered for you and this locality."
    )
    CSS_PATH = "../styles/agency.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", template("Next line"), id="agency-choice.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="agency-choice.up", show=False),
    ]

    def __init__(self, agencies: tuple[Participant, ...]) -> None:
        super().__init__()
        self._agencies = agencies
        self._found = agencies

    def body(self) -> ComposeResult:
        """The line to type into, and what it finds."""
        yield LineInput(id="agency-input")
        agencies = ChoiceList(id="agency-list")
        agencies.can_focus = False
        yield agencies

    def on_mount(self) -> None:
        """Shows all agencies."""
        self._fill()

    def relabel(self) -> None:
        """Write the agencies again."""
        super().relabel()
        self._fill()

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Finds as one types."""
        self._found = tuple(each for each in self._agencies if matches(event.value, each.name))
        self._fill()

    def on_input_submitted(self) -> None:
        """Takes the agency under the cursor."""
        cursor = self.query_exactly_one(ChoiceList).highlighted
        if cursor is not None:
            self.dismiss(self._found[cursor].name)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the agency that was clicked."""
        self.dismiss(self._found[event.place].name)

    def action_move(self, step: int) -> None:
        """Move the cursor while typing goes on."""
        agencies = self.query_exactly_one(ChoiceList)
        if self._found:
            agencies.highlight(((agencies.highlighted or 0) + step) % len(self._found))

    def _fill(self) -> None:
        language = self.app.language
        self.query_exactly_one(ChoiceList).show_lines(
            [
                language(
                    "{name} (leads {leads}, supports {supports})",
                    name=safe_line(each.name), leads=each.leads, supports=each.supports,
                )
                for each in self._found
            ]
        )  # fmt: skip
