"""Reports: a plan's periods of a year, previewed, exported, closed and opened again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period import PeriodPhase
from cchc_tracker.services.closing import close_period, reopen_period
from cchc_tui.messages import UndoLast
from cchc_tui.screens.period_closing import ClosePeriodScreen, ReopenPeriodScreen
from cchc_tui.screens.period_days import PeriodDaysScreen
from cchc_tui.screens.report_export import ReportExportScreen
from cchc_tui.screens.report_preview import ReportPreviewScreen
from cchc_tui.screens.reports_view import ReportsView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.period_calendar import GivenDays
    from cchc_tracker.services.session import Session
    from cchc_tui.content.period_reading import AskedPeriod
    from cchc_tui.screens.report_export import Exported
    from cchc_tui.widgets.figures import Figures

_YEARS: Final = range(1990, 2101)


class ReportsScreen(ReportsView):
    """What one does with a period."""

    HELP = template(
        "The four reports of a year. The figures below are those of the cut-off, not of today;"
        " Tab goes down to them, the arrows scroll. Enter shows the report as text, x writes it to"
        " files. Closing keeps the figures as they were handed up: what is recorded later stands"
        " below them as an adjustment. A report on request needs its days first (d); they are kept"
        " until you quit, and for good once the period is closed."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", template("Export"), id="reports.export"),
        Binding("c", "close_period", template("Close period"), id="reports.close"),
        Binding("o", "reopen", template("Reopen"), id="reports.reopen"),
        Binding("d", "give_days", template("Days"), id="reports.days"),
        Binding("minus", "turn(-1)", template("Year before"), id="reports.year-before"),
        Binding("plus", "turn(1)", template("Year after"), id="reports.year-after"),
        Binding("u", "undo", template("Undo"), id="reports.undo", show=False),
        Binding("escape", "back_up", template("To the periods"), id="reports.periods", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._exported: Exported | None = None

    def on_figures_moved_out(self, event: Figures.MovedOut) -> None:
        """Goes on to the figures."""
        if event.step > 0:
            self.query_exactly_one("#reports-body").focus()

    def on_figures_opened(self) -> None:
        """Shows the report as text."""
        self._with_days(lambda asked: self.app.push_screen(ReportPreviewScreen(asked)))

    def action_export(self) -> None:
        """Write the report to files."""
        choice = self._exported.choice if self._exported else None
        self._with_days(
            lambda asked: self.app.push_screen(ReportExportScreen(asked, choice), self._wrote)
        )

    def action_close_period(self) -> None:
        """Close the period, after a yes."""
        line = self.line
        if line is not None and line.closing is not None:
            self.app.tell(message("{period} is closed already", period=line.period.code))
            return
        self._with_days(self._ask_to_close)

    def action_reopen(self) -> None:
        """Open a closed period again, for a reason."""
        line = self.line
        if line is None or line.closing is None:
            self.app.tell(message("Put the cursor on a closed period to open it again"))
            return
        closing = line.closing
        self.app.push_screen(ReopenPeriodScreen(closing), partial(self._reopen_for, closing))

    def action_give_days(self) -> None:
        """Give the days of the period."""
        line = self.line
        if line is None or self.report_year is None:
            return
        if line.closing is not None:
            self.app.tell(message("{period} is closed already", period=line.period.code))
            return
        key = (self.report_year.plan.id, line.period.code)
        self.app.push_screen(PeriodDaysScreen(line.period), partial(self._keep_days, key))

    def action_turn(self, step: int) -> None:
        """Turn to the year before or after."""
        if self.report_year is not None and self.report_year.calendar.year + step in _YEARS:
            self.read(self.report_year.calendar.year + step)

    def action_undo(self) -> None:
        """Take back one's last change."""
        self.post_message(UndoLast(self.report_year.plan.id if self.report_year else ""))

    def action_back_up(self) -> None:
        """Go back from the figures to the periods."""
        self.periods.focus()

    def _with_days(self, go_on: Callable[[AskedPeriod], object]) -> None:
        """Go on with the period under the cursor; one on request needs its days first."""
        asked = self.asked()
        if asked is not None:
            go_on(asked)
        elif self.line is not None:
            self.app.tell(message("It is reported on request: its days must be given"))
            self.action_give_days()

    def _keep_days(self, key: tuple[str, str], given: GivenDays | None) -> None:
        if given is not None:
            self.given[key] = given
            self.reload()

    def _wrote(self, done: Exported | None) -> None:
        if done is None:
            return
        self._exported = done
        self.app.tell(
            message(
                "Wrote {count} files to {folder}", count=len(done.files),
                folder=str(done.choice.folder),
            )
        )  # fmt: skip

    def _ask_to_close(self, asked: AskedPeriod) -> None:
        line, found = self.line, self.figures.get(asked)
        if line is None or found is None:
            self.app.tell(message("The figures are still being counted"))
        elif line.state.phase is PeriodPhase.OPEN:
            self.app.tell(
                message(
                    "{period} isn't over before its cut-off on {last}; it can't be closed yet",
                    period=line.period.code,
                    last=day_text(line.period.data_to),
                )
            )
        else:
            folder = str(self._exported.choice.folder) if self._exported else ""
            self.app.push_screen(
                ClosePeriodScreen(found.figures, folder), partial(self._close_with, asked)
            )

    def _close_with(self, asked: AskedPeriod, files: Sequence[Path] | None) -> None:
        if files is not None:
            self._close(asked, files)

    @work(group="reports-close")
    async def _close(self, asked: AskedPeriod, files: Sequence[Path]) -> None:
        def close(session: Session) -> Closing:
            return close_period(session, asked.plan, asked.find(session), files=files)

        try:
            made = await self.app.desk.write(close)
        except CchcError as failure:
            self.app.tell(failure)
            return
        told = message("Closed {period} of {plan}", period=made.period.code, plan=made.plan)
        self.app.tell(told)

    def _reopen_for(self, closing: Closing, reason: str | None) -> None:
        if reason is not None:
            self._reopen(closing.plan, closing.period.code, reason)

    @work(group="reports-close")
    async def _reopen(self, plan: str, code: str, reason: str) -> None:
        try:
            await self.app.desk.write(lambda session: reopen_period(session, plan, code, reason))
        except CchcError as failure:
            self.app.tell(failure)
            return
        self.app.tell(message("Opened {period} of {plan} again", period=code, plan=plan))
