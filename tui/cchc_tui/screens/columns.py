"""Choosing and ordering the columns of the matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType

from cchc_tracker.exports.columns import COLUMNS
from cchc_tracker.model.message import template
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.fitting import ALWAYS, NUMBER, USUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_NEEDLESS = ("plan",)
"""The same in every row of a plan."""


class ColumnsScreen(HouseModal[tuple[str, ...]]):
    """Its outcome is the names of the columns, in order."""

    NAME = template("Columns")
    HELP = template(
        "Space shows or hides the column under the cursor, - moves it forward, + moves it back."
        " Number, text and status always show. Where the terminal is narrow the least important"
        " columns are left out."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", template("Keep"), id="columns.keep"),
        Binding("space", "toggle_column", template("Show or hide"), id="columns.toggle"),
        Binding("minus", "shift(-1)", template("Earlier"), id="columns.forward"),
        Binding("plus", "shift(1)", template("Later"), id="columns.back"),
        Binding("r", "usual", template("As usual"), id="columns.usual"),
    ]
    _list = getters.query_one(ChoiceList)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._shown = set(names)
        self._order = _with_the_rest(names)

    def body(self) -> ComposeResult:
        """The list."""
        yield ChoiceList(id="columns-list")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self.set_focus(self._list)

    def on_choice_list_chosen(self) -> None:
        """Keeps the choice."""
        self.action_keep()

    def action_keep(self) -> None:
        """Show these columns from now on."""
        self.dismiss(tuple(name for name in self._order if name in self._shown))

    def action_toggle_column(self) -> None:
        """Show the column under the cursor, or hide it."""
        name = self._order[self._list.highlighted or 0]
        if name not in ALWAYS:
            self._shown ^= {name}
            self.fill()

    def action_shift(self, step: int) -> None:
        """Move the column under the cursor; the number stays first."""
        place = self._list.highlighted or 0
        other = place + step
        if self._order[place] == NUMBER or not 0 < other < len(self._order):
            return
        self._order[place], self._order[other] = self._order[other], self._order[place]
        self.fill()
        self._list.highlight(other)

    def action_usual(self) -> None:
        """Go back to the usual columns."""
        self._shown = set(USUAL)
        self._order = _with_the_rest(USUAL)
        self.fill()

    def fill(self) -> None:
        """All columns, those shown marked."""
        self._list.show_lines([self._line(name) for name in self._order])

    def _line(self, name: str) -> str:
        box = "[x]" if name in self._shown else "[ ]"
        return f"{box} {self.app.language.text(COLUMNS[name].heading)}"


def _with_the_rest(names: Sequence[str]) -> list[str]:
    rest = [name for name in COLUMNS if name not in names and name not in _NEEDLESS]
    return [*names, *rest]
