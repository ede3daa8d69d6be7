"""What the rules say of the five source documents, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.rules import check_plan

CARRIED = "was carried into a blank cell"
KNOWN = {
    "can-tho-2022": [
        "number-duplicate Number 3.18 stands on rows r25, r26; name them by position",
        f"task-inferred Row 3.12: task 2.7 {CARRIED}",
        f"task-inferred Row 3.13: task 2.7 {CARRIED}",
        f"task-inferred Row 3.14: task 2.7 {CARRIED}",
        f"goal-inferred Row 2.8: goal 1.5 {CARRIED}",
        f"task-inferred Row 3.22: task 2.17 {CARRIED}",
        f"goal-inferred Row 3.30: goal 1.11 {CARRIED}",
    ],
    "binh-dinh-2020": ["number-gap The source has no number III.6"],
    "binh-dinh-2024": [
        "units-count The plan announces 22 units to inspect and names 12",
        "number-blank The source is a draft: its number or date is blank",
    ],
    "hai-phong-2022": [],
    "huong-hoa-2020": ["units-count The plan announces 12 units to inspect and names 0"],
}


@pytest.mark.parametrize("template", KNOWN)
def test_the_known_problems_of_the_documents(template: str) -> None:
    plan = load_plugins(PluginOptions()).plan(template)
    found = check_plan(plan, date(2022, 1, 1))
    assert [f"{problem.code} {problem.message}" for problem in found] == KNOWN[template]
