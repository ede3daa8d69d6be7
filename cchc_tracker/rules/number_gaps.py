"""Numbers that the source skips, such as III.6 of 4955/QĐ-UBND."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc_tracker.model.plan import Plan


def number_gaps(plan: Plan, as_of: date) -> tuple[Problem, ...]:  # noqa: ARG001
    """A remark for each number missing between two printed ones of the same series."""
    return tuple(_gaps(plan))


def _gaps(plan: Plan) -> Iterator[Problem]:
    for column in ("goal_no", "task_no", "activity_no"):
        printed = [(row.area.no, getattr(row, column), row.position) for row in plan.activities]
        distinct = [key for key, _ in groupby(entry for entry in printed if entry[1])]
        for (_, before, _), (_, after, position) in pairwise(_series(distinct)):
            yield from _between(before, after, position)


def _series(printed: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    """Each number once where it is printed; whole numbers get their area in front."""
    last = None
    for area, number, position in printed:
        whole = number if "." in number else f"{area}.{number}"
        if whole != last:
            yield area, whole, position
        last = whole


def _between(before: str, after: str, position: int) -> Iterator[Problem]:
    head, _, low = before.rpartition(".")
    same_head, _, high = after.rpartition(".")
    if head != same_head or not (low.isdecimal() and high.isdecimal()):
        return
    for missing in range(int(low) + 1, min(int(high), int(low) + 100)):
        yield Problem(
            Severity.INFO,
            "number-gap",
            message("The source has no number {number}", number=f"{head}.{missing}"),
            f"r{position}",
        )
