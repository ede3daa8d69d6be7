"""Report outlines (đề cương báo cáo): the printed lines, and what is counted in each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.on_record import OnRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from decimal import Decimal

    from cchc_tracker.model.plan import Erratum

PERCENT = "%"
"""The unit of a rate."""


class NodeKind(StrEnum):
    """What is to be done with a line."""

    HEADING = "heading"
    PROSE = "prose"
    """Text is to be written below it."""
    COUNTED = "counted"
    """It asks for one number or several."""


class ValueSource(StrEnum):
    """Where the value of a count comes from."""

    FIGURE = "figure"
    """A figure of the plan."""
    TARGET = "target"
    """The latest measure of a target."""
    COUNTS = "counts"
    """Two other counts of the outline, divided."""
    HAND = "hand"


class Communes(StrEnum):
    """Whether communes answer a line."""

    ALSO = "also"
    ONLY = "only"
    NO = "no"


class Audience(StrEnum):
    """Who answers an outline."""

    ALL = "all"
    COMMUNES = "communes"
    OTHERS = "others"
    """Agencies above the communes."""


@dataclass(frozen=True, slots=True)
class Count:
    """One number that a line asks for."""

    key: str
    """The line's key; with `:N` behind it where the line asks for several."""
    label: str
    """What is counted, where the line asks for several; else empty."""
    unit: str
    figure: str = ""
    """A key of `model.outline_figures.FIGURES`."""
    target: str = ""
    """Number of a goal and, after a colon, the scope of its target: `1.2:cấp xã`."""
    numerator: str = ""
    """Key of the count that is divided by `denominator`'s, where both are lines of their own."""
    denominator: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether two counts belong beside it."""
        return self.unit == PERCENT

    @property
    def source(self) -> ValueSource:
        """Where its value comes from, unless somebody enters one."""
        if self.figure:
            return ValueSource.FIGURE
        if self.target:
            return ValueSource.TARGET
        return ValueSource.COUNTS if self.numerator else ValueSource.HAND


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A printed line."""

    key: str
    """The numbers above it and its own, joined by points; an unnumbered line has a hyphen and its
    place among the unnumbered ones there: `II.5.a-4-1`."""
    level: int
    """1 for the outermost."""
    number: str
    """As printed, with its point or bracket: `1.3.`, `a)`, `-`; empty for none."""
    text: str
    kind: NodeKind
    communes: Communes = Communes.ALSO
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A report outline as printed."""

    id: str
    """The locality's code, a hyphen and what tells its outlines apart."""
    locality: str
    year: int
    title: str
    printed_title: tuple[str, ...]
    source: str
    nodes: tuple[OutlineNode, ...]
    plan: str = ""
    """Template of the plan that it belongs to."""
    notes: tuple[str, ...] = ()
    errata: tuple[Erratum, ...] = ()

    @property
    def counts(self) -> Iterator[Count]:
        """Everything that is asked for, in the order of the lines."""
        return (count for node in self.nodes for count in node.counts)

    def corrected(self) -> Outline:
        """The outline with its errata applied, for a report that repeats no slip of the source."""
        return replace(
            self,
            printed_title=tuple(self._corrected(TITLE, line) for line in self.printed_title),
            nodes=tuple(
                replace(node, text=self._corrected(node.key, node.text)) for node in self.nodes
            ),
            errata=(),
        )

    def part_for(self, audience: Audience) -> Outline:
        """The lines that the audience answers, with the headings above them."""
        if audience is Audience.ALL:
            return self
        not_asked = Communes.NO if audience is Audience.COMMUNES else Communes.ONLY
        kept: list[OutlineNode] = []
        above = 0
        for node in reversed(self.nodes):
            if node.communes is not not_asked or node.level < above:
                kept.append(node)
                above = node.level
        return replace(self, nodes=tuple(reversed(kept)))

    def _corrected(self, place: str, text: str) -> str:
        for erratum in self.errata:
            if erratum.place == place:
                text = text.replace(erratum.printed, erratum.corrected)
        return text


TITLE = "title"
"""The place of an erratum in the printed title."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """What somebody enters for a line: a value, two counts, prose, or nothing, which clears it."""

    outline: str
    period: str
    """Code of the period, or the ISO day that is reported as of."""
    count: str
    """Key of the count, or of a line of prose."""
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""
    """Words beside the value; of a line of prose the prose itself, a paragraph a line."""


@dataclass(frozen=True, slots=True)
class OutlineValue(OnRecord):
    """An entry as recorded; never overwritten, at most voided by an undo."""

    id: int
    plan: str
    entry: OutlineEntry
    author: str
    recorded_at: datetime
    voided_at: datetime | None = None
