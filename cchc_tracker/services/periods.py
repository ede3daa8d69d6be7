"""Reporting periods of a plan or a locality, with their state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.data.reports import national_reports
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.model.errors import IncompleteError
from cchc_tracker.model.message import message
from cchc_tracker.model.period import (
    parse_period_code,
    period_state,
)
from cchc_tracker.model.period_calendar import periods, with_given_days

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.locality import Locality, UnitPlansRule
    from cchc_tracker.model.period import Period, PeriodState
    from cchc_tracker.model.period_calendar import GivenDays
    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """A period with where it is today."""

    period: Period
    state: PeriodState
    closing: Closing | None
    """None while it is open, and for a locality's periods."""


@dataclass(frozen=True, slots=True)
class UnitPlans:
    """By when the units of a locality send in their own plans for a year."""

    rule: UnitPlansRule
    last_day: date | None
    """The last day that is in time; a printed “before” leaves out the day itself."""


@dataclass(frozen=True, slots=True)
class PeriodList:
    """A year's reporting calendar."""

    locality: str
    plan: str | None
    year: int
    lines: tuple[PeriodLine, ...]
    unit_plans: UnitPlans | None


def locality_periods(plugins: PluginRegistry, code: str, year: int) -> tuple[Period, ...]:
    """The four periods of a locality's year; raises UsageError for an unknown locality."""
    return _periods(plugins, plugins.locality(code), year, depth=3)


def plan_periods(session: Session, plan_id: str, year: int | None = None) -> tuple[Period, ...]:
    """The four periods of a plan's locality, of the plan's year unless another is named.

    A closed period has the days that it was closed with.
    """
    plan = session.plan(plan_id)
    closed = {each.period.code: each.period for each in session.store.reporting.closings(plan.id)}
    found = locality_periods(session.plugins, plan.locality, plan.year if year is None else year)
    return tuple(closed.get(each.code, each) for each in found)


def find_period(
    session: Session, plan_id: str, code: str, given: GivenDays | None = None
) -> Period:
    """The period that a code such as `2022-Q1` or `Q1` names, with the given days if any.

    Raises UsageError for another code, IncompleteError for a report on request whose days weren't
    given.
    """
    plan = session.plan(plan_id)
    year, kind = parse_period_code(code, plan.year)
    period = next(each for each in plan_periods(session, plan.id, year) if each.kind is kind)
    if given is not None:
        return with_given_days(period, given, session.plugins.calendar(year))
    if period.data_to is None:
        raise IncompleteError(
            message(
                "{period} is reported on request (“{printed}”): give its days with --from, --to"
                " and --due",
                period=period.code,
                printed=period.printed,
            )
        )
    return period


def period_list(session: Session, name: str, year: int | None = None) -> PeriodList:
    """The reporting calendar of a plan or of a locality, whichever has that name."""
    plan = session.store.plan(name)
    if plan is None:
        return locality_period_list(session.plugins, name, year, session.today)
    wanted = plan.year if year is None else year
    found = plan_periods(session, plan.id, wanted)
    closings = {each.period.code: each for each in session.store.reporting.closings(plan.id)}
    calendar = session.plugins.calendar(wanted)
    return PeriodList(
        locality=plan.locality,
        plan=plan.id,
        year=wanted,
        lines=tuple(
            _line(each, closings.get(each.code), session.today, calendar) for each in found
        ),
        unit_plans=_unit_plans(session.plugins, plan.locality, wanted),
    )


def locality_period_list(
    plugins: PluginRegistry, code: str, year: int | None, today: date
) -> PeriodList:
    """The reporting calendar of a locality, for which no database is needed.

    Raises UsageError for an unknown locality.
    """
    wanted = today.year if year is None else year
    calendar = plugins.calendar(wanted)
    found = locality_periods(plugins, code, wanted)
    return PeriodList(
        locality=code,
        plan=None,
        year=wanted,
        lines=tuple(_line(each, None, today, calendar) for each in found),
        unit_plans=_unit_plans(plugins, code, wanted),
    )


def _line(
    period: Period, closing: Closing | None, today: date, calendar: WorkCalendar
) -> PeriodLine:
    state = period_state(period, today, calendar, closed=closing is not None)
    return PeriodLine(period, state, closing)


def _periods(
    plugins: PluginRegistry, locality: Locality, year: int, depth: int
) -> tuple[Period, ...]:
    """The periods, checked against those of the level above, province against the ministry."""
    calendar = plugins.calendar(year)
    superior: tuple[Period, ...] = ()
    if locality.level != "province" and depth > 0:
        above = _named(plugins, locality.parent)
        superior = (
            _periods(plugins, above, year, depth - 1)
            if above is not None and above.code != locality.code
            else periods((), national_reports(), year, calendar)
        )
    rules = plugins.reporting.rules(locality, year)
    return periods(rules, national_reports(), year, calendar, superior)


def _named(plugins: PluginRegistry, name: str) -> Locality | None:
    return next((each for each in plugins.localities() if each.name == name), None)


def _unit_plans(plugins: PluginRegistry, code: str, year: int) -> UnitPlans | None:
    rule = plugins.locality(code).unit_plans
    if rule is None:
        return None
    context = DeadlineContext(year=year, calendar=plugins.calendar(year))
    return UnitPlans(rule, read_deadline(rule.deadline, context).end)
