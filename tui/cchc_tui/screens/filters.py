"""Filters saved by name: open one, save the one in force, forget one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType

from cchc_tracker.model.collation import collation_key
from cchc_tracker.model.message import message, template
from cchc_tracker.model.text import collapse
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FiltersScreen(HouseModal[str]):
    """Its outcome is the filter that was chosen."""

    NAME = template("Saved filters")
    HELP = template(
        "Enter opens the filter under the cursor, Del forgets it. To save the filter in force,"
        " type a name for it and press Enter; an old one of that name is replaced."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "forget", template("Forget"), id="filters.forget"),
    ]
    _list = getters.query_one(ChoiceList)
    _name_input = getters.query_one(LineInput)

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current

    def body(self) -> ComposeResult:
        """The filter in force with a name for it, and the saved ones."""
        yield PlainStatic(id="filters-current")
        yield LineInput(id="filters-name")
        yield ChoiceList(id="filters-list")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self._name_input.display = bool(self._current)
        self.set_focus(self._list if self._names() or not self._current else self._name_input)

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Saves the filter in force."""
        name = collapse(event.value)
        if name:
            self.app.remember(filters={**self.app.settings.filters, name: self._current})
            self.app.tell(message("Saved as “{name}”", name=name))
            self.dismiss(None)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Opens a saved filter."""
        self.dismiss(self.app.settings.filters[self._names()[event.place]])

    def action_forget(self) -> None:
        """Forget the filter under the cursor."""
        place = self._list.highlighted
        if place is None:
            return
        gone = self._names()[place]
        kept = {name: each for name, each in self.app.settings.filters.items() if name != gone}
        self.app.remember(filters=kept)
        self.fill()

    def _names(self) -> list[str]:
        return sorted(self.app.settings.filters, key=collation_key)

    def fill(self) -> None:
        """The filters by name, and what saving would keep."""
        language = self.app.language
        if self._current:
            said = language("Name for the filter in force: {filter}", filter=self._current)
        elif self._names():
            said = language("No filter is in force that could be saved")
        else:
            said = language("No filter is saved; type one with / first, then save it here")
        self.query_one("#filters-current", PlainStatic).update(cut(said, self.size.width - 2))
        filters = self.app.settings.filters
        width = max(self.size.width - 2, 0)
        self._list.show_lines([cut(f"{name}: {filters[name]}", width) for name in self._names()])
