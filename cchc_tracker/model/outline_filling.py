"""Fills an outline's counts: from figures, targets' measures, entries by hand, and by division."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.outline import NodeKind, ValueSource
from cchc_tracker.model.outline_figures import figure
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.measurement import TargetStanding
    from cchc_tracker.model.outline import Count, Outline, OutlineNode, OutlineValue

_CENT = Decimal("0.01")


class Gap(StrEnum):
    """What a count lacks."""

    VALUE = "value"
    COUNTS = "counts"
    """A rate is known without its two counts."""


@dataclass(frozen=True, slots=True)
class FilledCount:
    """A count with its value, and where that comes from."""

    count: Count
    source: ValueSource
    value: Decimal | None = None
    """In the count's unit, a rate to two decimals; None where it's unknown or nothing occurred."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    author: str = ""
    """Who entered or measured it; empty for what is counted."""
    recorded_at: datetime | None = None
    note: str = ""
    counted: Decimal | None = None
    """What the figure or measure says where somebody entered something else."""

    @property
    def nothing_occurred(self) -> bool:
        """Whether the rate's denominator is zero (không phát sinh)."""
        return self.count.is_rate and self.denominator == 0

    @property
    def gap(self) -> Gap | None:
        """What it lacks; None for nothing."""
        if self.nothing_occurred:
            return None
        if self.value is None:
            return Gap.VALUE
        without = self.numerator is None or self.denominator is None
        return Gap.COUNTS if self.count.is_rate and without else None


@dataclass(frozen=True, slots=True)
class FilledProse:
    """What somebody wrote for a line of prose."""

    paragraphs: tuple[str, ...]
    author: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class FilledOutline:
    """An outline as it stands for a plan and a period."""

    outline: Outline
    plan: str
    period: str
    """Code of the period, or the ISO day that is reported as of."""
    figures: Figures
    """What the figures were taken from, maybe of another plan."""
    counts: Mapping[str, FilledCount]
    """By the count's key, in the order of the lines."""
    prose: Mapping[str, FilledProse] = field(default_factory=dict)
    """By the line's key; lines that nobody has written are left out."""

    @property
    def gaps(self) -> tuple[FilledCount, ...]:
        """The counts that lack something."""
        return tuple(each for each in self.counts.values() if each.gap is not None)

    @property
    def unwritten(self) -> tuple[OutlineNode, ...]:
        """The lines of prose that nobody has written."""
        return tuple(
            node
            for node in self.outline.nodes
            if node.kind is NodeKind.PROSE and node.key not in self.prose
        )


def fill_outline(
    outline: Outline, plan: str, period: str, figures: Figures, values: Iterable[OutlineValue]
) -> FilledOutline:
    """The outline with all that is known; `values` are the entries in force, oldest first.

    An entry goes before a figure or a measure, which is kept beside it.
    """
    entered = {value.entry.count: value for value in values}
    counts: dict[str, FilledCount] = {}
    for count in outline.counts:
        known = _known(count, figures)
        value = entered.get(count.key)
        counts[count.key] = known if value is None else _entered(known, value)
    for count in outline.counts:
        if count.source is ValueSource.COUNTS:
            parts = counts[count.numerator].value, counts[count.denominator].value
            counts[count.key] = _rate(FilledCount(count, ValueSource.COUNTS), *parts)
    return FilledOutline(outline, plan, period, figures, counts, _prose(outline, entered))


def _prose(outline: Outline, entered: Mapping[str, OutlineValue]) -> dict[str, FilledProse]:
    lines = (node.key for node in outline.nodes if node.kind is NodeKind.PROSE)
    written = {key: entered[key] for key in lines if key in entered and entered[key].entry.note}
    return {
        key: FilledProse(tuple(each.entry.note.split("\n")), each.author, each.recorded_at)
        for key, each in written.items()
    }


def _known(count: Count, figures: Figures) -> FilledCount:
    filled = FilledCount(count, count.source)
    if count.figure:
        return replace(filled, value=Decimal(figure(figures, count.figure)))
    if count.target:
        standing = target_of(count.target, figures.targets)
        return filled if standing is None else _measured(filled, standing)
    return filled


def target_of(binding: str, targets: Iterable[TargetStanding]) -> TargetStanding | None:
    """The target of `1.2:cấp xã`, or of `1.2` where the goal has but one; None for no such."""
    number, _, scope = binding.partition(":")
    of_goal = [each for each in targets if each.goal.no == number.strip()]
    if scope:
        of_goal = [each for each in of_goal if fold(each.target.scope) == fold(scope)]
    return of_goal[0] if len(of_goal) == 1 else None


def _measured(filled: FilledCount, standing: TargetStanding) -> FilledCount:
    measured, value = standing.measured, standing.value
    if measured is None:
        return filled
    last = standing.parts[-1] if standing.parts else None
    return replace(
        filled,
        value=None if value is None else value.quantize(_CENT, ROUND_HALF_UP),
        numerator=measured.numerator,
        denominator=measured.denominator,
        author=last.author if last else "",
        recorded_at=last.recorded_at if last else None,
        note=measured.note,
    )


def _entered(known: FilledCount, value: OutlineValue) -> FilledCount:
    entry = value.entry
    if entry.value is None and entry.denominator is None:
        return known
    filled = FilledCount(
        known.count,
        ValueSource.HAND,
        value=entry.value,
        author=value.author,
        recorded_at=value.recorded_at,
        note=entry.note,
    )
    if entry.denominator is not None:
        filled = _rate(filled, entry.numerator, entry.denominator)
    return replace(filled, counted=known.value if known.value != filled.value else None)


def _rate(
    filled: FilledCount, numerator: Decimal | None, denominator: Decimal | None
) -> FilledCount:
    value = None
    if numerator is not None and denominator:
        value = (100 * numerator / denominator).quantize(_CENT, ROUND_HALF_UP)
    return replace(filled, value=value, numerator=numerator, denominator=denominator)
