"""Going to a row by its number; where a number stands on several rows one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, work

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.model.text import collapse
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cchc_tracker.model.row import Row


class JumpScreen(HouseModal[int]):
    """Its outcome is the position of a row in the plan."""

    NAME = template("Go to a row")
    HELP = template(
        "Type a row's printed number (3.7), with its area (III.7) where several rows have it, or"
        " its place in the plan (r12), and press Enter."
    )
    _input = getters.query_one("#jump-input", LineInput)
    _said = getters.query_one("#jump-said", PlainStatic)
    _list = getters.query_one("#jump-list", ChoiceList)

    def __init__(self, plan: str) -> None:
        super().__init__()
        self._plan = plan
        self._found: Sequence[Row] = ()

    def body(self) -> ComposeResult:
        """The number, what came of it, the rows that have it."""
        yield LineInput(id="jump-input")
        yield PlainStatic(id="jump-said")
        yield ChoiceList(id="jump-list")

    def on_mount(self) -> None:
        """Says what can be typed."""
        self.set_focus(self._input)
        self._list.display = False
        self._say()

    def relabel(self) -> None:
        """Say it in the language of now."""
        super().relabel()
        self._say()

    @work(exclusive=True, exit_on_error=False)
    async def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Looks for the rows."""
        ref = collapse(event.value)
        try:
            self._found = await self.app.desk.ask(lambda s: s.store.find(self._plan, ref))
        except CchcError as error:
            self.app.tell(error)
            return
        if len(self._found) == 1:
            self.dismiss(self._found[0].position)
            return
        self._list.display = bool(self._found)
        self._list.show_lines([self._line(row) for row in self._found])
        self._say()
        if self._found:
            self._list.focus()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Goes to the chosen row."""
        self.dismiss(self._found[event.place].position)

    def _line(self, row: Row) -> str:
        return cut(f"r{row.position}  {row.area_no}  {row.ref}  {row.text}", self.size.width - 2)

    def _say(self) -> None:
        language = self.app.language
        typed = self._input.value
        if self._found:
            said = language("{count} rows have this number:", count=len(self._found))
        elif typed:
            said = language("No row has the number {ref}", ref=typed)
        else:
            said = language("A number as printed (3.7, III.7) or a place in the plan (r12)")
        self._said.update(said)
