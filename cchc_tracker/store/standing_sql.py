"""The SQL of a row's status and deadline on a day, quick from the cached columns where they answer.

The outer query calls its rows `row` and binds the parameters of `day_parameters`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.store.codec import moment_text
from cchc_tracker.store.standing import EVENT_COLUMNS

if TYPE_CHECKING:
    from cchc_tracker.store.query import RowQuery

CACHED_STATUS = """CASE row.state
    WHEN 'cancelled' THEN 'cancelled'
    WHEN 'suspended' THEN 'suspended'
    WHEN 'done' THEN CASE WHEN row.late THEN 'done_late' ELSE 'done_on_time' END
    ELSE CASE
        WHEN row.due_on IS NULL THEN 'undated'
        WHEN row.due_on < :as_of THEN 'overdue'
        WHEN row.state = 'in_progress' THEN 'in_progress'
        ELSE 'not_started' END
    END"""


def day_parameters(query: RowQuery) -> dict[str, object]:
    """The parameters that the expressions below need."""
    return {
        "as_of": query.as_of.isoformat(),
        "known_at": moment_text(query.known_at) if query.known_at else None,
        "first_deadline": query.first_deadline,
    }


def cache_answers(query: RowQuery) -> str:
    """Whether the cached columns hold for the query's day; never null."""
    parts = ["row.settled = 0", "row.last_on <= :as_of"]
    if query.known_at is not None:
        parts.append("row.last_at <= :known_at")
    if query.first_deadline:
        parts.append("row.extended = 0")
    return f"({' AND '.join(parts)})"


def status(query: RowQuery) -> str:
    """The row's status; never null."""
    return f"CASE WHEN {cache_answers(query)} THEN {CACHED_STATUS} ELSE {computed_status()} END"


def due(query: RowQuery) -> str:
    """The day that deadlines are compared with; null where there is none."""
    return f"CASE WHEN {cache_answers(query)} THEN row.due_on ELSE {_computed('cchc_due')} END"


def done_on(query: RowQuery) -> str:
    """The day the row was done; null where it isn't."""
    computed = _computed("cchc_done_on")
    return f"CASE WHEN {cache_answers(query)} THEN row.done_on ELSE {computed} END"


def computed_status() -> str:
    """The row's status as the model computes it from the events."""
    return _computed("cchc_status")


def _computed(function: str) -> str:
    """A look aside, so that the outer query itself can be answered from an index alone."""
    return f"""(SELECT {function}(
        aside.deadline_kind, aside.milestones, aside.members, aside.deadline,
        (SELECT json_group_array(json_array({EVENT_COLUMNS})) FROM event
            WHERE event.row_id = aside.id),
        :as_of, :known_at, :first_deadline
    ) FROM row AS aside WHERE aside.id = row.id)"""  # noqa: S608
