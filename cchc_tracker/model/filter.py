"""The filter language: words and conditions that choose rows, parsed to a small tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.everything import EVERYTHING, All
from cchc_tracker.model.filter_error import FilterError
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from datetime import date


__all__ = [
    "DEEPEST",
    "EVERYTHING",
    "FIELD_NAMES",
    "KIND_NAMES",
    "NOBODY_NAMES",
    "STATUS_NAMES",
    "All",
    "Any",
    "Done",
    "Due",
    "Field",
    "Filter",
    "FilterError",
    "Has",
    "Not",
    "Words",
    "fold_name",
]


class Field(StrEnum):
    """What a condition looks at."""

    LEAD = "lead"
    SUPPORT = "support"
    AREA = "area"
    STATUS = "status"
    GOAL = "goal"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCT = "product"
    NOTE = "note"
    PLAN = "plan"
    REF = "ref"
    KIND = "kind"
    DUE = "due"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Words:
    """Text to find: each word begins a word of the row's text, a phrase stands there as such."""

    text: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """A field that must match a value; the value is as typed."""

    field: Field
    value: str
    phrase: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A comparison with the day of the earliest open deadline, or the last one of a done row."""

    operator: str
    """One of `<`, `<=`, `=`, `>=`, `>`."""
    day: date


@dataclass(frozen=True, slots=True)
class Done:
    """A comparison with the day a row was done; never true of a row that isn't."""

    operator: str
    """One of `<`, `<=`, `=`, `>=`, `>`."""
    day: date


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that `part` doesn't choose."""

    part: Filter


@dataclass(frozen=True, slots=True)
class Any:
    """What at least one part chooses."""

    parts: tuple[Filter, ...]


Filter = Words | Has | Due | Done | Not | All | Any

DEEPEST = 25
"""How many levels a tree can have: what SQLite's own parser is sure to take."""


def fold_name(name: str) -> str:
    """A field's or status's name without marks, case, blanks, dashes and underscores."""
    return fold(name).replace(" ", "").replace("-", "").replace("_", "")


FIELD_NAMES: dict[str, Field] = {field.value: field for field in Field} | {
    "chutri": Field.LEAD,
    "phoihop": Field.SUPPORT,
    "linhvuc": Field.AREA,
    "tinhtrang": Field.STATUS,
    "trangthai": Field.STATUS,
    "muctieu": Field.GOAL,
    "chitieu": Field.GOAL,
    "nhiemvu": Field.TASK,
    "hoatdong": Field.ACTIVITY,
    "sanpham": Field.PRODUCT,
    "ketqua": Field.PRODUCT,
    "ghichu": Field.NOTE,
    "kehoach": Field.PLAN,
    "so": Field.REF,
    "loai": Field.KIND,
    "han": Field.DUE,
    "thoihan": Field.DUE,
    "hoanthanh": Field.DONE,
    "xong": Field.DONE,
}
"""Folded English and Vietnamese names of the fields."""

NOBODY_NAMES = frozenset({"none", "khongco"})
"""Folded names a person may type after `lead:` and `support:` for rows that have none."""

STATUS_NAMES: dict[str, tuple[str, ...]] = {
    "doneontime": ("done_on_time",),
    "donelate": ("done_late",),
    "inprogress": ("in_progress",),
    "notstarted": ("not_started",),
    "overdue": ("overdue",),
    "undated": ("undated",),
    "suspended": ("suspended",),
    "cancelled": ("cancelled",),
    "done": ("done_on_time", "done_late"),
    "open": ("in_progress", "not_started", "overdue", "undated"),
    "late": ("done_late", "overdue"),
    "hoanthanhdunghan": ("done_on_time",),
    "dunghan": ("done_on_time",),
    "xongdunghan": ("done_on_time",),
    "ontime": ("done_on_time",),
    "hoanthanhquahan": ("done_late",),
    "hoanthanhtre": ("done_late",),
    "xongquahan": ("done_late",),
    "endedlate": ("done_late",),
    "hoanthanh": ("done_on_time", "done_late"),
    "dangthuchien": ("in_progress",),
    "chuathuchien": ("not_started",),
    "quahan": ("overdue",),
    "quahanchuahoanthanh": ("overdue",),
    "khonghan": ("undated",),
    "chuacohan": ("undated",),
    "chuadenhan": ("not_started",),
    "tronghan": ("in_progress", "not_started"),
    "trehan": ("done_late", "overdue"),
    "tamdung": ("suspended",),
    "huy": ("cancelled",),
    "dahuy": ("cancelled",),
    "chuahoanthanh": ("in_progress", "not_started", "overdue", "undated"),
}
"""Folded names a person may type after `status:` and the statuses they stand for."""

KIND_NAMES: dict[str, DeadlineKind] = {fold_name(kind): kind for kind in DeadlineKind}
"""Folded names a person may type after `kind:`."""
