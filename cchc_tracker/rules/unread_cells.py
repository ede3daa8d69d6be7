"""Cells whose deadline or agencies couldn't be read, and what the plan's own loading found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.problem import Problem


def unread_cells(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """The problems that loading left on the plan and on the cells of its rows, in row order."""
    return (*plan.problems, *(problem for row in plan.activities for problem in row.problems))
