"""What the words of a phrase say by themselves, before the calendar and the row are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading depends on besides its words."""

    year: int
    """The plan year, for quarters and months printed without one."""
    before_is_exclusive: bool
    """Whether the day after `trước ngày` is itself late."""
    report_days: tuple[date, ...]
    """When the locality's periodic reports are due."""


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone of a draft."""

    label: str | None
    start: date | None = None
    due: date | None = None
    rolls: bool = False
    """Whether a day off moves the due day (BLDS 2015, Điều 148.5)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading without effective dates."""

    kind: DeadlineKind
    start: date | None = None
    end: date | None = None
    rolls: bool = False
    """Whether a day off moves the end or the occurrences (BLDS 2015, Điều 148.5)."""
    exclusive: bool = False
    steps: tuple[Step, ...] = ()
    unnamed: bool = False
    """Whether the steps only have numbers, which the row's products may replace."""
    occurrences: tuple[date, ...] = ()
    condition: str | None = None
    reference: str | None = None
    anchor: str | None = None
    offset: int | None = None
    certainty: Certainty = Certainty.CERTAIN
    note: str | None = None
    unread: tuple[str, ...] = ()
    """Pieces of the text that could not be read."""

    def doubted(self, certainty: Certainty, note: str | None = None) -> Draft:
        """The same draft, no more certain than `certainty`, with a further note."""
        return replace(
            self,
            certainty=least_certain((self.certainty, certainty)),
            note="; ".join(filter(None, (self.note, note))) or None,
        )


_BY_DOUBT = tuple(Certainty)


def least_certain(certainties: Iterable[Certainty]) -> Certainty:
    """The most doubtful of the certainties; certain where there are none."""
    return max(certainties, key=_BY_DOUBT.index, default=Certainty.CERTAIN)


def recurring(
    ends: Iterable[date],
    *,
    rolls: bool = False,
    certainty: Certainty = Certainty.CERTAIN,
    note: str | None = None,
) -> Draft:
    """A draft of days that come back, each once and in order."""
    return Draft(
        DeadlineKind.RECURRING,
        rolls=rolls,
        occurrences=tuple(sorted(set(ends))),
        certainty=certainty,
        note=note,
    )


def milestones(steps: tuple[Step, ...], certainty: Certainty, note: str | None = None) -> Draft:
    """A draft of several milestones; it has an end only where every milestone has one."""
    starts = [step.start for step in steps if step.start]
    dues = [step.due for step in steps if step.due]
    return Draft(
        DeadlineKind.MILESTONES,
        start=min(starts, default=None),
        end=max(dues) if len(dues) == len(steps) else None,
        steps=steps,
        certainty=certainty,
        note=note,
    )
