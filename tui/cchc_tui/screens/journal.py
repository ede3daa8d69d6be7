"""Journal: who changed what and when, newest first, of all, one plan or one row; is it whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tui.content.journal_records import (
    JournalPart,
    JournalRecords,
    Scope,
    line_facts,
    read_part,
    typed_scope,
    what,
)
from cchc_tui.messages import OpenRow
from cchc_tui.screens.facts import FactsScreen
from cchc_tui.screens.house import HouseScreen
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic
from cchc_tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.services.session import Session
    from cchc_tracker.store import JournalBreak, JournalLine


_SHOWN: Final = 600
"""Characters of a line that can show beneath the list; Enter shows all."""


class JournalScreen(HouseScreen[None]):
    """A list of lines, and beneath it all of the line under the cursor that fits."""

    NAME = template("Journal")
    HELP = template(
        "Each line tells who changed what, when, what it was before and is now, and why; nothing in"
        " it can be changed. Enter shows the whole line. / asks for a plan, or a plan and a row, as"
        " in “can-tho-2022 3.7”; an empty line shows everything again."
    )
    CSS_PATH = "../styles/journal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "ask_scope", template("Plan or row"), id="journal.scope"),
        Binding("r", "only_row", template("This row only"), id="journal.row"),
        Binding("v", "verify", template("Verify"), id="journal.verify"),
        Binding("o", "open_row", template("Open the row"), id="journal.open-row"),
        Binding("p", "only_plan", template("This plan only"), id="journal.plan", show=False),
        Binding("escape", "widen", template("Whole journal"), id="journal.all", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._scope = Scope()
        self._part: JournalPart | None = None
        self._verified = ""

    def body(self) -> ComposeResult:
        """The scope's input, the lines, the line under the cursor, whether the chain holds."""
        scope = LineInput(id="journal-scope")
        scope.display = False
        yield scope
        lines: RecordList[JournalLine] = RecordList(id="journal-list")
        yield lines
        yield PlainStatic(id="journal-line")

    def on_mount(self) -> None:
        """Reads the newest lines."""
        self._list.focus()
        self.reload()

    def title_line(self) -> str:
        """What is shown, how much of it, and whether the chain holds."""
        language = self.app.language
        parts = [super().title_line(), self._scope.text()]
        if self._part is not None:
            parts.append(language("lines: {count}", count=len(self._part.numbers)))
        parts.append(self._verified or language("not verified (v)"))
        return cut(" · ".join(part for part in parts if part), max(self.size.width - 2, 20))

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def on_resize(self) -> None:
        """Fits the title."""
        self.query_exactly_one("#title-line", PlainStatic).update(self.title_line())

    def reload(self) -> None:
        """Read which lines there are; the cursor stays on its line."""
        self._read(self._scope)

    @work(exclusive=True, group="journal")
    async def _read(self, scope: Scope) -> None:
        try:
            part = await self.app.desk.latest("journal", lambda session: read_part(session, scope))
        except CchcError as failure:
            self.app.tell(failure)
            return
        if part is not None:
            self._scope, self._part = scope, part
            self.relabel()

    @work(exclusive=True, group="verify")
    async def _verify(self) -> None:
        self._say_verified(self.app.language("verifying…"))
        try:
            found = await self.app.desk.latest("verify", _verified)
        except CchcError as failure:
            self._say_verified("")
            self.app.tell(failure)
            return
        if found is not None:
            self._judge(*found)

    def on_record_list_cursor_moved(self) -> None:
        """Shows the line under the cursor."""
        self._show_line()

    def on_record_list_opened(self) -> None:
        """Shows all of a line."""
        line = self._list.record
        if line is not None:
            self.app.push_screen(FactsScreen(self.NAME, partial(line_facts, line)))

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Shows the journal of what was typed."""
        self._close_input()
        self._read(typed_scope(event.value))

    def action_ask_scope(self) -> None:
        """Ask for a plan, or a plan and a row."""
        scope = self.query_exactly_one("#journal-scope", LineInput)
        scope.value = self._scope.text()
        scope.display = True
        scope.focus()

    def action_only_row(self) -> None:
        """Show only what is about the row of the line under the cursor."""
        line = self._list.record
        if line is not None and line.row_id is not None and line.plan is not None:
            self._read(Scope(line.plan, line.ref, line.row_id))

    def action_only_plan(self) -> None:
        """Show only what is about the plan of the line under the cursor."""
        line = self._list.record
        if line is not None and line.plan is not None:
            self._read(Scope(line.plan))

    def action_open_row(self) -> None:
        """Show everything about the row of the line under the cursor."""
        line = self._list.record
        if line is None or line.row_id is None or line.plan is None:
            return
        try:
            row = self.app.desk.look(lambda session: session.store.row(line.row_id or 0))
        except CchcError as failure:
            self.app.tell(failure)
            return
        if row is not None:
            self.post_message(OpenRow(line.plan, f"r{row.position}"))

    def action_widen(self) -> None:
        """Leave the input, else show the whole journal again."""
        if self.query_exactly_one("#journal-scope", LineInput).display:
            self._close_input()
        elif self._scope != Scope():
            self._read(Scope())

    def action_verify(self) -> None:
        """Check the chain of the whole journal."""
        self._verify()

    @property
    def _list(self) -> RecordList[JournalLine]:
        return self.query_exactly_one("#journal-list", RecordList)

    def _show(self) -> None:
        if self._part is None:
            return
        app, records = self.app, self._list
        line = records.record
        cursor = self._part.index_of(line.number if line else None)
        newest = records.cursor == 0
        shown = JournalRecords(app.desk, self._part, app.language.text, app.tell_once)
        records.show(shown, 0 if newest else cursor)

    def _show_line(self) -> None:
        line = self._list.record
        text = ""
        if line is not None:
            head = " ".join(part for part in (line.author, line.plan, line.ref) if part)
            text = f"{line.number} · {head} · {what(line, self.app.language.text)}"
        self.query_exactly_one("#journal-line", PlainStatic).update(text[:_SHOWN], layout=False)

    def _close_input(self) -> None:
        self.query_exactly_one("#journal-scope", LineInput).display = False
        self._list.focus()

    def _judge(self, broken: JournalBreak | None, newest: int) -> None:
        language = self.app.language
        if broken is None:
            self._say_verified(language("whole up to line {number}", number=newest))
            return
        self._say_verified(language("BROKEN at line {number}", number=broken.number))
        self.app.tell(broken.reason, "error")

    def _say_verified(self, text: str) -> None:
        self._verified = text
        self.query_exactly_one("#title-line", PlainStatic).update(self.title_line())


def _verified(session: Session) -> tuple[JournalBreak | None, int]:
    newest = next(session.store.journal(limit=1), None)
    return session.store.verify_journal(), newest.number if newest else 0
