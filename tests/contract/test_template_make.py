"""A plan written out by `cchc template make` is read as the same plan again, in every locality."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.plan_template import plan_files
from cchc_tracker.model.source.imported import ImportedPlan, SourceRecord
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.plugins.folder_plan import read_plan
from cchc_tracker.plugins.plan_file import read_plan_file
from cchc_tracker.services.importing import keep_import
from cchc_tracker.services.plan_changes import standing_rows
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import open_session

if TYPE_CHECKING:
    from pathlib import Path

PLUGINS = load_plugins(PluginOptions())
NOW = datetime(2022, 9, 30, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize("template", [each.id for each in PLUGINS.templates()])
def test_the_written_files_are_read_as_the_same_plan(template: str, tmp_path: Path) -> None:
    database = tmp_path / "cchc.db"
    with open_session(database, "lan", lambda: PLUGINS, create=True, clock=lambda: NOW) as session:
        create_plan(session, template)
        files = plan_files(session.plan(template), standing_rows(session, template))
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = PLUGINS.plan(template)
    locality = PLUGINS.locality(given.locality)
    written = read_plan_file(tmp_path / "plan.toml")
    assert read_plan(tmp_path, written, locality, PLUGINS.readers(given.year)) == given


def test_targets_of_a_goal_without_a_number_are_kept(tmp_path: Path) -> None:
    given = PLUGINS.plan("can-tho-2022")
    first = given.goals[0]
    rows = tuple(
        replace(each, goal_no=None) if each.goal == first.text else each
        for each in given.activities
    )
    plan = replace(
        given,
        template="nhap-2022",
        goals=(replace(first, no=None), *given.goals[1:]),
        activities=rows,
    )
    imported = ImportedPlan(plan, (SourceRecord("a.txt", "txt", "0", 1),), (), ())
    database = tmp_path / "cchc.db"
    with open_session(database, "lan", lambda: PLUGINS, create=True, clock=lambda: NOW) as session:
        keep_import(session, "nhap-2022", imported)
        files = plan_files(session.plan("nhap-2022"), standing_rows(session, "nhap-2022"))
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    locality = PLUGINS.locality("can-tho")
    written = read_plan_file(tmp_path / "plan.toml")
    again = read_plan(tmp_path, written, locality, PLUGINS.readers(2022))
    assert again.goals == plan.goals
