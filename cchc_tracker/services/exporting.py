"""Which plans are exported, with which figures, and what these figures lack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.period import parse_period_code
from cchc_tracker.model.status import DONE_STATUSES
from cchc_tracker.services.periods import find_period
from cchc_tracker.services.reporting import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from cchc_tracker.model.errors import CchcError
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.measurement import TargetStanding
    from cchc_tracker.model.period import Period
    from cchc_tracker.model.period_calendar import GivenDays
    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan

Read = TypeVar("Read")

_ATTEMPTS = 5
"""How often data is read anew because somebody wrote meanwhile."""


@dataclass(frozen=True, slots=True)
class ExportQuestion:
    """What an export is to tell."""

    period: str | date
    """A code such as `2022-Q1` or `Q1`, or a day."""
    given: GivenDays | None = None
    """The period's days, where the request for the report sets them."""
    known_at: datetime | None = None
    expression: str = ""
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class MissingData:
    """What figures lack to be complete."""

    unproven: tuple[RowView, ...]
    """Rows that are done, though no document proves it."""
    unmeasured: tuple[TargetStanding, ...]

    def __bool__(self) -> bool:
        return bool(self.unproven or self.unmeasured)


def named_plans(session: Session, names: Sequence[str]) -> tuple[StoredPlan, ...]:
    """The plans of those names, each once; raises UsageError for an unknown one."""
    return tuple(session.plan(name) for name in dict.fromkeys(names))


def plans_for_period(
    session: Session, period: str | date, locality: str | None = None
) -> tuple[StoredPlan, ...]:
    """All plans, or a locality's; where the period names a year, only that year's.

    Raises UsageError where there is none.
    """
    found = tuple(
        plan
        for plan in session.store.plans()
        if locality in (None, plan.locality) and _is_of(plan, period)
    )
    if not found and locality is not None:
        session.plugins.locality(locality)  # a misspelt one says so
    if not found:
        raise UsageError(message("There is no plan for {period}", period=_shown(period)))
    return found


def _is_of(plan: StoredPlan, period: str | date) -> bool:
    return isinstance(period, date) or parse_period_code(period, plan.year)[0] == plan.year


def _shown(period: str | date) -> str:
    return f"{period:%d/%m/%Y}" if isinstance(period, date) else period


def export_figures(session: Session, plan_id: str, question: ExportQuestion) -> Figures:
    """The figures that the question asks for; raises what `find_period` and `figures` raise."""
    asked = question.period
    if isinstance(asked, str):
        asked_for: Period | date = find_period(session, plan_id, asked, question.given)
    else:
        asked_for = asked
    return figures(
        session,
        plan_id,
        asked_for,
        known_at=question.known_at,
        expression=question.expression,
        lead=question.lead,
    )


def read_steadily(session: Session, read: Callable[[], Read]) -> Read:
    """What several queries read as if nobody wrote in between; on a busy database the last try."""
    for _ in range(_ATTEMPTS):
        version = session.store.data_version()
        found = read()
        if session.store.data_version() == version:
            break
    return found


def missing_data(session: Session, found: Figures) -> MissingData:
    """The rows behind `without_evidence`, and the targets without any measure."""
    marks = session.store.reporting.event_marks(found.plan.id, found.as_of, found.recorded_by)
    proven = {row_id for (row_id, _), each in marks.items() if each.proofs}
    return MissingData(
        unproven=tuple(
            view
            for view in found.rows
            if view.status in DONE_STATUSES and view.row.id not in proven
        ),
        unmeasured=tuple(each for each in found.targets if each.measured is None),
    )


def gravest(failures: Sequence[CchcError]) -> int:
    """The exit code for several failures: the lowest of theirs, 0 where nothing failed."""
    return min((int(failure.exit_code) for failure in failures), default=0)
