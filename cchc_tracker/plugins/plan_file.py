"""Reads plan.toml: a document's facts, the columns of its annex, targets and errata."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from cchc_tracker.model.message import message
from cchc_tracker.model.plan import (
    AREA_CODES,
    Area,
    CitedDocument,
    Erratum,
    Measure,
    PlanKind,
    Target,
)
from cchc_tracker.model.text import collapse
from cchc_tracker.plugins.toml_table import read_toml, refuse_repeats

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from cchc_tracker.plugins.toml_table import TomlTable

PLAN_FILE = "plan.toml"
FIELDS = (
    "number",
    "goal",
    "task",
    "activity",
    "product",
    "lead",
    "support",
    "deadline",
    "note",
)
"""What a column of a matrix can be."""
_OPERATORS = ("=", ">=", ">", "<=", "<")


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A goal as plan.toml names it: by its printed number, or whole where the body alone has it."""

    no: str | None
    area_no: str | None
    text: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """Everything about a plan but its rows."""

    file: str
    template: str
    year: int
    kind: PlanKind
    title: str
    number: str | None
    issued_on: date | None
    issuer: str
    signer: str
    source: str
    columns: Mapping[str, str]
    """Field of each header of matrix.csv."""
    areas: tuple[Area, ...]
    goals: tuple[GoalEntry, ...]
    measures: tuple[Measure, ...]
    cited: tuple[CitedDocument, ...]
    errata: tuple[Erratum, ...]
    facts: Mapping[str, object] | None


def read_plan_file(source: Traversable) -> PlanFile:
    """The facts in a plan.toml.

    Raises BadDataError naming the file and the key.
    """
    table = read_toml(source)
    areas = tuple(_area(entry) for entry in table.tables("areas"))
    area_nos = [area.no for area in areas]
    refuse_repeats(area_nos, table, "areas")
    plan = PlanFile(
        file=str(source),
        template=table.text("template"),
        year=table.whole("year"),
        kind=PlanKind(table.word("kind", tuple(PlanKind))),
        title=table.text("title"),
        number=table.text("number", "") or None,
        issued_on=table.day("issued_on"),
        issuer=table.text("issuer"),
        signer=table.text("signer", ""),
        source=table.text("source", ""),
        columns=_columns(table),
        areas=areas,
        goals=tuple(_goal(entry, area_nos) for entry in table.tables("goals")),
        measures=tuple(_measure(entry, area_nos) for entry in table.tables("measures")),
        cited=tuple(_cited(entry) for entry in table.tables("cited")),
        errata=tuple(_erratum(entry) for entry in table.tables("errata")),
        facts=table.plain("facts"),
    )
    table.done()
    return plan


def _columns(table: TomlTable) -> Mapping[str, str]:
    columns = {collapse(header): field for header, field in table.words("matrix").items()}
    for header, field in columns.items():
        if field not in FIELDS:
            wrong = message(
                "{header} is {field}, but must be one of {known}",
                header=repr(header),
                field=repr(field),
                known=", ".join(FIELDS),
            )
            raise table.wrong("matrix", wrong)
    refuse_repeats(columns.values(), table, "matrix")
    if "number" not in columns.values():
        raise table.wrong(
            "matrix", message("no column is 'number', where the area headings have theirs")
        )
    return columns


def _area(table: TomlTable) -> Area:
    area = Area(table.text("no"), table.text("title"), table.word("code", AREA_CODES))
    table.done()
    return area


def _goal(table: TomlTable, area_nos: Collection[str]) -> GoalEntry:
    no = table.text("no", "") or None
    area_no = _area_no(table, area_nos) if table.text("area", "") or no is None else None
    goal = GoalEntry(
        no=no,
        area_no=area_no,
        text=table.text("text", None if no is None else ""),
        targets=tuple(_target(entry) for entry in table.tables("targets")),
    )
    table.done()
    return goal


def _target(table: TomlTable) -> Target:
    target = Target(
        subject=table.text("subject"),
        operator=table.word("operator", _OPERATORS),
        value=_number(table, "value"),
        unit=table.text("unit", ""),
        scope=table.text("scope", ""),
        baseline=table.text("baseline", ""),
    )
    table.done()
    return target


def _number(table: TomlTable, key: str) -> Decimal:
    text = table.text(key)
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise table.wrong(key, message('{text} must be a number such as "2,5"', text=repr(text)))
    return value


def _measure(table: TomlTable, area_nos: Collection[str]) -> Measure:
    measure = Measure(_area_no(table, area_nos), table.text("text"))
    table.done()
    return measure


def _area_no(table: TomlTable, area_nos: Collection[str]) -> str:
    no = table.text("area")
    if no not in area_nos:
        raise table.wrong(
            "area", message("{no} is not the `no` of one of the [[areas]]", no=repr(no))
        )
    return no


def _cited(table: TomlTable) -> CitedDocument:
    document = CitedDocument(
        number=table.text("number"),
        issued_on=table.day("issued_on"),
        title=table.text("title", ""),
        issuer=table.text("issuer", ""),
    )
    table.done()
    return document


def _erratum(table: TomlTable) -> Erratum:
    erratum = Erratum(table.text("place"), table.text("printed"), table.text("corrected"))
    table.done()
    return erratum
