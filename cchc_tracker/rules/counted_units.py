"""Inspection plans that announce another number of units than they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.plan import Plan


def counted_units(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A warning where the facts' `units` announce another number than their `named` lists."""
    units = (plan.facts or {}).get("units")
    if not isinstance(units, Mapping):
        return ()
    announced, named = units.get("announced"), units.get("named", ())
    if not isinstance(announced, int) or not isinstance(named, list | tuple):
        return ()
    if announced == len(named):
        return ()
    return (
        Problem(
            Severity.WARNING,
            "units-count",
            message(
                "The plan announces {announced} units to inspect and names {named}",
                announced=announced,
                named=len(named),
            ),
        ),
    )
