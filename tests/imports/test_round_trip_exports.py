"""What `cchc export` writes is read by `cchc plan import`: the printed cells come back equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.services.plan_changes import printed_activity

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Activity, Plan
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.plugins import PluginRegistry
    from tests.cli.conftest import Cli
    from tests.imports.conftest import Import

ANNUAL = ("can-tho-2022", "binh-dinh-2020")
LANGUAGES = ("vi", "en")
ADDED = {"Tình trạng", "Status", "Ngày đến hạn", "Day due"}
"""Headings of columns that an export adds; they come back as extra."""


def export(cli: Cli, plan: str, language: str, form: str) -> bytes:
    """The bytes of an export as of 30/06/2022."""
    name = f"{plan}.{form}"
    words = ("export", plan, "--format", form, "-o", name, "--as-of", "2022-06-30")
    assert cli("--lang", language, *words).code == 0
    return (cli.folder / name).read_bytes()


def printed(plan: Plan) -> list[dict[str, str | None]]:
    """What the rows print."""
    return [printed_activity(each) for each in plan.activities]


def headings(found: ImportedPlan) -> set[str]:
    """The headings of the columns that went to no field."""
    return {each.label for each in found.origins if each.field == "extra"}


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANNUAL)
def test_our_word_and_excel_files_come_back(
    cli: Cli, plugins: PluginRegistry, import_as: Import, name: str, language: str, form: str
) -> None:
    plan = plugins.plan(name)
    found = import_as(f"xuất.{form}", export(cli, name, language, form), plan)
    assert printed(found.plan) == printed(plan)
    assert [row.leads for row in found.plan.activities] == [row.leads for row in plan.activities]
    assert [row.deadline for row in found.plan.activities] == [
        row.deadline for row in plan.activities
    ]
    assert found.plan.areas == plan.areas
    assert headings(found) <= ADDED
    assert found.errors == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANNUAL)
def test_our_csv_comes_back_but_a_blank_goal_looks_like_one_that_goes_on(
    cli: Cli, plugins: PluginRegistry, import_as: Import, name: str, language: str
) -> None:
    plan = plugins.plan(name)
    found = import_as("xuất.csv", export(cli, name, language, "csv"), plan)
    unlike = [
        (row.ref, field)
        for row, mine, other in zip(
            plan.activities, printed(found.plan), printed(plan), strict=True
        )
        for field in other
        if mine[field] != other[field]
    ]
    carried = {each.place for each in found.problems if each.code == "goal-carried"}
    assert unlike == ([("3.19", "goal_no"), ("3.19", "goal")] if "can-tho" in name else [])
    assert carried == ({"r27"} if "can-tho" in name else set())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANNUAL)
def test_our_web_page_comes_back_with_the_columns_that_it_has(
    cli: Cli, plugins: PluginRegistry, import_as: Import, name: str, language: str
) -> None:
    plan = plugins.plan(name)
    found = import_as("xuất.html", export(cli, name, language, "html"), plan)
    assert [shown(each) for each in found.plan.activities] == [
        shown(each) for each in plan.activities
    ]


def shown(row: Activity) -> tuple[str | None, ...]:
    """What the page prints of a row."""
    return (row.area.no, row.text, row.lead_text, row.deadline_text)
