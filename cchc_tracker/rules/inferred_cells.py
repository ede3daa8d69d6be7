"""What no cell prints as it stands: goals and tasks carried down, deadlines made, cells parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.message import Message
    from cchc_tracker.model.plan import Activity, Plan


def inferred_cells(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A remark for each inferred field, so that nobody takes it for printed.

    What is said of an inferred lead is said of the support beside it.
    """
    return tuple(
        Problem(Severity.INFO, f"{column}-inferred", _sentence(row, column), f"r{row.position}")
        for row in plan.activities
        for column in row.inferred
        if column != "support"
    )


def _sentence(row: Activity, column: str) -> Message:
    match column:
        case "goal":
            return message(
                "Row {ref}: goal {number} was carried into a blank cell",
                ref=row.ref,
                number=row.goal_no or "–",
            )
        case "task":
            return message(
                "Row {ref}: task {number} was carried into a blank cell",
                ref=row.ref,
                number=row.task_no or "–",
            )
        case "deadline":
            return message("Row {ref}: the deadline was made of marks", ref=row.ref)
        case _:
            return message("Row {ref}: lead and support were read apart from one cell", ref=row.ref)
