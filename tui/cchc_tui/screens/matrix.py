"""The matrix's keys: filter, sort, jump, next overdue, marks, columns, and requests of others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.filter_error import FilterError
from cchc_tracker.model.message import message, template
from cchc_tracker.store import Order
from cchc_tui.content.shown_matrix import Wanted
from cchc_tui.messages import OpenBulk, OpenRow, OpenUpdate, UndoLast
from cchc_tui.screens.matrix_view import MatrixView
from cchc_tui.widgets.fitting import chosen_or_usual
from cchc_tui.widgets.plain import safe_line

if TYPE_CHECKING:
    from cchc_tracker.model.row import RowView
    from cchc_tui.content.overdue_rows import OverdueRows
    from cchc_tui.content.shown_matrix import ShownMatrix
    from cchc_tui.messages import ShowRows
    from cchc_tui.widgets.filter_line import FilterLine
    from cchc_tui.widgets.table import MatrixTable

_HISTORY_LENGTH = 50
_ORDERS = tuple(Order)
_NO_MORE: Final = {
    1: message("No overdue row below that is shown"),
    -1: message("No overdue row above that is shown"),
}


class MatrixScreen(MatrixView):
    """The main screen of the plan's rows."""

    NAME = template("Matrix")
    HELP = template(
        "The rows of one plan under their areas, goals and tasks. The two lines below the table"
        " tell goal and task of the row under the cursor. A heading counts the rows below it: done,"
        " of how many, and overdue. ~ before the status: reading the row left a doubt, d lists such"
        " rows. / filters as you type, with the words of the command line; Esc takes marks away,"
        " then the filter."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", template("Filter"), id="matrix.filter"),
        Binding("e", "update", template("Update"), id="matrix.update"),
        Binding("g", "jump", template("Go to"), id="matrix.jump"),
        Binding("n", "overdue(1)", template("Next overdue"), id="matrix.next-overdue"),
        Binding("p", "overdue(-1)", template("Previous overdue"), id="matrix.previous-overdue",
                show=False),
        Binding("b", "bulk", template("Change marked"), id="matrix.bulk"),
        Binding("a", "mark_all", template("Mark all shown"), id="matrix.mark-all", show=False),
        Binding("s", "sort", template("Sort"), id="matrix.sort"),
        Binding("c", "columns", template("Columns"), id="matrix.columns"),
        Binding("f8,f", "filters", template("Saved filters"), id="matrix.filters"),
        Binding("u,ctrl+z", "undo", template("Undo"), id="matrix.undo"),
        Binding("y", "copy", template("Copy row"), id="matrix.copy", show=False),
        Binding("d", "doubts", template("Rows to look at"), id="matrix.doubts", show=False),
        Binding("escape", "clear", template("Take marks, then filter away"), id="matrix.clear",
                show=False),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._before: ShownMatrix | None = None
        """What was shown when the person began to type a filter."""

    def on_show_rows(self, request: ShowRows) -> None:
        """Shows what another screen asked for."""
        order = self.shown.wanted.order if self.shown else Order.POSITION
        self._end_filter()
        self.turn_to(request.plan)
        self.choose(Wanted(request.plan, request.filter, order), ref=request.ref)

    # --- filter

    async def action_filter(self) -> None:
        """Type a filter."""
        if self.shown is not None:
            self._before = self.shown
            await self.filter_line.open(self.shown.wanted.expression)
            self.say_filter()

    def on_filter_line_edited(self, event: FilterLine.Edited) -> None:
        """Tries the filter."""
        self._filter_by(event.expression)

    def on_filter_line_kept(self, event: FilterLine.Kept) -> None:
        """Keeps the filter where it can be read; else its error stays and typing goes on."""
        if self.plan is None or not self._filter_by(event.expression):
            return
        self._end_filter()
        self._remember(event.expression.strip())
        self.say_filter()

    def on_filter_line_dropped(self) -> None:
        """Shows again what was shown before."""
        before = self._before
        self.workers.cancel_group(self, "matrix")
        self._end_filter()
        if before is not None and before is not self.shown:
            self.show(before)
        self.say_filter()

    def _filter_by(self, expression: str) -> bool:
        """Choose by a filter; whether it could be read."""
        from cchc_tracker.model.filter_parser import parse_filter

        if self.shown is None:
            return False
        wanted = replace(self.shown.wanted, expression=expression)
        try:
            parse_filter(expression)
        except FilterError as error:
            self.filter_line.say_error(error)
            return False
        if wanted != self.wanted:
            self.choose(wanted)
        else:
            self.say_filter()
        return True

    def _end_filter(self) -> None:
        self._before = None
        self.filter_line.close()
        self.set_focus(self.table)

    def _remember(self, expression: str) -> None:
        history = self.app.settings.history
        if expression and history[:1] != (expression,):
            others = [each for each in history if each != expression]
            self.app.remember(history=(expression, *others)[:_HISTORY_LENGTH])

    async def action_filters(self) -> None:
        """Open a saved filter, or save the one in force."""
        from cchc_tui.screens.filters import FiltersScreen

        if self.shown is None:
            return
        typed = self.filter_line.expression if self.filter_line.is_open else None
        current = self.shown.wanted.expression if typed is None else typed
        await self.app.push_screen(FiltersScreen(current.strip()), self._open_filter)

    def _open_filter(self, chosen: str | None) -> None:
        if chosen is not None and self._filter_by(chosen):
            self._end_filter()
            self._remember(chosen)
            self.say_filter()

    def action_clear(self) -> None:
        """Take the marks away; where there are none, the filter, then the sorting."""
        if self.marks.count:
            self.marks.clear()
            self.table.refresh()
            self.retitle()
        elif self.shown is not None and self.shown.wanted.expression.strip():
            self.choose(replace(self.shown.wanted, expression=""))

    # --- moving

    def action_sort(self) -> None:
        """Sort by the next order."""
        if self.shown is not None:
            order = _ORDERS[(_ORDERS.index(self.wanted.order) + 1) % len(_ORDERS)]
            self.app.remember(sort=order.value)
            self.choose(replace(self.wanted, order=order))

    async def action_jump(self) -> None:
        """Ask for a number and go to its row."""
        from cchc_tui.screens.jump import JumpScreen

        if self.plan is not None:
            await self.app.push_screen(JumpScreen(self.plan.id), self._jump)

    def _jump(self, position: int | None) -> None:
        if position is not None:
            self.put_cursor(position)

    @work(exclusive=True, group="overdue", exit_on_error=False)
    async def action_overdue(self, step: int) -> None:
        """Go to the next overdue row that is shown, or to the previous one."""
        from cchc_tui.content.overdue_rows import overdue_rows

        shown = self.shown
        if shown is None:
            return
        try:
            if self.overdue is None:
                matrix = shown.matrix
                found = await self.app.desk.latest("overdue", lambda s: overdue_rows(s, matrix))
                if found is None or self.shown is not shown:
                    return
                self.overdue = found
            position = self._overdue_beyond(self.overdue, step)
            if position is None:
                self.app.tell(_NO_MORE[step])
            else:
                self.put_cursor(position)
        except CchcError as error:
            self.app.tell_once(error)

    def _overdue_beyond(self, overdue: OverdueRows, step: int) -> int | None:
        line = self.table.cursor_line
        if line is None or self.shown is None:
            return None
        if line.heading is not None:
            first = self.shown.first_under(line.heading)
            key = first.row.position if first else 0
            return overdue.position_beyond(key, step, inclusive=True)
        chosen = self.shown.matrix.chosen
        by_line = chosen is not None and not chosen.headed
        key = line.index if by_line or line.row is None else line.row.row.position
        return overdue.position_beyond(key, step)

    # --- marks

    def on_matrix_table_mark_toggled(self, event: MatrixTable.MarkToggled) -> None:
        """Marks the row and moves on."""
        self.marks.toggle(event.row.row.position)
        self.table.refresh_line(self.table.cursor)
        self.table.action_move(1)
        self.retitle()

    def action_mark_all(self) -> None:
        """Mark every row that the filter shows."""
        if self.shown is None:
            return
        chosen = self.shown.matrix.chosen
        if chosen is None:
            self.marks.add_all()
        else:
            self.marks.add(chosen.positions)
        self.table.refresh()
        self.retitle()

    # --- requests

    def on_matrix_table_opened(self, event: MatrixTable.Opened) -> None:
        """Shows everything about the row."""
        self.post_message(OpenRow(event.row.row.plan, _reference(event.row)))

    def action_update(self) -> None:
        """Update the row under the cursor."""
        view = self._row_under_cursor()
        if view is not None:
            self.post_message(OpenUpdate(view.row.plan, _reference(view)))

    def action_bulk(self) -> None:
        """Change the marked rows together."""
        if self.plan is None:
            return
        if not self.marks.count:
            self.app.tell(message("Mark rows first: Space marks one, a all that are shown"))
            return
        self.post_message(OpenBulk(self.plan.id, self.marks.positions()))

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.plan is not None:
            self.post_message(UndoLast(self.plan.id))

    def action_copy(self) -> None:
        """Send number and text of the row to the terminal's clipboard."""
        view = self._row_under_cursor()
        if view is not None:
            self.app.copy_to_clipboard(f"{view.row.ref} {safe_line(view.row.text)}")
            self.app.tell(message("Sent to the terminal: row {ref}", ref=view.row.ref))

    async def action_columns(self) -> None:
        """Choose and order the columns."""
        from cchc_tui.screens.columns import ColumnsScreen

        current = chosen_or_usual(self.app.settings.columns)
        await self.app.push_screen(ColumnsScreen(current), self._keep_columns)

    def _keep_columns(self, chosen: tuple[str, ...] | None) -> None:
        if chosen is not None:
            self.app.remember(columns=chosen)
            self.table.choose_columns(chosen_or_usual(chosen))

    def _row_under_cursor(self) -> RowView | None:
        line = self.table.cursor_line
        if line is None:
            self.app.tell(message("No rows"))
            return None
        if line.row is None:
            self.app.tell(message("This line is a heading; choose a row below it"))
            return None
        return line.row


def _reference(view: RowView) -> str:
    """The row's position: printed numbers may stand on several rows."""
    return f"r{view.row.position}"
