"""Measurements of a goal's targets: what was counted on a day, and whether the target is met."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker.model.on_record import OnRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from cchc_tracker.model.plan import Goal, Target

_COMPARISONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What someone measured: two counts, or a value that has none."""

    on: date
    """The day it held."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    """In the target's unit, where it wasn't counted."""
    agency: str | None = None
    """Whose part it is; None for the plan's whole scope."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measurement(OnRecord):
    """A measure as recorded; never overwritten, at most voided by an undo."""

    id: int
    target: int
    """Number of the target: its 1-based place among the plan's targets."""
    measured: Measured
    author: str
    recorded_at: datetime
    voided_at: datetime | None = None

    def counts(self, as_of: date, known_at: datetime | None) -> bool:
        """Whether it held by `as_of` and, where given, was on record at `known_at`."""
        return self.measured.on <= as_of and self.is_on_record(known_at)


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A target with its latest measure as of a day."""

    number: int
    """1-based place among the plan's targets."""
    goal: Goal
    target: Target
    measured: Measured | None
    """The latest, or the sum of the agencies' latest; None where nothing was measured."""
    value: Decimal | None
    """In the target's unit; None where nothing was measured or nothing occurred."""
    met: bool | None
    """None where there is no value."""
    parts: tuple[Measurement, ...] = ()
    """The measurements that `measured` was made of."""

    @property
    def nothing_occurred(self) -> bool:
        """Whether it was measured and the denominator was zero (không phát sinh)."""
        return self.measured is not None and self.measured.denominator == 0


def target_standing(
    number: int,
    goal: Goal,
    target: Target,
    measurements: Iterable[Measurement],
    as_of: date,
    known_at: datetime | None = None,
) -> TargetStanding:
    """How a target stood on `as_of`; each level's target is compared with its own value."""
    counting = [
        each for each in measurements if each.target == number and each.counts(as_of, known_at)
    ]
    parts = _latest(counting)
    measured = _sum(parts)
    value = None if measured is None else measured_value(measured, target.unit)
    met = None if value is None else _COMPARISONS[target.operator](value, target.value)
    return TargetStanding(number, goal, target, measured, value, met, parts)


def measured_value(measured: Measured, unit: str) -> Decimal | None:
    """The value in the target's unit; None where the denominator is zero."""
    if measured.numerator is None or measured.denominator is None:
        return measured.value
    if measured.denominator == 0:
        return None
    scale = 100 if unit.startswith("%") else 1
    return scale * measured.numerator / measured.denominator


def _latest(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """The latest of the whole scope, unless agencies have measured later: then theirs."""
    latest: dict[str | None, Measurement] = {}
    for each in sorted(measurements, key=lambda each: (each.measured.on, each.id)):
        latest[each.measured.agency] = each
    whole = latest.pop(None, None)
    if whole is None or any(each.measured.on > whole.measured.on for each in latest.values()):
        return tuple(sorted(latest.values(), key=lambda each: each.measured.agency or ""))
    return (whole,)


def _sum(parts: tuple[Measurement, ...]) -> Measured | None:
    """One measure of several: counts are added up, rates are never averaged."""
    if len(parts) < 2:
        return parts[0].measured if parts else None
    counted = [
        (each.measured.numerator, each.measured.denominator)
        for each in parts
        if each.measured.numerator is not None and each.measured.denominator is not None
    ]
    return Measured(
        on=max(each.measured.on for each in parts),
        numerator=sum((numerator for numerator, _ in counted), Decimal()),
        denominator=sum((denominator for _, denominator in counted), Decimal()),
    )
