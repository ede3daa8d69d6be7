"""Asks before a period is closed, naming what is frozen, and why it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.tally import ratio_text
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status
from cchc_tui.content.row_facts import moment_text
from cchc_tui.content.server_files import folder_of
from cchc_tui.own_thread import in_own_thread
from cchc_tui.report_writing import report_files
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.figures import Figures


class ClosePeriodScreen(HouseModal[tuple["Path", ...]]):
    """Its outcome is the files that were handed up, perhaps none; none at all for a no."""

    NAME = template("Close period")
    HELP = template(
        "Closing keeps the figures as they are. Type the folder with the report's files as you"
        " handed them up: those named after the plan and the period are kept by their SHA-256, so"
        " that anybody can tell later whether a file is the one that was sent. Leave it blank for"
        " none. Enter goes on to the answer; the cursor stands on no."
    )
    CSS_PATH = "../styles/report_files.tcss"

    def __init__(self, figures: Figures, folder: str) -> None:
        super().__init__()
        self._figures = figures
        self._folder = folder

    def body(self) -> ComposeResult:
        """What is frozen, the folder, its files, the answers."""
        yield PlainStatic(self._frozen(), id="report-what")
        yield PlainStatic(id="report-label")
        yield LineInput(self._folder, id="report-folder")
        yield PlainStatic(id="report-files")
        yield ChoiceList(id="close-answers")

    def on_mount(self) -> None:
        """Looks for files."""
        self.fill()
        self.query_exactly_one(LineInput).focus()
        self._look()

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one("#report-what", PlainStatic).update(self._frozen())
        self._look()

    def on_input_changed(self) -> None:
        """Looks for files as one types."""
        self._look()

    def on_input_submitted(self) -> None:
        """Goes on to the answers."""
        self.query_exactly_one("#close-answers", ChoiceList).focus()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the answer."""
        if event.place == 1:
            self._take()
        else:
            self.dismiss(None)

    @work(exclusive=True, group="close-look")
    async def _look(self) -> None:
        files = await self._files()
        language = self.app.language
        names = ", ".join(path.name for path in files) or language("none")
        said = language("Files whose SHA-256 is kept: {names}", names=names)
        self.query_exactly_one("#report-files", PlainStatic).update(said)

    @work(exclusive=True, group="close-take")
    async def _take(self) -> None:
        self.dismiss(await self._files())

    async def _files(self) -> tuple[Path, ...]:
        typed = self.query_exactly_one(LineInput).value.strip()
        if not typed:
            return ()
        return await in_own_thread(lambda: report_files(self._figures, folder_of(typed)))

    def _frozen(self) -> str:
        figures, language = self._figures, self.app.language
        whole = figures.whole
        return language(
            "Close {period} of {plan}? What is frozen are the figures as of {day}: {total} rows,"
            " {done} done, {overdue} overdue, completion {rate}; {targets} targets; journal line"
            " {line}. What is recorded later with an earlier date never changes them.",
            period=figures.period.code if figures.period else "",
            plan=figures.plan.id,
            day=day_text(figures.as_of),
            total=whole.total,
            done=whole.done,
            overdue=whole.counts[Status.OVERDUE],
            rate=ratio_text(whole.completion, language.text),
            targets=len(figures.targets),
            line=figures.journal_line,
        )

    def fill(self) -> None:
        """The answers, and the label of the folder."""
        language = self.app.language
        self.query_exactly_one("#report-label", PlainStatic).update(
            language("Folder of the files handed up (blank: none):")
        )
        answers = self.query_exactly_one("#close-answers", ChoiceList)
        answers.show_lines([language("No"), language("Close the period")])


class ReopenPeriodScreen(HouseModal[str]):
    """Its outcome is the reason."""

    NAME = template("Reopen the period")
    HELP = template(
        "Why the closed period is opened again; the journal keeps the reason. Enter opens it, Esc"
        " leaves it closed."
    )
    CSS_PATH = "../styles/report_files.tcss"

    def __init__(self, closing: Closing) -> None:
        super().__init__()
        self._closed_period = closing

    def body(self) -> ComposeResult:
        """Which period, and the reason."""
        yield PlainStatic(self._told(), id="report-what")
        yield LineInput(id="reopen-reason")
        yield PlainStatic(id="report-said")

    def on_mount(self) -> None:
        """Begins in the reason."""
        self.query_exactly_one(LineInput).focus()

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self.query_exactly_one("#report-what", PlainStatic).update(self._told())

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Takes the reason; without one the period stays closed."""
        if event.value.strip():
            self.dismiss(event.value.strip())
            return
        said = self.app.language("Reopening a closed period needs a reason")
        self.query_exactly_one("#report-said", PlainStatic).update(said)

    def _told(self) -> str:
        closing = self._closed_period
        return self.app.language(
            "{period} of {plan} was closed by {user} on {day}. Why is it opened again?",
            period=closing.period.code,
            plan=closing.plan,
            user=closing.closed_by,
            day=moment_text(closing.closed_at),
        )
