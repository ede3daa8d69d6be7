"""Figures at a glance: all plans in a line each, and one plan's counts, deadlines and months."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.status import Status
from cchc_tracker.model.status_counts import StatusCounts
from cchc_tracker.services import figures
from cchc_tracker.store import GroupBy, Order, RowQuery

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import GroupCount, StoredPlan

SHOWN_SOON = 50
"""How many of the rows that fall due soon are listed."""


@dataclass(frozen=True, slots=True)
class PlanLine(StatusCounts):
    """A plan with its counts on a day."""

    plan: StoredPlan
    as_of: date
    counts: Mapping[Status, int]
    due_soon: int


@dataclass(frozen=True, slots=True)
class Overview(StatusCounts):
    """One plan on a day."""

    plan: StoredPlan
    as_of: date
    counts: Mapping[Status, int]
    areas: tuple[GroupCount, ...]
    due_soon: tuple[RowView, ...]
    """The first rows that fall due within 30 days, earliest first."""
    due_soon_count: int
    overdue_leads: tuple[GroupCount, ...]
    """Overdue rows by lead agency, most first."""
    completions: Mapping[str, int]
    """Rows done in each month, `YYYY-MM`, in order."""

    @property
    def overdue(self) -> int:
        """Rows past their deadline and not done."""
        return self.counts[Status.OVERDUE]


def plan_lines(session: Session, as_of: date) -> tuple[PlanLine, ...]:
    """A line for each plan."""
    query = RowQuery(as_of=as_of)
    soon = replace(query, filter=figures.due_soon(as_of))
    counts = {each.key: each for each in session.store.counts(query, GroupBy.PLAN)}
    due = {each.key: each.total for each in session.store.counts(soon, GroupBy.PLAN)}
    return tuple(
        PlanLine(
            plan,
            as_of,
            counts[plan.id].counts if plan.id in counts else dict.fromkeys(Status, 0),
            due.get(plan.id, 0),
        )
        for plan in session.store.plans()
    )


def overview(session: Session, plan_id: str, as_of: date) -> Overview:
    """One plan's figures; raises UsageError for an unknown plan."""
    plan = session.plan(plan_id)
    query = RowQuery(as_of=as_of, plans=(plan.id,))
    soon = replace(query, filter=figures.due_soon(as_of), order=Order.DUE)
    late = replace(query, filter=figures.OVERDUE)
    groups = session.store.counts(query, GroupBy.PLAN)
    leads = session.store.counts(late, GroupBy.LEAD)
    return Overview(
        plan=plan,
        as_of=as_of,
        counts=groups[0].counts if groups else dict.fromkeys(Status, 0),
        areas=session.store.counts(query, GroupBy.AREA),
        due_soon=tuple(session.store.rows(replace(soon, limit=SHOWN_SOON))),
        due_soon_count=session.store.count(soon),
        overdue_leads=tuple(sorted(leads, key=lambda group: -group.total)),
        completions=session.store.completions(query),
    )
