"""Closings: a period's figures as they were handed upward, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cchc_tracker.model.assignment import Assignment
    from cchc_tracker.model.measurement import Measurement
    from cchc_tracker.model.period import Period
    from cchc_tracker.model.update import Event


@dataclass(frozen=True, slots=True)
class Closing:
    """A closed period of a plan."""

    id: int
    plan: str
    period: Period
    """With its days as they held, given ones too."""
    figures: Mapping[str, object]
    """The frozen figures as plain data: see `figures_record`."""
    basis: Basis
    files: Mapping[str, str]
    """SHA-256 of the files that were handed up, by file name."""
    closed_by: str
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class Basis:
    """What figures were made from, so that they can be made again."""

    journal_line: int
    """The newest line of the plan that was taken into account; 0 for none."""
    recorded_by: datetime
    """The moment of that line: only what was on record then counts."""
    known_at: datetime | None
    """What was asked for, and is printed; None where nothing was."""
    program: str
    """Version of the program."""


@dataclass(frozen=True, slots=True)
class AdjustingEvent:
    """An event recorded, or taken back, after the closing with an effect before the cut-off."""

    ref: str
    position: int
    event: Event


@dataclass(frozen=True, slots=True)
class NewerVersion:
    """A newer version of the plan's document, taken in after the closing."""

    files: str
    """Names, with commas between several."""
    author: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """A count that would be another today."""

    path: str
    """Where it stands in the figures, such as `whole.counts.overdue` or `areas.I.total`."""
    closed: object
    now: object


@dataclass(frozen=True, slots=True)
class Adjustments:
    """What changed of a closed period (điều chỉnh sau chốt); the closed figures never do."""

    as_of: date
    differences: tuple[Difference, ...]
    events: tuple[AdjustingEvent, ...]
    measurements: tuple[Measurement, ...] = ()
    """Recorded, or taken back, after the closing."""
    assignments: tuple[Assignment, ...] = ()
    """Recorded, or taken back, after the closing."""
    versions: tuple[NewerVersion, ...] = ()
    """Oldest first."""
