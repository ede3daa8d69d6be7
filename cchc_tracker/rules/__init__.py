"""Rules over a whole plan: each file holds one, (plan, as_of) -> problems; none ever raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.rules.blank_number import blank_number
from cchc_tracker.rules.counted_units import counted_units
from cchc_tracker.rules.duplicate_numbers import duplicate_numbers
from cchc_tracker.rules.inferred_cells import inferred_cells
from cchc_tracker.rules.late_issue import late_issue
from cchc_tracker.rules.missing_cells import missing_cells
from cchc_tracker.rules.number_gaps import number_gaps
from cchc_tracker.rules.unread_cells import unread_cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.problem import Problem

    Rule = Callable[[Plan, date], tuple[Problem, ...]]

RULES: tuple[Rule, ...] = (
    unread_cells,
    missing_cells,
    duplicate_numbers,
    number_gaps,
    inferred_cells,
    counted_units,
    blank_number,
    late_issue,
)


def check_plan(plan: Plan, as_of: date) -> tuple[Problem, ...]:
    """All problems of a plan's data, rule by rule."""
    return tuple(problem for rule in RULES for problem in rule(plan, as_of))
