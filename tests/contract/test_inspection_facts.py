"""One body over every installed inspection plan: its facts keep the shape of the author's guide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest

from cchc_tracker.model.plan import PlanKind
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.rules.counted_units import counted_units

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.plugins import PluginRegistry

GUIDE = Path(__file__).parents[2] / "docs" / "plugin-authors.md"
PLANS = ("binh-dinh-2024", "hai-phong-2022", "huong-hoa-2020")
every_plan = pytest.mark.parametrize("template", PLANS)
UNIT_PROBLEMS = {
    "binh-dinh-2024": ["The plan announces 22 units to inspect and names 12"],
    "hai-phong-2022": [],
    "huong-hoa-2020": ["The plan announces 12 units to inspect and names 0"],
}
STEPS = {
    *("notice", "self_check", "report", "records", "visit", "discussion"),
    *("minutes", "conclusion", "remedy", "summary", "follow_up"),
}


class Keys(NamedTuple):
    """The keys of a table with the shape of each value; `optional` ones may be left out."""

    required: Mapping[str, Shape]
    optional: Mapping[str, Shape] = {}


Shape: TypeAlias = type | Keys | list["Shape"]
"""A type (dates are ISO texts), a table, or a list of things of one shape."""


def texts(**more: Shape) -> dict[str, Shape]:
    """What almost every table has: a quote and its place."""
    return {"place": str, "printed": str, **more}


DAYS: dict[str, Shape] = {"start": date, "end": date}
TEAM: dict[str, Shape] = {"place": str, "head": str, "members": [str], "printed": [str]}
UNIT = Keys(
    dict.fromkeys(("name", "printed", "level", "block", "kind"), str),
    {"communes_from": int, "communes_to": int},
)
STEP = Keys(
    texts(what=str, name=str, by=str, anchor=str),
    {"offset": int, "unit": str, "also": [Keys(texts())]},
)
FACTS = Keys(
    {
        "document": Keys(
            {
                **dict.fromkeys(("state", "printed", "signed_as"), str),
                "laws": [Keys({"title": str, "issued_on": date})],
            }
        ),
        "window": Keys(texts(**DAYS, tentative=bool, exact_days=str)),
        "data_window": Keys(texts(subject=str, end_anchor=str), DAYS),
        "kinds": [Keys(texts(name=str, deadline=str))],
        "forms": [Keys(texts(name=str))],
        "units": Keys(
            {
                "place": str,
                "announced": int,
                "printed": [str],
                "others": str,
                "note": str,
                "named": [UNIT],
            }
        ),
        "attendance": Keys({"place": str, "printed": [str]}),
        "team": Keys({**TEAM, "deputy": str, "secretary": str, "note": str, "helpers": Keys(TEAM)}),
        "press": [str],
        "steps": [STEP],
        "contents": [Keys(texts())],
        "recheck": [Keys(texts(subject=str), DAYS)],
        "funding": Keys(texts()),
    }
)


def breaches(value: object, shape: Shape, where: str = "facts") -> list[str]:
    """Where a value leaves its shape."""
    if isinstance(shape, Keys):
        return table_breaches(value, shape, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where} is no list"]
        return [
            breach
            for place, item in enumerate(value)
            for breach in breaches(item, shape[0], f"{where}[{place}]")
        ]
    fits = is_day(value) if shape is date else type(value) is shape
    return [] if fits else [f"{where} is no {shape.__name__}"]


def is_day(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None


def table_breaches(value: object, keys: Keys, where: str) -> list[str]:
    if not isinstance(value, Mapping):
        return [f"{where} is no table"]
    known = {**keys.required, **keys.optional}
    missing = [f"{where} lacks {key}" for key in keys.required.keys() - value.keys()]
    unknown = [f"{where} has {key}" for key in value.keys() - known.keys()]
    return (
        missing
        + unknown
        + [
            breach
            for key in known.keys() & value.keys()
            for breach in breaches(value[key], known[key], f"{where}.{key}")
        ]
    )


@cache
def registry() -> PluginRegistry:
    return load_plugins(PluginOptions())


@cache
def plan(template: str) -> Plan:
    return registry().plan(template)


def entries(template: str, key: str) -> list[Mapping[str, object]]:
    facts = plan(template).facts
    assert facts is not None
    found = facts[key]
    assert isinstance(found, list)
    return found


def test_three_inspection_plans_are_installed() -> None:
    found = {each.id for each in registry().templates() if each.kind is PlanKind.INSPECTION}
    assert found >= set(PLANS)


@every_plan
def test_facts_have_the_same_keys_and_types(template: str) -> None:
    assert breaches(plan(template).facts, FACTS) == []


@pytest.mark.parametrize(
    ("facts", "breach"),
    [
        ({"units": []}, "facts.units is no table"),
        ({"units_named": 0}, "facts has units_named"),
        ({"kinds": ["toàn diện"]}, "facts.kinds[0] is no table"),
        ({"press": "Báo Hải Phòng"}, "facts.press is no list"),
        ({"window": {"start": "tháng 6"}}, "facts.window.start is no date"),
        ({"units": {"announced": True}}, "facts.units.announced is no int"),
        ({}, "facts lacks steps"),
    ],
)
def test_another_shape_would_be_noticed(facts: dict[str, object], breach: str) -> None:
    assert breach in breaches(facts, FACTS)


@every_plan
def test_steps_are_of_the_known_sort_and_an_offset_has_unit_and_anchor(template: str) -> None:
    steps = entries(template, "steps")
    assert {step["what"] for step in steps} <= STEPS
    assert all(("offset" in step) == ("unit" in step) for step in steps)
    assert all(step["unit"] in {"working_days", "days"} for step in steps if "unit" in step)
    assert all(step["anchor"] for step in steps if "offset" in step)


@every_plan
def test_nothing_is_read_without_a_quote(template: str) -> None:
    for key in ("kinds", "forms", "steps", "contents"):
        assert [each for each in entries(template, key) if not each["printed"]] == []
    dated = [each for each in entries(template, "recheck") if each.keys() & DAYS.keys()]
    assert all(each["printed"] for each in dated)


@every_plan
def test_members_of_the_team_and_units_are_agencies(template: str) -> None:
    facts = plan(template).facts
    assert facts is not None
    team, units = facts["team"], facts["units"]
    assert isinstance(team, Mapping)
    assert isinstance(units, Mapping)
    directory = registry().directory(plan(template).locality)
    names = [
        *team["members"],
        *team["helpers"]["members"],
        *[unit["name"] for unit in units["named"]],
    ]
    assert [name for name in names if directory.find(name) is None] == []


@every_plan
def test_announced_and_named_units_are_compared(template: str) -> None:
    problems = counted_units(plan(template), date(2024, 1, 1))
    assert [str(problem.message) for problem in problems] == UNIT_PROBLEMS[template]


@every_plan
def test_every_lead_is_known(template: str) -> None:
    leads = [lead for row in plan(template).activities for lead in row.leads.mentions]
    assert leads
    assert [lead.printed for lead in leads if not lead.resolved] == []


def test_the_guide_names_every_key() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    chapter = guide.partition("### The facts of an inspection plan")[2].partition("\n## ")[0]
    assert [key for key in FACTS.required if f"`{key}" not in chapter] == []
    assert [what for what in STEPS if f"`{what}`" not in chapter] == []
