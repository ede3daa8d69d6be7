"""What a deadline phrase was read as; the printed phrase is always kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.problem import Problem


class DeadlineKind(StrEnum):
    """What sort of deadline a phrase sets."""

    WINDOW = "window"
    DUE = "due"
    CONTINUOUS = "continuous"
    RECURRING = "recurring"
    MILESTONES = "milestones"
    CONDITIONAL = "conditional"
    REFERENCE = "reference"
    RELATIVE_WD = "relative_wd"
    RELATIVE_DAYS = "relative_days"
    FREQUENCY = "frequency"
    DATA_PERIOD = "data_period"
    OPEN = "open"
    BLANK = "blank"
    INVALID = "invalid"


DATED_KINDS = frozenset(
    {
        DeadlineKind.WINDOW,
        DeadlineKind.DUE,
        DeadlineKind.CONTINUOUS,
        DeadlineKind.RECURRING,
        DeadlineKind.MILESTONES,
    }
)
"""Kinds whose dates count from the start; the others wait for a fact that someone records."""


class Certainty(StrEnum):
    """How far the text itself decides the reading."""

    CERTAIN = "certain"
    CONVENTION = "convention"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One thing to be completed by a day: a label, a start and a last on-time day."""

    label: str | None = None
    start: date | None = None
    due: date | None = None
    """Nominal last on-time day, inclusive."""
    effective_due: date | None = None
    """`due` moved past days off where the law moves it (BLDS 2015, Điều 148.5), else `due`."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A printed phrase with what was read from it."""

    phrase: str
    """As printed, unchanged."""
    year: int
    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    effective_end: date | None = None
    milestones: tuple[Milestone, ...] = ()
    """Labelled milestones that the phrase itself lists; empty for a single window or date."""
    occurrences: tuple[date, ...] = ()
    effective_occurrences: tuple[date, ...] = ()
    """`occurrences`, each moved past days off where the text names the day itself."""
    condition: str | None = None
    reference: str | None = None
    """A document number, or for relative phrases and data periods what they hang on."""
    anchor: str | None = None
    """The event that a relative phrase counts from."""
    offset: int | None = None
    """Days (working days for `relative_wd`) from the anchor; negative is before it."""
    certainty: Certainty = Certainty.CERTAIN
    exclusive: bool = False
    """True where the phrase said `trước`: the printed day itself is already late."""
    note: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether its dates count without a further fact."""
        return self.kind in DATED_KINDS
