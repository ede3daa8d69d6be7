"""A plan as the store gives it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from cchc_tracker.model.plan import (
        Area,
        CitedDocument,
        Erratum,
        Goal,
        Measure,
        PlanKind,
    )
    from cchc_tracker.model.problem import Problem


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as kept, without its rows."""

    id: str
    template: str
    locality: str
    year: int
    kind: PlanKind
    title: str
    number: str | None
    issued_on: date | None
    issuer: str
    signer: str
    source: str
    areas: tuple[Area, ...]
    goals: tuple[Goal, ...]
    measures: tuple[Measure, ...]
    cited: tuple[CitedDocument, ...]
    errata: tuple[Erratum, ...]
    facts: Mapping[str, object] | None
    problems: tuple[Problem, ...]
    created_at: datetime
    created_by: str
    row_count: int
    headings: Mapping[str, str] | None = None
    """Printed heading of each column of the annex by field, in the annex's order."""
