"""What a person asks of an import beside the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_tracker.model.plan import PlanKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Whose plan it is, and what the file may not say or says otherwise."""

    locality: str
    """Code of a locality."""
    year: int
    plan_id: str = ""
    """Name of the plan here; empty: locality and year."""
    kind: PlanKind = PlanKind.ANNUAL
    number: str | None = None
    """The document's number, in place of the one it prints."""
    issued_on: date | None = None
    sheet: str = ""
    table: int | None = None
    """Which of the file's tables is the annex, counted from 1; None to find it."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Fields by column heading, where the headings' words don't tell."""

    @property
    def name(self) -> str:
        """The name that the plan gets."""
        kind = "" if self.kind is PlanKind.ANNUAL else f"-{self.kind}"
        return self.plan_id or f"{self.locality}{kind}-{self.year}"
