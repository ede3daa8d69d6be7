"""Writes the report of a period to files: which formats, where to, and how far it is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.missing import missing_count
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tui.content.server_files import folder_of
from cchc_tui.own_thread import in_own_thread
from cchc_tui.report_writing import (
    ExportChoice,
    read_report,
    taken_targets,
    write_reports,
)
from cchc_tui.screens.confirm import ConfirmScreen
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.bars import length, signs
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tui.content.period_reading import AskedPeriod
    from cchc_tui.report_writing import ReportRead

_USUAL: Final = "docx"
_BAR: Final = 30
_MARK: Final = "bom"
"""The choice that isn't a format."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and as what."""

    choice: ExportChoice
    files: tuple[Path, ...]


class ReportExportScreen(HouseModal[Exported]):
    """Its outcome is what was written; nothing else is asked while it's being written."""

    NAME = template("Export")
    HELP = template(
        "Space takes a format or leaves it out; Enter goes on to the folder, and there writes the"
        " files. Each file appears whole or not at all; one that exists is replaced only after you"
        " say so. Esc while it's writing stops after the file at hand."
    )
    CSS_PATH = "../styles/report_files.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_format", template("Take or leave"), id="export.toggle"),
        Binding("f8", "write", template("Write files"), id="export.write"),
    ]

    def __init__(self, asked: AskedPeriod, choice: ExportChoice | None = None) -> None:
        """`choice` is what was chosen last."""
        super().__init__()
        self._asked = asked
        self._taken = set(choice.formats if choice else (_USUAL,))
        if choice and choice.byte_order_mark:
            self._taken.add(_MARK)
        self._folder = str(choice.folder if choice else Path.cwd())
        self._busy = False
        self._stop = Event()

    def body(self) -> ComposeResult:
        """Formats, the folder, the bar, what went wrong."""
        yield ChoiceList(id="report-formats")
        yield PlainStatic(id="report-label")
        yield LineInput(self._folder, id="report-folder")
        yield PlainStatic(id="report-bar")
        yield PlainStatic(id="report-said")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self._formats.focus()

    def title_line(self) -> str:
        """Screen, plan and period."""
        return f"{super().title_line()} · {self._asked.plan} · {self._asked.code}"

    def on_choice_list_chosen(self) -> None:
        """Goes on to the folder."""
        self.query_exactly_one(LineInput).focus()

    def on_input_submitted(self) -> None:
        """Writes the files."""
        self.action_write()

    def action_toggle_format(self) -> None:
        """Take the format under the cursor, or leave it out."""
        place = self._formats.highlighted
        if place is not None and not self._busy:
            self._taken ^= {_choices()[place]}
            self.fill()

    def action_write(self) -> None:
        """Write the files."""
        if self._busy:
            return
        language = self.app.language
        folder = self.query_exactly_one(LineInput).value.strip()
        formats = tuple(name for name in FORMATS if name in self._taken)
        if not formats:
            self._say(language("Take at least one format (Space)"))
        elif not folder:
            self._say(language("Type the folder for the files"))
        else:
            self._export(ExportChoice(formats, folder_of(folder), _MARK in self._taken))

    def action_leave(self) -> None:
        """Go back; what is being written stops after the file at hand."""
        if self._busy:
            self._stop.set()
            self._say(self.app.language("Stopping after this file…"))
        else:
            self.dismiss(None)

    @work(group="export")
    async def _export(self, choice: ExportChoice) -> None:
        self._busy = True
        self._stop.clear()
        self._say("")
        try:
            files = await self._written(choice)
        except CchcError as failure:
            self._tell_bar("")
            self._say(self.app.language(failure.message))
            return
        finally:
            self._busy = False
        if files is None or self._stop.is_set():
            self._tell_bar("")
            count = len(files or ())
            self._say(self.app.language("Stopped; files written: {count}", count=count))
        else:
            self.dismiss(Exported(choice, files))

    async def _written(self, choice: ExportChoice) -> tuple[Path, ...] | None:
        """The files that were written; None where the person thought better of it."""
        app = self.app
        self._show_step(len(choice.formats), 0, app.language("reading…"))
        read = partial(read_report, asked=self._asked, language=app.language)
        report = await app.desk.latest("report", read)
        if report is None:
            return None
        taken = await in_own_thread(lambda: taken_targets(report.source.figures, choice))
        if taken and not await self._may_replace(taken):
            return None
        self._tell_missing(report)
        loop = asyncio.get_running_loop()

        def going_on(done: int, name: str) -> bool:
            with suppress(RuntimeError):  # the app may be gone
                loop.call_soon_threadsafe(self._show_step, len(choice.formats), done, name)
            return not self._stop.is_set()

        return await in_own_thread(
            lambda: write_reports(report.source, choice, force=bool(taken), going_on=going_on)
        )

    async def _may_replace(self, taken: tuple[Path, ...]) -> bool:
        question = message(
            "These files exist already: {files}. Replace them?",
            files=", ".join(path.name for path in taken),
        )
        answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
        self.app.push_screen(ConfirmScreen(question, template("Replace them")), answer.set_result)
        return bool(await answer)

    def _tell_missing(self, report: ReportRead) -> None:
        if report.missing:
            self.app.tell(missing_count(report.missing), "warning")

    def _show_step(self, files: int, done: int, what: str) -> None:
        letters = signs(ascii_only=self.app.context.ascii_only)
        filled = length(done, files, _BAR)
        bar = letters.done * filled + letters.left * (_BAR - filled)
        self._tell_bar(f"{bar} {done}/{files} {what}")

    def _tell_bar(self, text: str) -> None:
        if self.is_attached:
            self.query_exactly_one("#report-bar", PlainStatic).update(text, layout=False)

    @property
    def _formats(self) -> ChoiceList:
        return self.query_exactly_one("#report-formats", ChoiceList)

    def _say(self, text: str) -> None:
        self.query_exactly_one("#report-said", PlainStatic).update(text)

    def fill(self) -> None:
        """The formats, those chosen marked, and the label of the folder."""
        language = self.app.language
        named = {_MARK: language("Mark csv as UTF-8, for Excel")}
        self._formats.show_lines([self._line(each, named.get(each, each)) for each in _choices()])
        label = self.query_exactly_one("#report-label", PlainStatic)
        label.update(language("Folder for the files; it is made where there is none:"))

    def _line(self, choice: str, name: str) -> str:
        return f"[{'x' if choice in self._taken else ' '}] {name}"


def _choices() -> tuple[str, ...]:
    return (*FORMATS, _MARK)
