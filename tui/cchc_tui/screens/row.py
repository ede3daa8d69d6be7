"""A row: everything that is printed, read, reported and recorded about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tui.content.row_facts import read_row_about, row_facts
from cchc_tui.messages import OpenUpdate, UndoLast
from cchc_tui.screens.page import PageScreen
from cchc_tui.settling import settle_and_tell
from cchc_tui.widgets.facts import Facts
from cchc_tui.widgets.plain import safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.services.session import Session
    from cchc_tui.content.row_facts import RowAbout
    from cchc_tui.widgets.facts import Fact


class RowScreen(PageScreen):
    """One row; scrolls with the arrows."""

    NAME = template("Row details")
    HELP = template(
        "Everything about a row: where it stands, the text as printed, what was read from it and"
        " how certain that is, its milestones, corrections, evidence, updates and journal, the"
        " document it comes from, and where in it each value stands. x says that you have looked at"
        " its doubts."
    )
    CSS_PATH = "../styles/row.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "update", template("Update"), id="row.update"),
        Binding("u,ctrl+z", "undo", template("Undo"), id="row.undo"),
        Binding("x", "settle", template("Looked at"), id="row.settle"),
        Binding("y", "copy", template("Copy row"), id="row.copy"),
    ]

    def __init__(self, plan: str, ref: str) -> None:
        super().__init__()
        self._plan_id = plan
        self._ref = ref
        self._about: RowAbout | None = None
        self._failure: CchcError | None = None

    def compose(self) -> ComposeResult:
        """The row as it stands now: a single row is read by its key, so it's drawn at once."""
        try:
            self._about = self.app.desk.look(self._question)
        except CchcError as failure:
            self._failure = failure
        yield from super().compose()

    def body(self) -> ComposeResult:
        """The lines, scrolling."""
        with VerticalScroll(id="row-body"):
            yield Facts(self._facts(), id="row-facts")

    def on_mount(self) -> None:
        """Takes the arrows; says why where the row can't be read."""
        self.query_exactly_one("#row-body").focus()
        if self._failure is not None:
            self.app.tell_once(self._failure)

    def title_line(self) -> str:
        """Screen, plan and row."""
        ref = self._about.view.row.ref if self._about else self._ref
        return f"{super().title_line()} {safe_line(ref)} · {self._plan_id}"

    def relabel(self) -> None:
        """Write everything again in the language of now."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read the row again; the lines that are on screen stay where they are."""
        self._read()

    @work(exclusive=True, group="row", exit_on_error=False)
    async def _read(self) -> None:
        try:
            self._about = await self.app.desk.ask(self._question)
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        super().relabel()
        self._show()

    def action_update(self) -> None:
        """Open the form of this row."""
        self.post_message(OpenUpdate(self._plan_id, self._ref))

    @work(group="settle", exit_on_error=False)
    async def action_settle(self) -> None:
        """Mark the row's doubts as looked at."""
        if self._about is None:
            return
        if self._about.settlement is not None:
            self.app.tell(message("The row is settled already"))
            return
        await settle_and_tell(self.app, self._about.view.row)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(UndoLast(self._plan_id))

    def action_copy(self) -> None:
        """Send number and text of the row to the terminal's clipboard."""
        if self._about is not None:
            row = self._about.view.row
            self.app.copy_to_clipboard(f"{safe_line(row.ref)} {safe_line(row.text)}")
            self.app.tell(message("Sent to the terminal: row {ref}", ref=row.ref))

    def _question(self, session: Session) -> RowAbout:
        return read_row_about(session, self._plan_id, self._ref)

    def _show(self) -> None:
        self.query_exactly_one("#row-facts", Facts).show(self._facts())

    def _facts(self) -> list[Fact]:
        if self._about is None:
            return []
        ascii_only = self.app.context.ascii_only
        return row_facts(self._about, self.app.language, ascii_only=ascii_only)
