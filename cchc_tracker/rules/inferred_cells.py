"""Goals and tasks carried into a cell that was printed blank rather than merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.plan import Plan

_COLUMN_NAMES = {"goal": message("goal"), "task": message("task")}


def inferred_cells(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A remark for each inferred goal or task, so that nobody takes it for printed."""
    return tuple(
        Problem(
            Severity.INFO,
            f"{column}-inferred",
            message(
                "Row {ref}: the {column} {number} was carried into a blank cell",
                ref=row.ref,
                column=_COLUMN_NAMES[column],
                number=(row.goal_no if column == "goal" else row.task_no) or "",
            ),
            f"r{row.position}",
        )
        for row in plan.activities
        for column in row.inferred
    )
