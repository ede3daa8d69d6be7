"""My agency: the rows of the plan that it leads, itself or in a group, and those it supports."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.filter import Any
from cchc_tracker.model.filter_text import filter_text
from cchc_tracker.model.message import template
from cchc_tui.content.agency_lines import AgencyLines, AgencyRows, read_agency_rows
from cchc_tui.messages import OpenMatrix, OpenRow, OpenUpdate
from cchc_tui.screens.agency_choice import AgencyChoiceScreen
from cchc_tui.screens.house import HouseScreen
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.column_heads import ColumnHeads
from cchc_tui.widgets.context_line import ContextLine, context_texts
from cchc_tui.widgets.plain import PlainStatic
from cchc_tui.widgets.table import MatrixTable

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.services.session import Session


class AgencyTable(MatrixTable):
    """A table whose rows aren't marked: changes of many rows begin in the matrix."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Everything but marking."""
        return action != "mark"


class AgencyScreen(HouseScreen[None]):
    """One agency's rows; which agency is asked once and remembered."""

    NAME = template("My agency")
    HELP = template(
        "The rows of the plan that your agency leads, then those led by groups it belongs to, then"
        " those it supports. Your agency is remembered for each locality; a chooses another one."
    )
    CSS_PATH = "../styles/agency.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "choose_agency", template("Choose agency"), id="agency.choose"),
        Binding("e", "update", template("Update"), id="agency.update"),
        Binding("m", "open_matrix", template("In the matrix"), id="agency.matrix"),
    ]
    table = getters.query_one(AgencyTable)

    def __init__(self) -> None:
        super().__init__()
        self._rows: AgencyRows | None = None
        self._lines: AgencyLines | None = None
        self._folded: set[int] = set()
        self._asked: set[str] = set()

    def body(self) -> ComposeResult:
        """Column names, rows, goal and task."""
        yield ColumnHeads()
        yield PlainStatic(id="agency-none")
        yield AgencyTable()
        yield ContextLine()

    def on_mount(self) -> None:
        """Reads the rows."""
        self.table.focus()
        self.reload()

    def title_line(self) -> str:
        """The agency and the plan."""
        rows = self._rows
        parts = [super().title_line()]
        if rows is not None:
            day = self.app.language("as of {day}", day=f"{rows.query.as_of:%d/%m/%Y}")
            parts = [rows.agency or parts[0], rows.plan.id, day]
        return cut(" · ".join(parts), max(self.size.width - 2, 20))

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.table.relabel()
        self._show()

    def on_resize(self) -> None:
        """Fits the title."""
        self.query_exactly_one("#title-line", PlainStatic).update(self.title_line())

    def reload(self) -> None:
        """Read the rows again; the cursor stays on its line."""
        self._read()

    @work(exclusive=True, group="agency")
    async def _read(self) -> None:
        app = self.app
        chosen = dict(app.settings.agencies)
        try:
            rows = await app.desk.latest("agency", partial(_read_rows, app.plan, chosen))
        except CchcError as failure:
            app.tell_once(failure)
            return
        if rows is None:
            return
        self._rows = rows
        self.relabel()
        if rows.agency is None and rows.plan.locality not in self._asked and self.is_current:
            self._asked.add(rows.plan.locality)
            self.action_choose_agency()

    def on_matrix_table_cursor_moved(self, event: MatrixTable.CursorMoved) -> None:
        """Tells goal and task of the row under the cursor."""
        line = event.line
        view = line.row if line is not None else None
        goal, task = context_texts(view, None, self.app.language.text)
        self.query_exactly_one(ContextLine).show(goal, task)

    def on_matrix_table_fitted(self, event: MatrixTable.Fitted) -> None:
        """Names the columns."""
        self.query_exactly_one(ColumnHeads).show(event.painting)

    def on_matrix_table_read_failed(self, event: MatrixTable.ReadFailed) -> None:
        """Tells that lines couldn't be read."""
        self.app.tell_once(event.error)

    def on_matrix_table_opened(self, event: MatrixTable.Opened) -> None:
        """Shows everything of a row."""
        self.post_message(OpenRow(event.row.row.plan, f"r{event.row.row.position}"))

    def action_update(self) -> None:
        """Update the row under the cursor."""
        line = self.table.cursor_line
        if line is not None and line.row is not None:
            row = line.row.row
            self.post_message(OpenUpdate(row.plan, f"r{row.position}"))

    def action_open_matrix(self) -> None:
        """Show the same rows in the matrix."""
        rows = self._rows
        if rows is not None and rows.agency is not None:
            every = Any(tuple(part.filter for part in rows.parts))
            self.post_message(OpenMatrix(rows.plan.id, filter_text(every)))

    def action_choose_agency(self) -> None:
        """Choose one's agency among the plan's."""
        if self._rows is not None:
            self.app.push_screen(AgencyChoiceScreen(self._rows.agencies), self._take)

    def _take(self, agency: str | None) -> None:
        if agency is not None and self._rows is not None:
            chosen = {**self.app.settings.agencies, self._rows.plan.locality: agency}
            self.app.remember(agencies=chosen)
            self.table.move_to(0)
            self.reload()

    def _show(self) -> None:
        rows = self._rows
        if rows is None:
            return
        none = self.query_exactly_one("#agency-none", PlainStatic)
        none.display = rows.agency is None
        none.update(self.app.language("No agency is chosen for this plan; press a to choose one."))
        line, part = self.table.cursor_line, 0
        if line is not None and self._lines is not None:
            part = self._lines.part_of(line.index)
        self._lines = AgencyLines(self.app.desk, self.app.language, rows, self._folded)
        self.table.show(self._lines, self._lines.index_of(line, part) if line else 0)


def _read_rows(plan: str | None, chosen: dict[str, str], session: Session) -> AgencyRows | None:
    if plan is None:
        plan = next((each.id for each in session.store.plans()), None)
    return None if plan is None else read_agency_rows(session, plan, chosen)
