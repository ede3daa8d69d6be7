"""A list in which one finds a line by typing a part of it; the arrows move meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType

from cchc_tracker.model.message import template
from cchc_tracker.model.text import fold
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

Item = TypeVar("Item")


class FindingScreen(HouseModal[str], Generic[Item]):
    """`finds`, `line` and `outcome` of an item are what a screen adds."""

    WHAT: ClassVar[str] = ""
    """What the ids of the input and the list begin with."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", template("Next line"), id="finding.down", show=False),
        Binding("up", "move(-1)", template("Previous line"), id="finding.up", show=False),
    ]

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__()
        self._items = items
        self._found = items

    def finds(self, item: Item, typed: str) -> bool:
        """Whether what is typed finds an item."""
        raise NotImplementedError

    def line(self, item: Item) -> str:
        """How an item is told, in the language of now."""
        raise NotImplementedError

    def outcome(self, item: Item) -> str:
        """The screen's outcome where an item is taken."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        """The line to type into, and what it finds."""
        yield LineInput(id=f"{self.WHAT}-input")
        found = ChoiceList(id=f"{self.WHAT}-list")
        found.can_focus = False
        yield found

    def on_mount(self) -> None:
        """Shows all items."""
        self.fill()

    def on_input_changed(self, event: LineInput.Changed) -> None:
        """Finds as one types; what begins with the very letters comes first."""
        typed = fold(event.value)
        found = (each for each in self._items if self.finds(each, event.value))
        self._found = sorted(found, key=lambda each: not fold(self.line(each)).startswith(typed))
        self.fill()

    def on_input_submitted(self) -> None:
        """Takes the item under the cursor."""
        cursor = self.query_exactly_one(ChoiceList).highlighted
        if cursor is not None:
            self.dismiss(self.outcome(self._found[cursor]))

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the item that was clicked."""
        self.dismiss(self.outcome(self._found[event.place]))

    def action_move(self, step: int) -> None:
        """Move the cursor while typing goes on."""
        found = self.query_exactly_one(ChoiceList)
        if self._found:
            found.highlight(((found.highlighted or 0) + step) % len(self._found))

    def fill(self) -> None:
        """The items that were found."""
        self.query_exactly_one(ChoiceList).show_lines([self.line(each) for each in self._found])
