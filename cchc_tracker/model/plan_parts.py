"""What a plan's document says outside its matrix: kind, areas, goals, measures, errata."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


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
