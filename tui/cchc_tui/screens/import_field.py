"""Chooses what a column of an annex holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import template
from cchc_tui.content.import_lines import FIELDS
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ImportFieldScreen(HouseModal[str]):
    """Its outcome is the field."""

    NAME = template("Import a plan: a column")
    HELP = template("Enter says what the column holds; the file is then read again.")
    CSS_PATH = "../styles/import.tcss"

    def __init__(self, heading: str, field: str) -> None:
        super().__init__()
        self._heading = heading
        self._field = field

    def body(self) -> ComposeResult:
        """The heading and the fields."""
        yield PlainStatic(safe_line(self._heading), id="import-heading")
        yield ChoiceList(id="import-fields")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        fields = self.query_exactly_one(ChoiceList)
        if self._field in FIELDS:
            fields.highlight(list(FIELDS).index(self._field))
        fields.focus()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the field."""
        self.dismiss(list(FIELDS)[event.place])

    def fill(self) -> None:
        """The fields that a column can hold."""
        language = self.app.language
        lines = [language.text(name) for name in FIELDS.values()]
        self.query_exactly_one(ChoiceList).show_lines(lines)
