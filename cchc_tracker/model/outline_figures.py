"""Which of a plan's figures a line of an outline can be bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_tracker.model.figures import Figures, Tally

_OF_TALLY: Final[Mapping[str, Callable[[Tally], int]]] = {
    "total": lambda tally: tally.total,
    "done": lambda tally: tally.done,
    "ongoing": lambda tally: tally.counts[Status.IN_PROGRESS] + tally.counts[Status.UNDATED],
    "fell_due": lambda tally: tally.fell_due,
    "done_in_period": lambda tally: tally.done_in_period,
    "newly_overdue": lambda tally: tally.newly_overdue,
    "carried_over": lambda tally: tally.carried_over,
    "without_evidence": lambda tally: tally.without_evidence,
    "extensions": lambda tally: tally.extensions,
}

FIGURES: Final = tuple(
    f"{whose}.{name}"
    for whose in ("plan", "assigned")
    for name in (*_OF_TALLY, *(status.value for status in Status))
)
"""`plan.total`, `plan.done_on_time`, …: all rows (nhiệm vụ trong kế hoạch); `assigned.total`, …:
those that the committee or its chairman assigned (nhiệm vụ được giao). `ongoing` (đang thực hiện)
has the undated rows too: without a term nothing can be overdue, and offices report it so."""


def figure(figures: Figures, key: str) -> int:
    """The figure of one of FIGURES."""
    whose, _, name = key.partition(".")
    tally = figures.whole if whose == "plan" else figures.assigned
    if name in _OF_TALLY:
        return _OF_TALLY[name](tally)
    return tally.counts[Status(name)]
