"""Our own PDF exports come back row for row, whatever rows and merged cells their pages cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.services.plan_changes import printed_activity

if TYPE_CHECKING:
    from cchc_tracker.plugins import PluginRegistry
    from tests.cli.conftest import Cli
    from tests.imports.conftest import Import

UNLIKE: dict[str, set[tuple[str, str]]] = {
    "can-tho-2022": {("3.19", "goal_no"), ("3.19", "goal")},
    "binh-dinh-2020": set(),
}
"""Rows and fields that can't come back: a goal left blank at the top of a page may be merged."""


@pytest.mark.slow
@pytest.mark.parametrize("name", UNLIKE)
def test_our_pdf_comes_back_row_for_row(
    cli: Cli, plugins: PluginRegistry, import_as: Import, name: str
) -> None:
    plan = plugins.plan(name)
    words = ("export", name, "--format", "pdf", "-o", "xuất.pdf", "--as-of", "2022-06-30")
    assert cli(*words).code == 0
    found = import_as("xuất.pdf", (cli.folder / "xuất.pdf").read_bytes(), plan)
    unlike = {
        (row.ref, field): f"r{found.position}"
        for row, found in zip(plan.activities, found.plan.activities, strict=True)
        for field, text in printed_activity(row).items()
        if printed_activity(found)[field] != text
    }
    assert set(unlike) <= UNLIKE[name]
    told = {each.place for each in found.problems if each.code in ("goal-carried", "cell-rejoined")}
    assert all(each.place for each in found.problems if each.code == "cell-rejoined")
    assert set(unlike.values()) <= told
