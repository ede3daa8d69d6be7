"""The figures of a report: everything counted of a plan as of a period's cut-off or a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.figures import Figures, PlanFacts
from cchc_tracker.model.figures_record import groups_of, tally_of
from cchc_tracker.model.filter import All, Field, Has
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.period import Period
from cchc_tracker.model.status import Status
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.row_counts import RowCounts, area_groups, lead_groups, member_groups
from cchc_tracker.services.targets import standings_of
from cchc_tracker.store import RowQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from cchc_tracker.model.assignment import Assignment
    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan

_ATTEMPTS = 5
"""How often figures are made anew because somebody wrote meanwhile."""


def figures(
    session: Session,
    plan_id: str,
    period_or_day: Period | date | str,
    *,
    known_at: datetime | None = None,
    expression: str = "",
    lead: str | None = None,
) -> Figures:
    """Everything counted as of a period's cut-off, or of a day without in-period counts.

    Of a closed period they are the frozen ones, unless `known_at` asks for another moment. Raises
    UsageError for an unknown plan or period and a bad filter, IncompleteError as `find_period`.
    """
    plan = session.plan(plan_id)
    period = period_or_day
    if isinstance(period, str):
        period = find_period(session, plan.id, period)
    closing = None
    if isinstance(period, Period) and known_at is None:
        closing = session.store.reporting.closing(plan.id, period.code)
    if closing is not None:
        return _frozen(session, plan, closing, expression, lead)
    return current_figures(
        session, plan, period, known_at=known_at, expression=expression, lead=lead
    )


def current_figures(
    session: Session,
    plan: StoredPlan,
    period: Period | date,
    *,
    known_at: datetime | None = None,
    expression: str = "",
    lead: str | None = None,
) -> Figures:
    """The figures as the events make them now, whether the period is closed or not."""
    asked = _asked(plan, period, known_at, expression, lead)
    for _ in range(_ATTEMPTS):
        version = session.store.data_version()
        with session.as_known_at(known_at, plan.id) as then:
            made = _made(then, then.plan(plan.id), asked)
        if session.store.data_version() == version:
            break
    return made


@dataclass(frozen=True, slots=True)
class _Asked:
    """What figures are asked for."""

    period: Period | None
    query: RowQuery
    expression: str
    lead: str | None

    @property
    def data_from(self) -> date | None:
        return self.period.data_from if self.period else None


def _asked(
    plan: StoredPlan,
    period: Period | date,
    known_at: datetime | None,
    expression: str,
    lead: str | None,
) -> _Asked:
    chosen = parse_filter(expression)
    if lead is not None:
        chosen = All((chosen, Has(Field.LEAD, lead, phrase=True)))
    if isinstance(period, date):
        query = RowQuery(as_of=period, plans=(plan.id,), filter=chosen, known_at=known_at)
        return _Asked(None, query, expression, lead)
    if period.data_to is None:  # `find_period` doesn't give such a period
        raise AssertionError(period.code)
    query = RowQuery(as_of=period.data_to, plans=(plan.id,), filter=chosen, known_at=known_at)
    return _Asked(period, query, expression, lead)


def _made(session: Session, plan: StoredPlan, asked: _Asked) -> Figures:
    query, reader = asked.query, session.store.reporting
    rows = tuple(session.store.rows(query))
    counting = RowCounts.read(session, query, asked.data_from)
    assignments = _in_force(reader.assignments(plan.id), query)
    line = reader.last_line(plan.id, query.known_at)
    whole = counting.tally(rows)
    return Figures(
        plan=_facts(plan),
        period=asked.period,
        as_of=query.as_of,
        known_at=query.known_at,
        filter=asked.expression,
        lead=asked.lead,
        whole=whole,
        areas=area_groups(plan, rows, counting),
        leads=lead_groups(rows, counting),
        members=member_groups(rows, counting),
        assigned=counting.tally(view for view in rows if view.row.id in assignments),
        overdue=_overdue(rows),
        targets=standings_of(
            plan, reader.measurements(plan.id), as_of=query.as_of, known_at=query.known_at
        ),
        rows=rows,
        journal_line=line.number if line else 0,
        assignments=assignments,
    )


def _frozen(
    session: Session, plan: StoredPlan, closing: Closing, expression: str, lead: str | None
) -> Figures:
    """The figures of a closed period: made from what was on record then, counts as frozen."""
    basis = closing.basis
    then = current_figures(
        session,
        plan,
        closing.period,
        known_at=basis.recorded_by,
        expression=expression,
        lead=lead,
    )
    same = replace(then, known_at=basis.known_at, journal_line=basis.journal_line, closing=closing)
    if expression or lead is not None:
        return same
    record: Mapping[str, Any] = closing.figures
    return replace(
        same,
        whole=tally_of(record["whole"]),
        assigned=tally_of(record["assigned"]),
        areas=groups_of(record["areas"]),
        leads=groups_of(record["leads"]),
        members=groups_of(record["members"]),
    )


def _facts(plan: StoredPlan) -> PlanFacts:
    return PlanFacts(
        id=plan.id,
        locality=plan.locality,
        year=plan.year,
        title=plan.title,
        number=plan.number,
        issued_on=plan.issued_on,
        issuer=plan.issuer,
    )


def _in_force(
    assignments: Sequence[Assignment], query: RowQuery
) -> dict[int, tuple[Assignment, ...]]:
    found: dict[int, tuple[Assignment, ...]] = {}
    for each in assignments:
        if each.counts(query.as_of, query.known_at):
            found[each.row_id] = (*found.get(each.row_id, ()), each)
    return found


def _overdue(rows: Iterable[RowView]) -> tuple[RowView, ...]:
    late = [view for view in rows if view.status is Status.OVERDUE]
    return tuple(
        sorted(late, key=lambda view: (view.progress.open_due or date.max, view.row.position))
    )
