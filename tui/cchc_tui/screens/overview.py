"""Overview: all plans in a line each, and the figures of the chosen one; Enter shows their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual import work

from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.services.overview import Overview, PlanLine, overview, plan_lines
from cchc_tui.screens.house import HouseScreen
from cchc_tui.screens.overview_sheet import Sheet, overview_sheet, plans_sheet
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.figures import Figures
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cchc_tracker.services.session import Session
    from cchc_tui.messages import OpenMatrix
    from cchc_tui.widgets.figures import Line

_TURN_TO: Final = "|plan"
"""How the key of a plan's name ends."""


class OverviewScreen(HouseScreen[None]):
    """Two sheets, one above the other: plans, and one plan's figures."""

    NAME = template("Overview")
    HELP = template(
        "Above are the plans: Enter on a plan's name shows its figures below. The arrows move from"
        " figure to figure; Enter on a figure opens the matrix with just the rows it counts."
    )
    CSS_PATH = "../styles/overview.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._plans: tuple[PlanLine, ...] | None = None
        self._found: Overview | None = None
        self._requests: dict[str, dict[str, OpenMatrix]] = {}

    def body(self) -> ComposeResult:
        """The plans, the chosen plan's title, its figures."""
        yield Figures(id="overview-plans")
        yield PlainStatic(id="overview-title")
        yield Figures(id="overview-figures")

    def on_mount(self) -> None:
        """Reads the figures."""
        self._plans_sheet.focus()
        self.reload()

    def title_line(self) -> str:
        """The screen's name and the day it tells of."""
        name = super().title_line()
        if not self._plans:
            return name
        day = self.app.language("as of {day}", day=f"{self._plans[0].as_of:%d/%m/%Y}")
        return f"{name} · {day}"

    def relabel(self) -> None:
        """Write everything again."""
        super().relabel()
        self._show()

    def reload(self) -> None:
        """Read the figures again; the cursor stays on its figure."""
        self._load()

    @work(exclusive=True, group="overview")
    async def _load(self) -> None:
        app = self.app
        try:
            plans = await app.desk.latest("overview", _read_plans)
            if plans is None:
                return
            self._plans = plans
            plan = self._chosen_plan()
            found = None
            if plan is not None:
                found = await app.desk.latest("overview", lambda session: _read(session, plan))
        except CchcError as failure:
            app.tell_once(failure)
            return
        self._found = found
        self.relabel()
        if plan is not None and plan != app.plan:
            app.choose_plan(plan)

    def on_resize(self) -> None:
        """Fits the plan's title."""
        self._show_title()

    def on_figures_opened(self, event: Figures.Opened) -> None:
        """Opens the rows of a figure, or turns to a plan."""
        if event.key.endswith(_TURN_TO):
            self.app.choose_plan(event.key.removesuffix(_TURN_TO))
            return
        request = self._requests[event.control.id or ""].get(event.key)
        if request is not None:
            self.post_message(request)

    def on_figures_moved_out(self, event: Figures.MovedOut) -> None:
        """Goes on from one sheet to the other."""
        if event.figures is self._plans_sheet and event.step > 0:
            self._figures_sheet.enter_from(1)
        elif event.figures is self._figures_sheet and event.step < 0:
            self._plans_sheet.enter_from(-1)

    @property
    def _plans_sheet(self) -> Figures:
        return self.query_exactly_one("#overview-plans", Figures)

    @property
    def _figures_sheet(self) -> Figures:
        return self.query_exactly_one("#overview-figures", Figures)

    def _chosen_plan(self) -> str | None:
        """The plan one is on; else the newest annual plan, for inspection plans are asides."""
        plans = [line.plan for line in self._plans or ()]
        if any(plan.id == self.app.plan for plan in plans):
            return self.app.plan
        annual = [plan for plan in plans if plan.kind is PlanKind.ANNUAL] or plans
        return max(annual, key=lambda plan: plan.year).id if annual else None

    def _show(self) -> None:
        if self._plans is not None:
            self._show_title()
            self._plans_sheet.show(self._plan_lines)
            self._figures_sheet.show(self._figure_lines)

    def _show_title(self) -> None:
        title = self.query_exactly_one("#overview-title", PlainStatic)
        if self._found is not None:
            plan = self._found.plan
            text = f"{plan.number or '–'} · {plan.title}"
            title.update(cut(text, max(self.size.width - 2, 0)))
        elif self._plans is not None:
            title.update(self.app.language("There are no plans yet; F6 makes one"))

    def _plan_lines(self, width: int) -> Sequence[Line]:
        sheet = self._sheet(width)
        chosen = self._found.plan.id if self._found else None
        plans_sheet(self._plans or (), chosen, sheet)
        return self._keep("overview-plans", sheet)

    def _figure_lines(self, width: int) -> Sequence[Line]:
        sheet = self._sheet(width)
        if self._found is not None:
            overview_sheet(self._found, sheet)
        return self._keep("overview-figures", sheet)

    def _sheet(self, width: int) -> Sheet:
        app = self.app
        plan = self._found.plan.id if self._found else ""
        return Sheet(plan, width, app.language.text, ascii_only=app.context.ascii_only)

    def _keep(self, name: str, sheet: Sheet) -> Sequence[Line]:
        self._requests[name] = sheet.requests
        return sheet.lines


def _read_plans(session: Session) -> tuple[PlanLine, ...]:
    return plan_lines(session, session.today)


def _read(session: Session, plan: str) -> Overview:
    return overview(session, plan, session.today)
