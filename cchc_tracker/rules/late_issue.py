"""An annual plan that was issued after its own year began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.plan import PlanKind
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.plan import Plan


def late_issue(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A remark where an annual plan came after 31/12 of the year before.

    PAR INDEX scores an annual plan's timely issue (876/QĐ-BNV, chỉ đạo điều hành).
    """
    if plan.kind is not PlanKind.ANNUAL or plan.issued_on is None:
        return ()
    if plan.issued_on.year < plan.year:
        return ()
    return (
        Problem(
            Severity.INFO,
            "issued-late",
            message(
                "Issued on {day}, after the plan year {year} began",
                day=f"{plan.issued_on:%d/%m/%Y}",
                year=plan.year,
            ),
        ),
    )
