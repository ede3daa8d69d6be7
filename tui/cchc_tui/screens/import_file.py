"""Chooses a file on the server to import a plan from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tui.import_reading import Entry, entries
from cchc_tui.report_writing import folder_of
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

_UP = "../"


class ImportFileScreen(HouseModal[Path]):
    """Its outcome is the file."""

    NAME = template("Import a plan: the file")
    HELP = template(
        "Files are those of the server. Enter opens the folder under the cursor, or takes the file."
        " A path can be typed as well (Tab goes there)."
    )
    CSS_PATH = "../styles/import.tcss"

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is where the last file was."""
        super().__init__()
        self._folder = folder or Path.cwd()
        self._entries: tuple[Entry, ...] = ()

    def body(self) -> ComposeResult:
        """The folder's files, a path to type, what is wrong."""
        yield ChoiceList(id="import-files")
        yield PlainStatic(id="import-label")
        yield LineInput(id="import-path")
        yield PlainStatic(id="import-said")

    def on_mount(self) -> None:
        """Shows the folder."""
        self._open(self._folder)
        self.query_exactly_one(ChoiceList).focus()

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._fill()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Opens a folder or takes a file."""
        if event.place == 0:
            self._open(self._folder.parent)
            return
        entry = self._entries[event.place - 1]
        self._take(entry.path)

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Opens or takes what was typed."""
        if event.value.strip():
            self._take(self._folder / folder_of(event.value))

    def _take(self, path: Path) -> None:
        if path.is_dir():
            self._open(path)
        elif path.exists():
            self.dismiss(path)
        else:
            self._say(self.app.language("There is no file {path}", path=safe_line(str(path))))

    def _open(self, folder: Path) -> None:
        try:
            self._entries = entries(folder)
        except CchcError as failure:
            self._say(self.app.language(failure.message))
            return
        self._folder = folder
        self._say("")
        self._fill()
        self.query_exactly_one(ChoiceList).highlight(0)

    def _fill(self) -> None:
        lines = [_UP, *(safe_line(entry.name) for entry in self._entries)]
        self.query_exactly_one(ChoiceList).show_lines(lines)
        label = self.app.language(
            "Folder {path}; or type a path:", path=safe_line(str(self._folder))
        )
        self.query_exactly_one("#import-label", PlainStatic).update(label)

    def _say(self, text: str) -> None:
        self.query_exactly_one("#import-said", PlainStatic).update(text)
