"""A row: everything that is printed, read, reported and recorded about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tui.messages import OpenUpdate, UndoLast
from cchc_tui.row_facts import read_row_about, row_facts
from cchc_tui.screens.page import PageScreen
from cchc_tui.widgets.facts import Facts
from cchc_tui.widgets.plain import safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tui.row_facts import RowAbout


class RowScreen(PageScreen):
    """One row; scrolls with the arrows."""

    NAME = template("Row details")
    HELP = template(
        "Everything about a row: where it stands, the text as printed, what was read from it and"
        " how certain that is, its milestones, corrections, evidence, updates and journal, and the"
        " document it comes from."
    )
    CSS_PATH = "../styles/row.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "update", template("Update"), id="row.update"),
        Binding("u,ctrl+z", "undo", template("Undo"), id="row.undo"),
        Binding("y", "copy", template("Copy row"), id="row.copy"),
    ]

    def __init__(self, plan: str, ref: str) -> None:
        super().__init__()
        self._plan_id = plan
        self._ref = ref
        self._about: RowAbout | None = None

    def body(self) -> ComposeResult:
        """The lines, scrolling."""
        with VerticalScroll(id="row-body"):
            yield Facts(id="row-facts")

    def on_mount(self) -> None:
        """Reads the row and takes the arrows."""
        self.query_exactly_one("#row-body").focus()
        self.reload()

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
        read = partial(read_row_about, plan_id=self._plan_id, ref=self._ref)
        try:
            self._about = await self.app.desk.ask(read)
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        super().relabel()
        self._show()

    def action_update(self) -> None:
        """Open the form of this row."""
        self.post_message(OpenUpdate(self._plan_id, self._ref))

    def action_undo(self) -> None:
        """Take back the last change."""
        self.post_message(UndoLast(self._plan_id))

    def action_copy(self) -> None:
        """Send number and text of the row to the terminal's clipboard."""
        if self._about is not None:
            row = self._about.view.row
            self.app.copy_to_clipboard(f"{safe_line(row.ref)} {safe_line(row.text)}")
            self.app.tell(message("Sent to the terminal: row {ref}", ref=row.ref))

    def _show(self) -> None:
        if self._about is not None:
            ascii_only = self.app.context.ascii_only
            facts = row_facts(self._about, self.app.language, ascii_only=ascii_only)
            self.query_exactly_one("#row-facts", Facts).show(facts)
