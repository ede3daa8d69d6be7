"""A plan as issued: areas, goals, tasks, activities, and the document they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.model.problem import Problem


class PlanKind(StrEnum):
    """What sort of document a plan is."""

    ANNUAL = "annual"
    INSPECTION = "inspection"


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that another one names."""

    number: str
    issued_on: date | None = None
    title: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Erratum:
    """A typing error of the source: what it printed and what was meant; never applied silently."""

    place: str
    """Row and field (`r12 activity`) or the document's passage (`III.1.a`)."""
    printed: str
    corrected: str


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a goal promises."""

    subject: str
    operator: str
    """One of `=`, `>=`, `>`, `<=`, `<`."""
    value: Decimal
    unit: str
    scope: str = ""
    """The level or set it holds for, such as `cấp huyện`; empty for all."""
    baseline: str = ""
    """What it's relative to, such as `so với năm 2021`."""


@dataclass(frozen=True, slots=True)
class Area:
    """A chapter of the matrix."""

    no: str
    title: str
    code: str
    """Canonical code, the same in every plan: see `AREA_CODES`."""


AREA_CODES = (
    "direction",  # chỉ đạo, điều hành
    "institutions",  # thể chế
    "procedures",  # thủ tục hành chính
    "organisation",  # tổ chức bộ máy
    "civil-service",  # chế độ công vụ, cán bộ công chức viên chức
    "finance",  # tài chính công
    "digital",  # chính quyền điện tử, chính quyền số, hiện đại hóa
    "inspection",  # duties of an inspection plan
)


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached, with the numbers it promises."""

    area_no: str
    no: str | None
    text: str
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure (nhiệm vụ và giải pháp) of the plan's body, outside the matrix."""

    area_no: str
    text: str


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
    """Fields carried into a cell that was printed blank (not merged): `goal`, `task`."""
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
