"""The real annexes written out in every format come back as the localities' plans have them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.services.plan_changes import printed_activity
from tests.imports.printed_matrix import TEXTS, annex_alone, matrix_alone, whole_document
from tests.imports.written import FORMATS, MERGING

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Activity, Plan
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.plugins import PluginRegistry
    from tests.imports.conftest import Import

ANNUAL = ("can-tho-2022", "binh-dinh-2020")
INSPECTIONS = ("binh-dinh-2024", "hai-phong-2022", "huong-hoa-2020")


def told(imported: ImportedPlan) -> list[tuple[str, str, str | None]]:
    """The problems of rows, apart from where in the file they stand."""
    return sorted((each.code, each.place, each.text) for each in imported.problems if each.place)


def rows(plan: Plan) -> list[Activity]:
    """The activities with what their cells' readers say, without the places of a file's cells."""
    return [
        replace(each, problems=tuple(p for p in each.problems if p.at is None))
        for each in plan.activities
    ]


def without_places(plan: Plan) -> Plan:
    """The plan apart from the file's name and the places of its cells."""
    return replace(plan, source="", activities=tuple(rows(plan)))


def plain(activity: Activity) -> Activity:
    """The activity without what a form that has no merges can't tell."""
    return replace(activity, inferred=(), problems=())


@pytest.mark.parametrize("form", ["docx", "html"])
@pytest.mark.parametrize("name", ANNUAL)
def test_with_true_merges_the_whole_document_gives_the_plan_of_its_text(
    plugins: PluginRegistry, import_as: Import, name: str, form: str
) -> None:
    plan = plugins.plan(name)
    found = import_as(f"phụ lục.{form}", FORMATS[form](whole_document(name)), plan)
    text = import_as("phụ lục.txt", (TEXTS / f"{name}.txt").read_bytes(), plan)
    assert without_places(found.plan) == without_places(text.plan)
    assert found.plan.areas == plan.areas
    assert rows(found.plan) == rows(plan)
    assert told(found) == told(text)
    assert found.errors == ()


@pytest.mark.parametrize("name", ANNUAL)
def test_a_sheet_of_merged_ranges_gives_the_rows_and_doubts_of_the_text(
    plugins: PluginRegistry, import_as: Import, name: str
) -> None:
    plan = plugins.plan(name)
    found = import_as("phụ lục.xlsx", FORMATS["xlsx"](annex_alone(name)), plan)
    text = import_as("phụ lục.txt", (TEXTS / f"{name}.txt").read_bytes(), plan)
    assert rows(found.plan) == rows(plan)
    assert [each[:2] for each in told(found)] == [each[:2] for each in told(text)]
    assert found.plan.areas == plan.areas


@pytest.mark.parametrize("name", ANNUAL)
def test_a_whole_document_pasted_into_a_sheet_gives_its_rows_and_facts(
    plugins: PluginRegistry, import_as: Import, name: str
) -> None:
    plan = plugins.plan(name)
    found = import_as("kế hoạch.xlsx", FORMATS["xlsx"](whole_document(name)), plan).plan
    assert rows(found) == rows(plan)
    assert (found.number, found.issued_on) == (plan.number, plan.issued_on)
    assert found.title.startswith("KẾ HOẠCH")
    assert found.areas == plan.areas


@pytest.mark.parametrize("name", ANNUAL)
def test_csv_gives_the_plan_but_not_which_cells_were_blank(
    plugins: PluginRegistry, import_as: Import, name: str
) -> None:
    plan = plugins.plan(name)
    found = import_as("phụ lục.csv", FORMATS["csv"](annex_alone(name)), plan)
    assert unlike(found, plan) == ([] if name == "binh-dinh-2020" else [APART])


@pytest.mark.parametrize("name", ANNUAL)
def test_a_row_a_line_gives_the_plan_but_neither_blank_cells_nor_lines_in_cells(
    plugins: PluginRegistry, import_as: Import, name: str
) -> None:
    plan = plugins.plan(name)
    found = import_as("phụ lục.txt", FORMATS["txt"](annex_alone(name)), plan)
    assert len(found.plan.activities) == len(plan.activities)
    printed = [printed_activity(each) for each in found.plan.activities]
    expected = [printed_activity(each) for each in plan.activities]
    unlike = [
        (mine["activity_no"], field)
        for mine, other in zip(printed, expected, strict=True)
        for field in other
        if " ".join((mine[field] or "").split()) != " ".join((other[field] or "").split())
    ]
    assert unlike == ([] if name == "binh-dinh-2020" else [("3.19", "goal_no"), ("3.19", "goal")])


APART = ("3.19", "goal-carried")
"""2.16 has a blank goal below a merged one: without merges it looks like one that goes on."""


def unlike(found: ImportedPlan, plan: Plan) -> list[tuple[str, str]]:
    """The rows that aren't the plan's, with the doubt that the import has about each."""
    doubts = {each.place: each.code for each in found.problems if each.code.endswith("-carried")}
    pairs = zip(found.plan.activities, plan.activities, strict=True)
    return [
        (other.ref, doubts.get(f"r{other.position}", ""))
        for mine, other in pairs
        if plain(mine) != plain(other)
    ]


@pytest.mark.parametrize("form", MERGING)
@pytest.mark.parametrize("name", INSPECTIONS)
def test_the_matrix_of_an_inspection_comes_back(
    plugins: PluginRegistry, import_as: Import, name: str, form: str
) -> None:
    plan = plugins.plan(name)
    found = import_as(f"phụ lục.{form}", FORMATS[form](matrix_alone(name)), plan)
    assert rows(found.plan) == rows(plan)
