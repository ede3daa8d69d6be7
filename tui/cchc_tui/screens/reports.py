"""Reports: a plan's periods of a year and their figures; previewed, exported, closed from here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period import PeriodPhase
from cchc_tracker.services.closing import close_period, reopen_period
from cchc_tui.messages import UndoLast
from cchc_tui.period_reading import AskedPeriod, read_figures, read_year
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.period_closing import ClosePeriodScreen, ReopenPeriodScreen
from cchc_tui.screens.period_days import PeriodDaysScreen
from cchc_tui.screens.report_export import ReportExportScreen
from cchc_tui.screens.report_preview import ReportPreviewScreen
from cchc_tui.screens.reports_sheet import ReportsSheet, period_sheet, periods_sheet
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.drawn_lines import DrawnLines
from cchc_tui.widgets.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.period_calendar import GivenDays
    from cchc_tracker.services.periods import PeriodLine
    from cchc_tracker.services.session import Session
    from cchc_tui.period_reading import PeriodFigures, ReportYear
    from cchc_tui.screens.report_export import Exported
    from cchc_tui.widgets.figures import Line

_YEARS: Final = range(1990, 2101)
_WAITING: Final = (PeriodPhase.LATE, PeriodPhase.DUE)


class ReportsScreen(HouseScreen[None]):
    """Four periods, and beneath them everything about the one under the cursor."""

    NAME = template("Reports")
    HELP = template(
        "The four reports of a year. The figures below are those of the cut-off, not of today;"
        " Tab goes down to them, the arrows scroll. Enter shows the report as text, X writes it to"
        " files. Closing keeps the figures as they were handed up: what is recorded later stands"
        " below them as an adjustment. A report on request needs its days first (D); they are kept"
        " until you quit, and for good once the period is closed."
    )
    CSS_PATH = "../styles/reports.tcss"
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
        self._year: ReportYear | None = None
        self._asked_year: int | None = None
        self._given: dict[tuple[str, str], GivenDays] = {}
        self._figures: dict[AskedPeriod, PeriodFigures] = {}
        self._shown = ""
        self._exported: Exported | None = None

    def body(self) -> ComposeResult:
        """The periods, and the figures of one."""
        yield Figures(id="reports-periods")
        with VerticalScroll(id="reports-body"):
            yield DrawnLines(id="reports-figures")

    def on_mount(self) -> None:
        """Reads the periods."""
        self._periods.focus()
        self.reload()

    def title_line(self) -> str:
        """Screen, plan and year."""
        name = super().title_line()
        if self._year is None:
            return name
        year = self.app.language("year {year}", year=self._year.calendar.year)
        return cut(f"{name} · {self._year.plan.id} · {year}", max(self.size.width - 2, 20))

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read everything again; the cursor stays on its period."""
        self._read(self._asked_year)

    def on_plan_chosen(self) -> None:
        """Turns to the plan's own year."""
        self._asked_year = None
        super().on_plan_chosen()

    @work(exclusive=True, group="reports")
    async def _read(self, year: int | None) -> None:
        app = self.app
        read = partial(read_year, plan_id=app.plan, year=year, given=dict(self._given))
        try:
            found = await app.desk.ask(read)
        except CchcError as failure:
            app.tell(failure)
            return
        first = self._year is None or found is None or found.plan.id != self._year.plan.id
        self._asked_year, self._year = year, found
        self._figures = {}
        if first and found is not None:
            self._periods.cursor = _waiting(found.calendar.lines)
        self.relabel()
        self._count()

    @work(exclusive=True, group="reports-figures")
    async def _count(self) -> None:
        asked = self._asked()
        if asked is None or asked in self._figures:
            return
        try:
            found = await self.app.desk.latest("reports", partial(read_figures, asked=asked))
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        if found is not None:
            self._figures[asked] = found
            self._show_figures()

    def on_figures_cursor_moved(self) -> None:
        """Tells of the period under the cursor."""
        if self._periods.cursor != self._shown:
            self._shown = self._periods.cursor
            self.query_exactly_one("#reports-body").scroll_home(animate=False)
        self._show_figures()
        self._count()

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
        line = self._line
        if line is not None and line.closing is not None:
            self.app.tell(message("{period} is closed already", period=line.period.code))
            return
        self._with_days(self._ask_to_close)

    def action_reopen(self) -> None:
        """Open a closed period again, for a reason."""
        line = self._line
        if line is None or line.closing is None:
            self.app.tell(message("Put the cursor on a closed period to open it again"))
            return
        closing = line.closing
        self.app.push_screen(ReopenPeriodScreen(closing), partial(self._reopen_for, closing))

    def action_give_days(self) -> None:
        """Give the days of the period."""
        line = self._line
        if line is None or self._year is None:
            return
        if line.closing is not None:
            self.app.tell(message("{period} is closed already", period=line.period.code))
            return
        key = (self._year.plan.id, line.period.code)
        self.app.push_screen(PeriodDaysScreen(line.period), partial(self._keep_days, key))

    def action_turn(self, step: int) -> None:
        """Turn to the year before or after."""
        if self._year is not None and self._year.calendar.year + step in _YEARS:
            self._read(self._year.calendar.year + step)

    def action_undo(self) -> None:
        """Take back one's last change."""
        self.post_message(UndoLast(self.app.plan or ""))

    def action_back_up(self) -> None:
        """Go back from the figures to the periods."""
        self._periods.focus()

    @property
    def _periods(self) -> Figures:
        return self.query_exactly_one("#reports-periods", Figures)

    @property
    def _line(self) -> PeriodLine | None:
        """The period under the cursor."""
        lines = self._year.calendar.lines if self._year else ()
        return next((line for line in lines if line.period.code == self._periods.cursor), None)

    def _asked(self) -> AskedPeriod | None:
        """The period under the cursor, where its days are known."""
        line = self._line
        if self._year is None or line is None or line.period.data_to is None:
            return None
        plan, code = self._year.plan.id, line.period.code
        given = None if line.closing else self._given.get((plan, code))
        return AskedPeriod(plan, code, given)

    def _with_days(self, go_on: Callable[[AskedPeriod], object]) -> None:
        """Go on with the period under the cursor; one on request needs its days first."""
        asked = self._asked()
        if asked is not None:
            go_on(asked)
        elif self._line is not None:
            self.app.tell(message("It is reported on request: its days must be given"))
            self.action_give_days()

    def _keep_days(self, key: tuple[str, str], given: GivenDays | None) -> None:
        if given is not None:
            self._given[key] = given
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
        line, found = self._line, self._figures.get(asked)
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

    def _show(self) -> None:
        self._periods.show(self._period_lines)
        self._show_figures()

    def _show_figures(self) -> None:
        self.query_exactly_one("#reports-figures", DrawnLines).show(self._figure_lines)

    def _period_lines(self, width: int) -> Sequence[Line]:
        sheet = self._sheet(width)
        if self._year is not None:
            periods_sheet(self._year.calendar.lines, sheet)
        return sheet.lines

    def _figure_lines(self, width: int) -> Sequence[Line]:
        sheet, line, asked = self._sheet(width), self._line, self._asked()
        if line is not None:
            period_sheet(line, self._figures.get(asked) if asked else None, sheet)
        return sheet.lines

    def _sheet(self, width: int) -> ReportsSheet:
        return ReportsSheet(width, self.app.language, ascii_only=self.app.context.ascii_only)


def _waiting(lines: Sequence[PeriodLine]) -> str:
    """The period whose report is due next; else the last one that is closed, else the first."""
    waiting = [line.period.code for line in lines if line.state.phase in _WAITING]
    closed = [line.period.code for line in lines if line.state.phase is PeriodPhase.CLOSED]
    return next(iter([*waiting, *reversed(closed), lines[0].period.code]))
