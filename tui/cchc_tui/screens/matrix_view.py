"""What the matrix shows: loading, choosing and showing the rows of a plan, title and context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters, work

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.filter_error import FilterError
from cchc_tracker.model.message import message, template
from cchc_tracker.store import Order
from cchc_tui.content.row_marks import RowMarks
from cchc_tui.content.shown_matrix import ShownMatrix, Wanted, status_counts
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.matrix_title import matrix_title
from cchc_tui.widgets.column_heads import ColumnHeads
from cchc_tui.widgets.context_line import ContextLine, context_texts
from cchc_tui.widgets.counted_table import CountedTable
from cchc_tui.widgets.filter_line import FilterLine
from cchc_tui.widgets.fitting import chosen_or_usual
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from cchc_tracker.model.status import Status
    from cchc_tracker.services.matrix import MatrixLine
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan
    from cchc_tui.content.overdue_rows import OverdueRows
    from cchc_tui.widgets.table import MatrixTable

ORDER_LABELS = {
    Order.POSITION: template("order of the plan"),
    Order.DUE: template("by next deadline"),
    Order.RECENT: template("last changed first"),
}


class MatrixView(HouseScreen[None]):
    """One plan at a time; keys are `MatrixScreen`'s."""

    table = getters.query_one(CountedTable)
    filter_line = getters.query_one(FilterLine)

    def __init__(self) -> None:
        super().__init__()
        self.plan: StoredPlan | None = None
        self.shown: ShownMatrix | None = None
        self.wanted = Wanted("")
        """What was asked for last; it shows when it's chosen."""
        self.marks = RowMarks()
        self.overdue: OverdueRows | None = None
        """Of what is shown; None until asked for."""
        self._counts: Mapping[Status, int] | None = None

    def body(self) -> ComposeResult:
        """Column names, table, goal and task, filter."""
        yield ColumnHeads()
        yield CountedTable(lambda position: position in self.marks)
        yield ContextLine()
        yield FilterLine()

    def on_mount(self) -> None:
        """Opens the app's plan."""
        self.table.choose_columns(chosen_or_usual(self.app.settings.columns))
        self.table.focus()
        self.reload()

    def title_line(self) -> str:
        """Plan, day and counts."""
        if self.plan is None or self.shown is None:
            return super().title_line()
        return matrix_title(
            self.plan,
            self.shown.matrix.query.as_of,
            self._counts,
            self.marks.count,
            max(self.size.width - 2, 0),
            self.app.language,
            ascii_only=self.app.context.ascii_only,
        )

    def relabel(self) -> None:
        """Write everything again in the language of now."""
        super().relabel()
        self.table.relabel()
        self._show_context(self.table.cursor_line)
        self.say_filter()

    def on_resize(self) -> None:
        """Fits the title."""
        self.retitle()

    def reload(self) -> None:
        """Read plan, rows and counts again; cursor and marks stay."""
        try:
            plan = self.app.desk.look(self._read_plan)
        except CchcError as error:
            self.app.tell_once(error)
            return
        if plan is None:
            self.plan = None
            return
        if self.plan is None or plan.id != self.plan.id:
            self._open_plan(plan)
            return
        self.plan = plan
        if self.shown is not None and self.shown.wanted == self.wanted:
            self.choose(self.wanted)

    def action_doubts(self) -> None:
        """Show the rows whose reading left a doubt."""
        from cchc_tui.screens.unsettled import UnsettledScreen

        if self.plan is not None:
            self.app.push_screen(UnsettledScreen(self.plan.id))

    def _read_plan(self, session: Session) -> StoredPlan | None:
        if self.app.plan is not None:
            return session.plan(self.app.plan)
        return next(iter(session.store.plans()), None)

    def _open_plan(self, plan: StoredPlan) -> None:
        self.plan = plan
        self.app.plan = plan.id
        self.marks = RowMarks(plan.row_count)
        self.shown = None
        self.filter_line.close()
        sort = self.app.settings.sort
        order = Order(sort) if sort in set(Order) else Order.POSITION
        self.choose(Wanted(plan.id, order=order))

    def turn_to(self, plan_id: str) -> None:
        """Make a plan the one that is shown, before rows of it are chosen."""
        if self.plan is not None and self.plan.id == plan_id:
            return
        try:
            self.plan = self.app.desk.look(lambda session: session.plan(plan_id))
        except CchcError as error:
            self.app.tell_once(error)
            return
        self.app.plan = plan_id
        self.marks = RowMarks(self.plan.row_count)
        self.shown = None

    def choose(self, wanted: Wanted, *, ref: str | None = None) -> None:
        """Show other rows: at once where that takes no time, else when they're chosen."""
        self.wanted = wanted
        if not wanted.expression.strip() and wanted.order is Order.POSITION:
            self.workers.cancel_group(self, "matrix")
            self._choose_at_once(wanted, ref)
        else:
            self._choose_slowly(wanted, ref)

    def _choose_at_once(self, wanted: Wanted, ref: str | None) -> None:
        try:
            matrix = self.app.desk.look(wanted.matrix)
        except CchcError as error:
            self.app.tell_once(error)
        else:
            self.show(ShownMatrix(self.app.desk, wanted, matrix), ref)

    @work(exclusive=True, group="matrix", exit_on_error=False)
    async def _choose_slowly(self, wanted: Wanted, ref: str | None) -> None:
        try:
            matrix = await self.app.desk.latest("matrix", wanted.matrix)
        except FilterError as error:
            self._want_what_is_shown()
            if self.filter_line.is_open:
                self.filter_line.say_error(error)
            else:
                self.app.tell(error)
        except CchcError as error:
            self._want_what_is_shown()
            self.app.tell_once(error)
        else:
            if matrix is not None:
                self.show(ShownMatrix(self.app.desk, wanted, matrix), ref)

    def _want_what_is_shown(self) -> None:
        if self.shown is not None:
            self.wanted = self.shown.wanted

    def show(self, shown: ShownMatrix, ref: str | None = None) -> None:
        """Show a matrix, the cursor on the row it was on, or on a named one."""
        before, self.shown, self.wanted = self.shown, shown, shown.wanted
        same = before is not None and before.wanted == shown.wanted
        self.overdue = None
        try:
            if before is not None and same:
                shown.fold_as(before)
            position = self._cursor_position(before)
            if same and position is None:
                cursor = self.table.cursor
            else:
                cursor = shown.index_near(position) if position else 0
        except CchcError as error:
            self.app.tell_once(error)
            cursor = 0
        self.table.show_matrix(shown, cursor)
        self.say_filter()
        self.retitle()
        self.call_after_refresh(self._count, shown)  # first the rows, then how many of what
        if ref is not None:
            self.jump_to(ref)

    def _cursor_position(self, before: ShownMatrix | None) -> int | None:
        line = self.table.cursor_line if before is not None else None
        return line.row.row.position if line is not None and line.row is not None else None

    @work(exclusive=True, group="counts", exit_on_error=False)
    async def _count(self, shown: ShownMatrix) -> None:
        query = shown.matrix.query
        try:
            counts = await self.app.desk.latest("counts", lambda s: status_counts(s, query))
        except CchcError as error:
            self.app.tell_once(error)
            return
        if counts is not None:
            self._counts = counts
            self.retitle()

    def jump_to(self, ref: str) -> None:
        """Put the cursor on the row of that number, where just one has it and is shown."""
        from cchc_tracker.services.rows import find_row

        plan = self.plan
        if plan is None or self.shown is None:
            return
        try:
            row = self.app.desk.look(lambda session: find_row(session, plan.id, ref))
        except CchcError as error:
            self.app.tell(error)
        else:
            self.put_cursor(row.position)

    def put_cursor(self, position: int) -> None:
        """Put the cursor on a row, unfolding what hides it; tells where it isn't shown."""
        if self.shown is None:
            return
        try:
            index = self.shown.index_of(position)
        except CchcError as error:
            self.app.tell(error)
            return
        if index is None:
            self.app.tell(message("Row r{position} isn't among those that are shown; Esc shows all",
                                  position=position))  # fmt: skip
            return
        self.table.reload(index)

    def say_filter(self) -> None:
        """Say what is shown, where it isn't the whole plan in its own order."""
        if self.shown is None or self.plan is None:
            return
        language = self.app.language
        wanted = self.shown.wanted
        rows = language("{count} rows", count=self.shown.row_count(self.plan.row_count))
        if self.filter_line.is_open:
            self.filter_line.say(rows)
            return
        order = "" if wanted.order is Order.POSITION else language(ORDER_LABELS[wanted.order])
        told = [part for part in (wanted.expression.strip(), order) if part]
        self.filter_line.say_active(" · ".join([rows, *told]) if told else "")

    def retitle(self) -> None:
        """Write the first line again where it has changed; its size stays."""
        title = self.query_one("#title-line", PlainStatic)
        line = self.title_line()
        if str(title.content) != line:
            title.update(line, layout=False)

    def on_matrix_table_fitted(self, event: MatrixTable.Fitted) -> None:
        """Names the columns."""
        self.query_one(ColumnHeads).show(event.painting)

    def on_matrix_table_cursor_moved(self, event: MatrixTable.CursorMoved) -> None:
        """Tells goal and task."""
        self._show_context(event.line)

    def on_matrix_table_read_failed(self, event: MatrixTable.ReadFailed) -> None:
        """Tells why lines are blank."""
        self.app.tell_once(event.error)

    def _show_context(self, line: MatrixLine | None) -> None:
        context = self.query_one(ContextLine)
        view = line.row if line else None
        heading = line.heading if line else None
        if heading is not None and self.shown is not None:
            try:
                view = self.shown.first_under(heading)
            except CchcError as error:
                self.app.tell_once(error)
        context.show(*context_texts(view, heading, self.app.language.text))
