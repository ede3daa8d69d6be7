"""Rows to look at: what was doubtful when they were read, until a person settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.doubts import doubt_lines
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.model.row import Row
from cchc_tui.hints import HINTS
from cchc_tui.messages import OpenRow, UndoLast
from cchc_tui.screens.page import PageScreen
from cchc_tui.settling import settle_and_tell
from cchc_tui.widgets.cells import filled
from cchc_tui.widgets.plain import PlainStatic, safe_line
from cchc_tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cchc_tui.app import TrackerApp


class _Rows:
    """Rows by their ids, read by the window."""

    def __init__(self, app: TrackerApp, ids: Sequence[int]) -> None:
        self._app = app
        self._ids = ids

    def count(self) -> int:
        return len(self._ids)

    def window(self, first: int, count: int) -> Sequence[Row]:
        ids = self._ids[first : first + count]
        try:
            found = self._app.desk.look(lambda session: [session.store.row(each) for each in ids])
        except CchcError as failure:
            self._app.tell_once(failure)
            return ()
        return [row for row in found if row is not None]

    def line(self, record: Row, width: int) -> str:
        return " " + filled(safe_line(f"{record.ref}  {record.text}"), max(width - 1, 0))


class UnsettledScreen(PageScreen):
    """The rows of a plan with problems or inferred cells that nobody has settled."""

    NAME = template("Rows to look at")
    HELP = template(
        "Reading these rows left a doubt, or a cell was carried down into a blank one; beneath the"
        " list stands what. Enter shows the row with the text as printed. x marks the row as looked"
        " at: it leaves the list, the journal keeps who did so, and an undo brings it back."
    )
    CSS_PATH: ClassVar[str] = "../styles/import.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "settle", template("Looked at"), id="unsettled.settle"),
        Binding("u,ctrl+z", "undo", template("Undo"), id="unsettled.undo"),
    ]

    def __init__(self, plan: str) -> None:
        super().__init__()
        self._plan = plan
        self._ids: Sequence[int] | None = None

    def body(self) -> ComposeResult:
        """How many, the rows, what is doubtful."""
        yield PlainStatic(id="import-summary")
        yield RecordList[Row](id="unsettled-rows")
        yield PlainStatic(id="import-detail")

    def on_mount(self) -> None:
        """Reads which rows there are."""
        self._list.focus()
        self.reload()

    def title_line(self) -> str:
        """Screen and plan."""
        return f"{super().title_line()} · {self._plan}"

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read again which rows there are; the cursor stays at its line."""
        self._look()

    @work(exclusive=True, group="unsettled", exit_on_error=False)
    async def _look(self) -> None:
        """Which rows there are takes long in a long plan; each is read when it's shown."""
        plan = self._plan
        try:
            ids = await self.app.desk.latest("unsettled", lambda s: s.store.unsettled(plan))
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        if ids is not None:
            self._ids = ids
            self._show()

    def on_record_list_cursor_moved(self) -> None:
        """Tells what is doubtful about the row under the cursor."""
        self._show_doubts()

    def on_record_list_opened(self) -> None:
        """Shows the row."""
        row = self._list.record
        if row is not None:
            self.post_message(OpenRow(row.plan, f"r{row.position}"))

    @work(group="settle", exit_on_error=False)
    async def action_settle(self) -> None:
        """Mark the row under the cursor as looked at."""
        row = self._list.record
        if row is not None:
            await settle_and_tell(self.app, row)

    def action_undo(self) -> None:
        """Take back one's last change."""
        self.post_message(UndoLast(self._plan))

    def _show(self) -> None:
        if self._ids is None:
            return
        language = self.app.language
        told = language("{count} rows to look at", count=len(self._ids))
        if not self._ids:
            told = language("No row is left to look at")
        self.query_exactly_one("#import-summary", PlainStatic).update(told)
        self._list.show(_Rows(self.app, self._ids), self._list.cursor)
        self._show_doubts()

    def _show_doubts(self) -> None:
        row = self._list.record
        doubts = doubt_lines(row, self.app.language, HINTS) if row is not None else ()
        detail = self.query_exactly_one("#import-detail", PlainStatic)
        detail.update("\n".join(map(safe_line, doubts)), layout=False)

    @property
    def _list(self) -> RecordList[Row]:
        return self.query_exactly_one("#unsettled-rows", RecordList)
