"""Printed numbers that stand on several rows, such as the two 3.18 of 260/KH-UBND."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.plan import Plan


def duplicate_numbers(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A warning for each printed number that doesn't name one row alone."""
    positions: dict[str, list[int]] = defaultdict(list)
    for row in plan.activities:
        positions[row.ref].append(row.position)
    return tuple(
        Problem(
            Severity.WARNING,
            "number-duplicate",
            message(
                "Number {ref} stands on rows {rows}; name them by position",
                ref=ref,
                rows=", ".join(f"r{position}" for position in rows),
            ),
            f"r{rows[0]}",
            ref,
        )
        for ref, rows in positions.items()
        if len(rows) > 1
    )
