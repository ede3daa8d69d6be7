"""The preview of a change of many rows: what can't be changed and why, else before → after."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from cchc_tracker.exports.bulk import bulk_lines
from cchc_tracker.model.message import template
from cchc_tracker.model.problem import Severity
from cchc_tui.content.row_facts import status_text
from cchc_tui.marks import mark_of
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.facts import Fact, Facts, heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from cchc_tracker.model.status import Status
    from cchc_tracker.services.bulk import BulkLine, BulkPreview

_LISTED: Final = 200
"""So many rows of each kind are listed; of more their number is told."""
_LINES: Final = 2
"""So many lines a long value takes at most."""
_NAMES_WIDTH: Final = 22
"""Cells of a line that the row's number and the margins take."""


class BulkPreviewScreen(HouseModal[bool]):
    """Its outcome: whether to write what is shown."""

    NAME = template("Preview")
    HELP = template(
        "Each row with its values before → after; what is added stands beside what is on record"
        " already. Enter writes the change to the rows that would change, in one step that one undo"
        " takes back; rows that can't be changed or stand so already are left alone. Esc goes back"
        " to the form and writes nothing."
    )
    CSS_PATH = "../styles/conflict.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", template("Write"), id="preview.write"),
    ]

    def __init__(self, preview: BulkPreview) -> None:
        super().__init__()
        self._preview = preview

    def body(self) -> ComposeResult:
        """The lines, scrolling."""
        with VerticalScroll(id="conflict-values", can_focus=True):
            yield Facts(self.facts(), id="preview-facts")

    def on_mount(self) -> None:
        """Takes the arrows."""
        self.query_exactly_one("#conflict-values").focus()

    def on_resize(self) -> None:
        """Cuts long values to the width of now."""
        self.query_exactly_one("#preview-facts", Facts).show(self.facts())

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one("#preview-facts", Facts).show(self.facts())

    def action_write(self) -> None:
        """Confirm, where there is something to write."""
        self.dismiss(bool(self._preview.changed))

    def facts(self) -> list[Fact]:
        """First what can't be changed, then what will, then what stands so already."""
        preview = self._preview
        parts = (
            (preview.refused, template("{count} rows can't be changed:")),
            (preview.changed, template("{count} rows will change; Enter writes them:")),
            (preview.unchanged, template("{count} rows stay as they are:")),
        )
        facts = []
        if not preview.changed:
            facts.append(heading(self.app.language("No row would change; Esc goes back")))
        for lines, title in parts:
            if lines:
                told = heading(self.app.language(title, count=len(lines)))
                facts += [*([Fact(("", ""))] if facts else []), told, *self._listed(lines)]
        return facts

    def _listed(self, lines: Sequence[BulkLine]) -> Iterator[Fact]:
        yield from map(self._fact, lines[:_LISTED])
        more = len(lines) - _LISTED
        if more > 0:
            yield Fact(("", self.app.language("… and {count} more", count=more)))

    def _fact(self, line: BulkLine) -> Fact:
        """A row with what would become of it, or why it can't be changed."""
        language, room = self.app.language, self.app.size.width - _NAMES_WIDTH
        doubts = [
            f"! {language(problem.message)}"
            for problem in line.problems
            if line.allowed or problem.severity is Severity.ERROR
        ]
        told = [cut(line.before.row.text, room), *doubts]
        if line.allowed:
            changes = bulk_lines(line, language, self._status_text)
            told[1:1] = [cut(each, _LINES * room) for each in changes]
        colour = mark_of(line.after.status).colour if line.allowed and line.changes else ""
        return Fact((line.before.row.ref, "\n".join(told)), colour=colour)

    def _status_text(self, status: Status) -> str:
        return status_text(status, self.app.language, ascii_only=self.app.context.ascii_only)
