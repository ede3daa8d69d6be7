"""The preview of a change of many rows: what can't be changed and why, then before → after."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from cchc_tracker.model.message import template
from cchc_tracker.model.problem import Severity
from cchc_tui.marks import mark_of
from cchc_tui.row_facts import status_text
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.facts import Fact, Facts, heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult

    from cchc_tracker.services.bulk import BulkLine, BulkPreview

_LISTED: Final = 200
"""So many rows of each kind are listed; of more their number is told."""
_NAMES_WIDTH: Final = 22
"""Cells of a line that the row's number and the margins take."""


class BulkPreviewScreen(HouseModal[bool]):
    """Its outcome: whether to write what is shown."""

    NAME = template("Preview")
    HELP = template(
        "Enter writes the change to the rows that can be changed, in one step that one undo takes"
        " back. Esc goes back to the form and writes nothing."
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

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one("#preview-facts", Facts).show(self.facts())

    def action_write(self) -> None:
        """Confirm, where there is something to write."""
        self.dismiss(bool(self._preview.allowed))

    def facts(self) -> list[Fact]:
        """First what can't be changed, then what will."""
        language = self.app.language
        allowed, refused = self._preview.allowed, self._preview.refused
        facts = []
        if refused:
            title = language("{count} rows can't be changed:", count=len(refused))
            facts += [heading(title), *self._listed(refused, self._refusal), Fact(("", ""))]
        if allowed:
            title = language("{count} rows will change; Enter writes them:", count=len(allowed))
            facts += [heading(title), *self._listed(allowed, self._change)]
        else:
            facts.append(heading(language("No row would change; Esc goes back")))
        return facts

    def _listed(
        self, lines: Sequence[BulkLine], fact: Callable[[BulkLine], Fact]
    ) -> Iterator[Fact]:
        yield from map(fact, lines[:_LISTED])
        more = len(lines) - _LISTED
        if more > 0:
            yield Fact(("", self.app.language("… and {count} more", count=more)))

    def _refusal(self, line: BulkLine) -> Fact:
        reasons = (
            self.app.language(problem.message)
            for problem in line.problems
            if problem.severity is Severity.ERROR
        )
        return Fact((line.before.row.ref, "\n".join(f"! {reason}" for reason in reasons)))

    def _change(self, line: BulkLine) -> Fact:
        language, ascii_only = self.app.language, self.app.context.ascii_only
        before = status_text(line.before.status, language, ascii_only=ascii_only)
        after = status_text(line.after, language, ascii_only=ascii_only)
        doubts = [f"! {language(problem.message)}" for problem in line.problems]
        text = cut(line.before.row.text, self.app.size.width - _NAMES_WIDTH)
        told = "\n".join([f"{before} → {after}", text, *doubts])
        return Fact((line.before.row.ref, told), colour=mark_of(line.after).colour)
