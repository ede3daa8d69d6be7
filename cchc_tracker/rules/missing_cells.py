"""Rows that nobody leads or that set no deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.message import message
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cchc_tracker.model.plan import Plan


def missing_cells(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A warning for each row without a lead, and in an annual plan without a deadline."""
    return tuple(_missing(plan))


def _missing(plan: Plan) -> Iterator[Problem]:
    for row in plan.activities:
        place = f"r{row.position}"
        if not row.leads.mentions:
            yield Problem(
                Severity.WARNING,
                "lead-missing",
                message("Row {ref} has no lead agency", ref=row.ref),
                place,
            )
        if plan.kind is PlanKind.ANNUAL and row.deadline.kind is DeadlineKind.BLANK:
            yield Problem(
                Severity.WARNING,
                "deadline-missing",
                message("Row {ref} has no deadline", ref=row.ref),
                place,
            )
