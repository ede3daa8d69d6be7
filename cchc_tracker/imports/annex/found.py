"""What is found in a document's annex: its columns, areas and rows, and where each cell went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.plan import Area
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.origin import Origin
    from cchc_tracker.model.source.place import Place


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the annex."""

    number: int
    """Place in the grid, from 1."""
    heading: str
    """As printed; two levels of headings apart by a space."""
    fields: tuple[str, ...]
    """The matrix fields that its cells hold (`lead` and `support` in one column are two); empty
    for a column the matrix hasn't, which is kept as extra."""
    period: str = ""
    """What a mark in its cells stands for, as a deadline prints it: `Quý I`; empty for others."""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row as matrix.csv would have it: see docs/plugin-authors.md for what each cell means."""

    cells: Mapping[str, str]
    """By field, in the annex's order of columns; an area's heading is a row of its own."""
    origins: tuple[Origin, ...]
    """Where each cell came from; positions are not set yet."""
    place: Place
    leaf: bool
    """Whether it's a row that is tracked, not the heading of an area."""


@dataclass(frozen=True, slots=True)
class Annex:
    """The matrix of a plan as a document prints it."""

    columns: tuple[Column, ...]
    areas: tuple[Area, ...]
    rows: tuple[AnnexRow, ...]
    origins: tuple[Origin, ...]
    """Headings, section rows and every cell that nothing took (field empty)."""
    problems: tuple[Problem, ...]
    """Their `place` is `r12` where a leaf row is meant; their `at` tells where in the document."""
