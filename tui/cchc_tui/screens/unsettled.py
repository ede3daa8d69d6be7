"""Rows to look at: what was doubtful when they were read, until a person settles it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.problem import problem_line
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.text import collapse
from cchc_tracker.services.importing import settle_problems, unsettled_rows
from cchc_tui.messages import OpenRow
from cchc_tui.screens.page import PageScreen
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.model.row import Row


class UnsettledScreen(PageScreen):
    """The rows of a plan with problems or inferred cells that nobody has settled."""

    NAME = template("Rows to look at")
    HELP = template(
        "Reading these rows left a doubt, or a cell was carried down into a blank one; beneath the"
        " list stands what. Enter shows the row with the text as printed. X marks the row as looked"
        " at: it leaves the list, the journal keeps who did so, and an undo brings it back."
    )
    CSS_PATH: ClassVar[str] = "../styles/import.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "settle", template("Looked at"), id="unsettled.settle"),
    ]

    def __init__(self, plan: str) -> None:
        super().__init__()
        self._plan = plan
        self._rows: tuple[Row, ...] = ()

    def body(self) -> ComposeResult:
        """How many, the rows, what is doubtful."""
        yield PlainStatic(id="import-summary")
        yield ChoiceList(id="import-lines")
        yield PlainStatic(id="import-detail")

    def on_mount(self) -> None:
        """Reads the rows."""
        self.query_exactly_one(ChoiceList).focus()
        self.reload()

    def title_line(self) -> str:
        """Screen and plan."""
        return f"{super().title_line()} · {self._plan}"

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read the rows again."""
        self._look()

    @work(exclusive=True, group="unsettled", exit_on_error=False)
    async def _look(self) -> None:
        try:
            self._rows = await self.app.desk.ask(partial(unsettled_rows, plan_id=self._plan))
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        self._show()

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Tells what is doubtful about the row under the cursor."""
        self._tell_doubts(event.place)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Shows the row."""
        if event.place < len(self._rows):
            row = self._rows[event.place]
            self.post_message(OpenRow(row.plan, f"r{row.position}"))

    @work(group="settle", exit_on_error=False)
    async def action_settle(self) -> None:
        """Mark the row under the cursor as looked at."""
        place = self._list.highlighted
        if place is None or place >= len(self._rows):
            return
        row = self._rows[place]
        try:
            await self.app.desk.write(lambda session: settle_problems(session, [row]))
        except CchcError as failure:
            self.app.tell(failure)
            return
        self.app.tell(message("Row {ref} is settled; u takes that back", ref=row.ref))
        self.reload()

    def _show(self) -> None:
        language = self.app.language
        self.query_exactly_one("#import-summary", PlainStatic).update(
            language("{count} rows to look at", count=len(self._rows))
        )
        lines = [safe_line(f"{row.ref}  {collapse(row.text)}") for row in self._rows]
        self._list.show_lines(lines)
        self._tell_doubts(self._list.highlighted or 0)

    def _tell_doubts(self, place: int) -> None:
        detail = self.query_exactly_one("#import-detail", PlainStatic)
        detail.update("\n".join(self._doubts(place)) if place < len(self._rows) else "")

    def _doubts(self, place: int) -> list[str]:
        row, language = self._rows[place], self.app.language
        doubts = [safe_line(problem_line(each, language)) for each in row.problems]
        if row.inferred and not doubts:
            fields = ", ".join(row.inferred)
            doubts.append(language("Carried into a blank cell: {fields}", fields=fields))
        return doubts

    @property
    def _list(self) -> ChoiceList:
        return self.query_exactly_one("#import-lines", ChoiceList)
