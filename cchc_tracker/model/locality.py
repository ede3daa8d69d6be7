"""A locality: identity, agencies, reporting calendar and wording, supplied by a plugin."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.agency.directory import Agency


@dataclass(frozen=True, slots=True)
class Successor:
    """What became of a locality, as of a day, by which document."""

    on: date
    name: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportRule:
    """One periodic report: which data it covers and when it's due, as the document fixed it.

    Days are `DD/MM` within the plan year, `DD/MM-1` in the year before it; empty where the
    document gives none.
    """

    kind: str
    """`Q1`, `H1`, `Q3` or `Y`."""
    data_from: str = ""
    data_to: str = ""
    due: str = ""
    printed: str = ""
    """The document's own words."""
    note: str = ""
    on_request: bool = False
    """Whether each report's days are set by the request for it, so that they must be given."""


@dataclass(frozen=True, slots=True)
class UnitPlansRule:
    """By when the units send in their own plans, and to whom."""

    deadline: str
    """The printed phrase; without a year in it, it holds for the plan year."""
    to: str
    printed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Locality:
    """A province, city, district or commune."""

    code: str
    name: str
    level: str
    """`province`, `district` or `commune`."""
    parent: str
    standing_agency: str
    """Canonical name of the agency that keeps the plan (cơ quan thường trực)."""
    agencies: tuple[Agency, ...] = ()
    reports: tuple[ReportRule, ...] = ()
    successor: Successor | None = None
    wording: dict[str, str] = field(default_factory=dict)
    """Local words for shared concepts, by name."""
    unit_plans: UnitPlansRule | None = None
