"""Targets of a plan's goals: recording what was measured, and how they stand on a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.measurement import target_standing
from cchc_tracker.model.message import message
from cchc_tracker.model.text import clean, collapse
from cchc_tracker.services.agency_names import known_name
from cchc_tracker.services.future import refuse_future

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from cchc_tracker.model.measurement import Measured, Measurement, TargetStanding
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan


def target_standings(
    session: Session, plan_id: str, as_of: date | None = None, known_at: datetime | None = None
) -> tuple[TargetStanding, ...]:
    """All targets of a plan with their latest measure; `as_of` None is today."""
    plan = session.plan(plan_id)
    with session.as_known_at(known_at, plan.id) as then:
        plan = then.plan(plan.id)
        found = then.store.reporting.measurements(plan.id)
    return standings_of(plan, found, as_of=as_of or session.today, known_at=known_at)


def standings_of(
    plan: StoredPlan,
    measurements: Sequence[Measurement],
    *,
    as_of: date,
    known_at: datetime | None,
) -> tuple[TargetStanding, ...]:
    """The plan's targets in the document's order, numbered from 1."""
    targets = [(goal, target) for goal in plan.goals for target in goal.targets]
    return tuple(
        target_standing(number, goal, target, measurements, as_of, known_at)
        for number, (goal, target) in enumerate(targets, start=1)
    )


def measure(
    session: Session, plan_id: str, number: int, measured: Measured, reason: str = ""
) -> tuple[Measurement, TargetStanding]:
    """Record what was measured of the plan's N-th target; returns how the target stands then.

    Raises UsageError for an unknown plan, BadDataError for an unknown target or impossible counts.
    """
    plan = session.plan(plan_id)
    tidy = replace(
        measured,
        agency=_agency(session, plan, measured.agency),
        note=clean(measured.note).strip(),
    )
    _require_sound(tidy, session.today)
    with session.store.writing(author=session.user, at=session.now, reason=reason) as unit:
        made = unit.measure(plan.id, number, tidy)
    return made, target_standings(session, plan.id, tidy.on)[number - 1]


def _agency(session: Session, plan: StoredPlan, typed: str | None) -> str | None:
    name = collapse(typed or "")
    return known_name(session, plan.locality, name) if name else None


def _require_sound(measured: Measured, today: date) -> None:
    counts = (measured.numerator, measured.denominator)
    refuse_future(measured.on, today)
    if (counts[0] is None) != (counts[1] is None):
        raise BadDataError(message("A rate needs both its counts: numerator and denominator"))
    if counts[0] is None and measured.value is None:
        raise BadDataError(message("Nothing was measured: give both counts, or a value"))
    if counts[0] is not None and measured.value is not None:
        raise BadDataError(message("Give the counts or the value: the value follows from counts"))
    if measured.agency is not None and counts[0] is None:
        raise BadDataError(
            message("An agency's part needs its counts: values of several can't be added up")
        )
    numbers = (*counts, measured.value)
    if any(number is not None and (not number.is_finite() or number < 0) for number in numbers):
        raise BadDataError(message("Counts and values are numbers from 0 up"))
    if measured.denominator == 0 and measured.numerator != 0:
        raise BadDataError(message("Of none at all there can't be any: the numerator must be 0"))
