"""Closing a period: freezing its figures, telling what changed since, and reopening it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker import __version__
from cchc_tracker.model.closing import AdjustingEvent, Adjustments, Basis, Closing, Difference
from cchc_tracker.model.errors import BadDataError, UsageError
from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.message import message
from cchc_tracker.model.text import clean
from cchc_tracker.services.evidence import file_digest
from cchc_tracker.services.reporting import current_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from cchc_tracker.model.period import Period
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan

_COMPARED = ("whole", "assigned", "areas", "leads", "members", "targets")
_NAMES = ("key", "target")
"""What names an entry of a list within the figures."""


def close_period(
    session: Session,
    plan_id: str,
    period: Period,
    *,
    files: Sequence[Path] = (),
    known_at: datetime | None = None,
) -> Closing:
    """Freeze a period's figures, with the hashes of the files that were handed up.

    Raises BadDataError before the cut-off has passed and where a file can't be read, ConflictError
    where the period is closed already.
    """
    plan = session.plan(plan_id)
    _require_over(session, period)
    digests = _digests(files)
    now = session.now
    with session.store.writing(author=session.user, at=now) as unit:
        figures = current_figures(session, plan, period, known_at=known_at)
        line = session.store.reporting.last_line(plan.id, known_at)
        basis = Basis(
            journal_line=line.number if line else 0,
            recorded_by=line.at if line else known_at or now,
            known_at=known_at,
            program=__version__,
        )
        return unit.close_period(
            Closing(
                id=0,
                plan=plan.id,
                period=period,
                figures=figures_record(figures),
                basis=basis,
                files=digests,
                closed_by=session.user,
                closed_at=now,
            )
        )


def reopen_period(session: Session, plan_id: str, code: str, reason: str) -> Closing:
    """Put a closing out of force for a written reason; returns the closing.

    Raises BadDataError without a reason and where the period isn't closed.
    """
    plan = session.plan(plan_id)
    why = clean(reason).strip()
    if not why:
        raise BadDataError(message("Reopening a closed period needs a reason"))
    with session.store.writing(author=session.user, at=session.now, reason=why) as unit:
        closing = session.store.reporting.closing(plan.id, code)
        if closing is None:
            raise BadDataError(
                message("{period} of {plan} isn't closed", period=code, plan=plan.id)
            )
        unit.reopen_period(closing.id)
    return closing


def adjustments(session: Session, closing: Closing) -> Adjustments:
    """What a closed period's figures would be now, and the records that make the difference."""
    plan: StoredPlan = session.plan(closing.plan)
    reader, then = session.store.reporting, closing.basis.recorded_by
    figures = current_figures(session, plan, closing.period)
    as_of = figures.as_of
    return Adjustments(
        as_of=as_of,
        differences=tuple(_differences(closing.figures, figures_record(figures))),
        events=tuple(AdjustingEvent(*each) for each in reader.events_since(plan.id, as_of, then)),
        measurements=tuple(
            each
            for each in reader.measurements(plan.id)
            if each.counts(as_of, None) != each.counts(as_of, then)
        ),
        assignments=tuple(
            each
            for each in reader.assignments(plan.id)
            if each.counts(as_of, None) != each.counts(as_of, then)
        ),
        versions=reader.versions_since(plan.id, then),
    )


def _require_over(session: Session, period: Period) -> None:
    if period.data_to is None or session.today <= period.data_to:
        raise BadDataError(
            message(
                "{period} isn't over before its cut-off on {last}; it can't be closed yet",
                period=period.code,
                last=f"{period.data_to:%d/%m/%Y}" if period.data_to else "?",
            )
        )


def _digests(files: Sequence[Path]) -> dict[str, str]:
    names = [path.name for path in files]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(message("Two files are called {name}", name=name))
    return {path.name: file_digest(path) for path in files}


def _differences(closed: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    before, after = _leaves(closed), _leaves(now)
    for path in dict.fromkeys([*before, *after]):
        if before.get(path) != after.get(path):
            yield Difference(path, before.get(path), after.get(path))


def _leaves(figures: Mapping[str, Any]) -> dict[str, object]:
    """Every count by its path; entries of lists are named by what they are about."""
    found: dict[str, object] = {}
    for name in _COMPARED:
        found |= _flat(name, figures[name])
    return found


def _flat(path: str, value: Any) -> dict[str, object]:  # noqa: ANN401 - JSON
    found: dict[str, object] = {}
    if isinstance(value, dict):
        for name, inner in value.items():
            found |= _flat(f"{path}.{name}", inner)
    elif isinstance(value, list) and all(isinstance(each, dict) for each in value):
        for each in value:
            name = next(each[name] for name in _NAMES if name in each)
            found |= _flat(f"{path}.{name}", each)
    else:
        found[path] = value
    return found
