"""What a hook is told beside its subject: one small frozen context a hook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.row import RowView


@dataclass(frozen=True, slots=True)
class CellContext:
    """Where a cell of a matrix stands."""

    locality: Locality
    year: int
    """The plan year."""
    place: str
    """The row, such as `r12`; empty for a text outside a matrix."""
    column: str = ""
    """`deadline`, `lead` or `support`."""
    products: tuple[str, ...] = ()
    """The row's products, for a deadline phrase that sets one date a product."""
    above: AgencyReading | None = None
    """The same column in the row above, for a ditto mark; None in the first row."""


@dataclass(frozen=True, slots=True)
class PeriodsContext:
    """Whose reports are asked for."""

    locality: Locality
    year: int
    """The plan year."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """A plan with its rows as they are seen on a day."""

    locality: str
    """Code of the plan's locality."""
    plan: str
    year: int
    as_of: date
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class UpdateContext:
    """The row that is about to be updated, as it is before the update."""

    locality: str
    """Code of the plan's locality."""
    plan: str
    year: int
    row: RowView
    author: str
