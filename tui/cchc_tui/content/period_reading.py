"""What the screen of reports tells: a plan's periods of a year, and one period's figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.period import period_state
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.services.closing import adjustments
from cchc_tracker.services.periods import PeriodLine, PeriodList, find_period, period_list
from cchc_tracker.services.reporting import figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.closing import Adjustments
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.period import Period
    from cchc_tracker.model.period_calendar import GivenDays
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period of a plan, as a person asks for it."""

    plan: str
    code: str
    given: GivenDays | None = None
    """Its days, where the request for the report sets them."""

    def find(self, session: Session) -> Period:
        """The period with its days. Raises what `find_period` raises."""
        return find_period(session, self.plan, self.code, self.given)


@dataclass(frozen=True, slots=True)
class ReportYear:
    """A plan's reports of a year."""

    plan: StoredPlan
    calendar: PeriodList


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """A period's figures, and what was recorded since it was closed."""

    asked: AskedPeriod
    figures: Figures
    since: Adjustments | None
    """None while the period is open."""


def read_year(
    session: Session,
    plan_id: str | None,
    year: int | None,
    given: Mapping[tuple[str, str], GivenDays],
) -> ReportYear | None:
    """The periods of a plan, else of the newest annual one; None where there are no plans.

    `year` None is the plan's own. Days in `given`, by plan and period, count while it is open.
    """
    plan = _plan(session, plan_id)
    if plan is None:
        return None
    found = period_list(session, plan.id, year if plan.id == plan_id else None)
    lines = tuple(
        _with_days(session, plan.id, line, given.get((plan.id, line.period.code)))
        for line in found.lines
    )
    return ReportYear(plan, replace(found, lines=lines))


def read_figures(session: Session, asked: AskedPeriod) -> PeriodFigures:
    """The figures, the frozen ones of a closed period. Raises what `figures` raises."""
    found = figures(session, asked.plan, asked.find(session))
    return PeriodFigures(
        asked, found, adjustments(session, found.closing) if found.closing else None
    )


def _plan(session: Session, plan_id: str | None) -> StoredPlan | None:
    chosen = session.store.plan(plan_id) if plan_id else None
    if chosen is not None:
        return chosen
    plans = session.store.plans()
    annual = [plan for plan in plans if plan.kind is PlanKind.ANNUAL] or list(plans)
    return max(annual, key=lambda plan: plan.year) if annual else None


def _with_days(
    session: Session, plan_id: str, line: PeriodLine, given: GivenDays | None
) -> PeriodLine:
    if given is None or line.closing is not None:
        return line
    period = find_period(session, plan_id, line.period.code, given)
    calendar = session.plugins.calendar(period.year)
    state = period_state(period, session.today, calendar, closed=False)
    return PeriodLine(period, state, None)
