"""The reports of a year as read and shown; what can be done with them is in `reports`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import work
from textual.containers import VerticalScroll

from cchc_tracker.exports.period import unit_plans_text
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.model.period import PeriodPhase
from cchc_tui.content.period_reading import AskedPeriod, read_figures, read_year
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.reports_sheet import ReportsSheet, period_sheet, periods_sheet
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.drawn_lines import DrawnLines
from cchc_tui.widgets.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cchc_tracker.model.period_calendar import GivenDays
    from cchc_tracker.services.periods import PeriodLine
    from cchc_tui.content.period_reading import PeriodFigures, ReportYear
    from cchc_tui.widgets.figures import Line

_WAITING: Final = (PeriodPhase.LATE, PeriodPhase.DUE)


class ReportsView(HouseScreen[None]):
    """Four periods, and beneath them everything about the one under the cursor."""

    NAME = template("Reports")
    CSS_PATH = "../styles/reports.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.report_year: ReportYear | None = None
        self._asked_year: int | None = None
        self.given: dict[tuple[str, str], GivenDays] = {}
        self.figures: dict[AskedPeriod, PeriodFigures] = {}
        """Those of before show until they are counted again."""
        self._fresh: set[AskedPeriod] = set()
        self._shown = ""
        self._read_once = False

    def body(self) -> ComposeResult:
        """The periods, and the figures of one."""
        yield Figures(id="reports-periods")
        with VerticalScroll(id="reports-body"):
            yield DrawnLines(id="reports-figures")

    def on_mount(self) -> None:
        """Reads the periods."""
        self.periods.focus()
        self.reload()

    def title_line(self) -> str:
        """Screen, plan and year."""
        name = super().title_line()
        if self.report_year is None:
            return name
        year = self.app.language("year {year}", year=self.report_year.calendar.year)
        return cut(f"{name} · {self.report_year.plan.id} · {year}", max(self.size.width - 2, 20))

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read everything again; the cursor stays on its period."""
        self.read(self._asked_year)

    def on_plan_chosen(self) -> None:
        """Turns to the plan's own year."""
        self._asked_year = None

    @work(exclusive=True, group="reports")
    async def read(self, year: int | None) -> None:
        """Read the periods of a year, None for the plan's own; the cursor stays."""
        app = self.app
        read = partial(read_year, plan_id=app.plan, year=year, given=dict(self.given))
        try:
            found = await app.desk.ask(read)
        except CchcError as failure:
            app.tell(failure)
            return
        self._read_once = True
        before = self.report_year.plan.id if self.report_year else None
        self._asked_year, self.report_year = year, found
        self._fresh = set()
        if found is not None and found.plan.id != before:
            self.periods.cursor = _waiting(found.calendar.lines)
        self.relabel()
        self._count()

    @work(exclusive=True, group="reports-figures")
    async def _count(self) -> None:
        asked = self.asked()
        if asked is None or asked in self._fresh:
            return
        try:
            found = await self.app.desk.latest("reports", partial(read_figures, asked=asked))
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        if found is not None:
            self.figures[asked] = found
            self._fresh.add(asked)
            self._show_figures()

    def on_figures_cursor_moved(self) -> None:
        """Tells of the period under the cursor."""
        if self.periods.cursor != self._shown:
            self._shown = self.periods.cursor
            self.query_exactly_one("#reports-body").scroll_home(animate=False)
        self._show_figures()
        self._count()

    @property
    def periods(self) -> Figures:
        """The list of periods."""
        return self.query_exactly_one("#reports-periods", Figures)

    @property
    def line(self) -> PeriodLine | None:
        """The period under the cursor."""
        lines = self.report_year.calendar.lines if self.report_year else ()
        return next((line for line in lines if line.period.code == self.periods.cursor), None)

    def asked(self) -> AskedPeriod | None:
        """The period under the cursor, where its days are known."""
        line = self.line
        if self.report_year is None or line is None or line.period.data_to is None:
            return None
        plan, code = self.report_year.plan.id, line.period.code
        given = None if line.closing else self.given.get((plan, code))
        return AskedPeriod(plan, code, given)

    def _show(self) -> None:
        self.periods.show(self._period_lines)
        self._show_figures()

    def _show_figures(self) -> None:
        self.query_exactly_one("#reports-figures", DrawnLines).show(self._figure_lines)

    def _period_lines(self, width: int) -> Sequence[Line]:
        sheet = self._sheet(width)
        if self.report_year is not None:
            periods_sheet(self.report_year.calendar.lines, sheet)
        return sheet.lines

    def _figure_lines(self, width: int) -> Sequence[Line]:
        sheet, line, asked = self._sheet(width), self.line, self.asked()
        if line is not None:
            period_sheet(line, self.figures.get(asked) if asked else None, sheet)
        if self.report_year is not None and self.report_year.calendar.unit_plans is not None:
            plans = unit_plans_text(self.report_year.calendar.unit_plans, self.app.language.text)
            sheet.add()
            sheet.sentence(plans, "faint")
        elif self._read_once and self.report_year is None:
            sheet.sentence(self.app.language("There are no plans yet; F6 makes one"))
        return sheet.lines

    def _sheet(self, width: int) -> ReportsSheet:
        return ReportsSheet(width, self.app.language, ascii_only=self.app.context.ascii_only)


def _waiting(lines: Sequence[PeriodLine]) -> str:
    """The period whose report is due next; else the last one that is closed, else the first."""
    waiting = [line.period.code for line in lines if line.state.phase in _WAITING]
    closed = [line.period.code for line in lines if line.state.phase is PeriodPhase.CLOSED]
    return next(iter([*waiting, *reversed(closed), lines[0].period.code]))
