"""A plan as issued: areas, goals, tasks, activities, and the document they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.plan_parts import (
    AREA_CODES,
    Area,
    CitedDocument,
    Erratum,
    Goal,
    Measure,
    PlanKind,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.model.problem import Problem

__all__ = [
    "AREA_CODES",
    "Activity",
    "Area",
    "CitedDocument",
    "Erratum",
    "Goal",
    "Measure",
    "Plan",
    "PlanKind",
    "Target",
]


@dataclass(frozen=True, slots=True)
class Activity:
    """A leaf row of the matrix, the unit that is tracked."""

    position: int
    """1-based place among the plan's leaf rows."""
    area: Area
    goal_no: str | None
    goal: str | None
    task_no: str | None
    task: str | None
    activity_no: str | None
    activity: str | None
    product_text: str | None
    products: tuple[str, ...]
    lead_text: str | None
    leads: AgencyReading
    support_text: str | None
    supports: AgencyReading
    deadline_text: str | None
    deadline: Deadline
    note: str | None = None
    inferred: tuple[str, ...] = ()
    """Fields that no cell prints as they stand: a `goal` or `task` carried into a blank cell (not
    a merged one), a `deadline` made of marks, a `lead` and `support` read apart."""
    problems: tuple[Problem, ...] = ()

    @property
    def ref(self) -> str:
        """How people name the row: its printed number, made whole where numbers restart.

        `3.7` as printed, `III.7` by area and number, `1.a` by task and letter, `r12` without any.
        """
        number = self.activity_no or (self.task_no if self.activity is None else None)
        if number is None:
            return f"r{self.position}"
        if "." in number:
            return number
        above = self.task_no if self.activity_no and self.task_no else self.area.no
        return f"{above}.{number}"

    @property
    def text(self) -> str:
        """The activity's own text, or its task's where it has none."""
        return self.activity or self.task or ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One issued document of a locality for a year, with its matrix."""

    template: str
    """Identity of the template it was made from, such as `can-tho-2022`."""
    locality: str
    year: int
    kind: PlanKind
    title: str
    number: str | None
    """None while the number is blank (chưa cấp số)."""
    issued_on: date | None
    issuer: str
    signer: str
    source: str
    """File name of the source text."""
    areas: tuple[Area, ...]
    goals: tuple[Goal, ...]
    activities: tuple[Activity, ...]
    measures: tuple[Measure, ...] = ()
    cited: tuple[CitedDocument, ...] = ()
    errata: tuple[Erratum, ...] = ()
    facts: Mapping[str, object] | None = None
    """Facts of the document as plain data: window, units, forms, team, steps of an inspection."""
    problems: tuple[Problem, ...] = ()
    headings: Mapping[str, str] | None = None
    """Printed heading of each column of the annex by field, in the annex's order."""
