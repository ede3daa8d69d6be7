"""Chooses a file on the server to import a plan from."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tui.own_thread import in_own_thread
from cchc_tui.screens.house import HouseModal
from cchc_tui.server_files import Entry, entries, folder_of
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

_UP = "../"


class ImportFileScreen(HouseModal[Path]):
    """Its outcome is the file; the folder it lies in is remembered."""

    NAME = template("Import a plan: the file")
    HELP = template(
        "Files are those of the server: bring yours there first, with scp, WinSCP or a shared"
        " folder. Only folders and files that a plan can be read from are listed. Enter opens the"
        " folder under the cursor, or takes the file; ← goes up. A path can be typed as well (Tab"
        " goes there), ~ is your own folder."
    )
    CSS_PATH = "../styles/import.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "up", template("Folder above"), id="import.up"),
    ]

    def __init__(self, folder: Path, endings: frozenset[str]) -> None:
        """`folder` is opened first; `endings` are those of the files that can be read."""
        super().__init__()
        self._folder = folder
        self._endings = endings
        self._entries: tuple[Entry, ...] = ()

    def body(self) -> ComposeResult:
        """The folder's files, a path to type, what is wrong."""
        yield ChoiceList(id="import-files")
        yield PlainStatic(id="import-label")
        yield LineInput(id="import-path")
        yield PlainStatic(id="import-said")

    def on_mount(self) -> None:
        """Shows the folder."""
        self.fill()
        self._open(self._folder)
        self.query_exactly_one(ChoiceList).focus()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Opens a folder or takes a file."""
        if event.place == 0:
            self.action_up()
        else:
            self._take(self._entries[event.place - 1].path)

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Opens or takes what was typed."""
        if event.value.strip():
            self._take(self._folder / folder_of(event.value))

    def action_up(self) -> None:
        """Open the folder above, the cursor on the one that was open."""
        self._open(self._folder.parent, self._folder.name)

    def _take(self, path: Path) -> None:
        if os.path.isdir(path):  # noqa: PTH112 - Path raises for names that can't be
            self._open(path)
        elif os.path.lexists(path):
            self.app.remember(import_folder=str(path.parent))
            self.dismiss(path)
        else:
            self._say(self.app.language("There is no file {path}", path=safe_line(str(path))))

    @work(exclusive=True, group="folder", exit_on_error=False)
    async def _open(self, folder: Path, name: str = "") -> None:
        """List a folder, the cursor on an entry of that name."""
        try:
            found = await in_own_thread(partial(entries, folder, self._endings))
        except CchcError as failure:
            self._say(self.app.language(failure.message))
            return
        self._folder, self._entries = Path(os.path.normpath(folder)), found
        self._say("")
        self.fill()
        names = [each.path.name for each in found]
        self._list.highlight(names.index(name) + 1 if name in names else 0)
        if self.focused is not self._list:
            self.query_exactly_one("#import-path", LineInput).value = ""

    def fill(self) -> None:
        """What the folder holds, and its path."""
        self._list.show_lines([_UP, *(safe_line(entry.name) for entry in self._entries)])
        label = self.app.language(
            "Folder {path}; or type a path:", path=safe_line(str(self._folder))
        )
        self.query_exactly_one("#import-label", PlainStatic).update(label)

    def _say(self, text: str) -> None:
        self.query_exactly_one("#import-said", PlainStatic).update(text)

    @property
    def _list(self) -> ChoiceList:
        return self.query_exactly_one("#import-files", ChoiceList)
