"""Plans whose source is a draft that has no number or date yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.plan import Plan


def blank_number(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A warning where the document's number or date is blank (chưa cấp số)."""
    if plan.number is not None and plan.issued_on is not None:
        return ()
    return (
        Problem(
            Severity.WARNING,
            "number-blank",
            message("The source is a draft: its number or date is blank"),
        ),
    )
