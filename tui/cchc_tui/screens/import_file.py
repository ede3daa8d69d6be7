"""Chooses a file on the server to import a plan from, or several that are one document."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tui.content.server_files import Entry, entries, folder_of, joined_names
from cchc_tui.own_thread import in_own_thread
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

_UP = "../"


class ImportFileScreen(HouseModal[tuple[Path, ...]]):
    """Its outcome is the file, or the marked ones in the order they were marked.

    The folder of the last one is remembered.
    """

    NAME = template("Import a plan: the file")
    HELP = template(
        "Files are those of the server: bring yours there first, with scp, WinSCP or a shared"
        " folder. Only folders and files that a plan can be read from are listed. Enter opens the"
        " folder under the cursor, or takes the file; ← goes up. A path can be typed as well (Tab"
        " goes there), ~ is your own folder. Where a plan's annex is a file of its own, Space marks"
        " the plan and then the annex; Enter on a file then reads the marked ones as one document."
    )
    CSS_PATH = "../styles/import.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", template("Mark"), id="import.mark"),
        Binding("left", "up", template("Folder above"), id="import.up"),
    ]

    def __init__(self, folder: Path, endings: frozenset[str]) -> None:
        """`folder` is opened first; `endings` are those of the files that can be read."""
        super().__init__()
        self._folder = folder
        self._endings = endings
        self._entries: tuple[Entry, ...] = ()
        self._marked: tuple[Path, ...] = ()

    def body(self) -> ComposeResult:
        """The folder's files, the marked ones, a path to type, what is wrong."""
        yield ChoiceList(id="import-files")
        yield PlainStatic(id="import-marked")
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
        entry = self._entry(event.place)
        if entry is None:
            self.action_up()
        else:
            self._take(entry.path, self._marked or (entry.path,))

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Opens or takes what was typed."""
        if event.value.strip():
            path = self._folder / folder_of(event.value)
            self._take(path, tuple(dict.fromkeys((*self._marked, path))))

    def action_mark(self) -> None:
        """Mark the file under the cursor as the next part of the document, or no more."""
        place = self._list.highlighted or 0
        entry = self._entry(place)
        if entry is None or entry.folder:
            return
        others = tuple(path for path in self._marked if path != entry.path)
        self._marked = others if len(others) < len(self._marked) else (*others, entry.path)
        self.fill()
        self._list.highlight(place + 1)

    def action_up(self) -> None:
        """Open the folder above, the cursor on the one that was open."""
        self._open(self._folder.parent, self._folder.name)

    def _take(self, path: Path, files: tuple[Path, ...]) -> None:
        """Open a folder; for a file these are read."""
        if os.path.isdir(path):  # noqa: PTH112 - Path raises for names that can't be
            self._open(path)
        elif os.path.lexists(path):
            self.app.remember(import_folder=str(path.parent))
            self.dismiss(files)
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
        """What the folder holds, which files are marked, and its path."""
        language = self.app.language
        self._list.show_lines([_UP, *map(self._line, self._entries)])
        label = language("Folder {path}; or type a path:", path=safe_line(str(self._folder)))
        self.query_exactly_one("#import-label", PlainStatic).update(label)
        names = safe_line(joined_names(self._marked))
        told = language("Enter on a file reads as one document: {files}", files=names)
        marked = self.query_exactly_one("#import-marked", PlainStatic)
        marked.update(told if names else "")
        marked.display = bool(names)

    def _line(self, entry: Entry) -> str:
        """An entry, after its place among the marked files."""
        name = safe_line(entry.name)
        marked = entry.path in self._marked
        return f"[{self._marked.index(entry.path) + 1}] {name}" if marked else name

    def _entry(self, place: int) -> Entry | None:
        """The entry of a line; None for the folder above."""
        return self._entries[place - 1] if 0 < place <= len(self._entries) else None

    def _say(self, text: str) -> None:
        self.query_exactly_one("#import-said", PlainStatic).update(text)

    @property
    def _list(self) -> ChoiceList:
        return self.query_exactly_one("#import-files", ChoiceList)
