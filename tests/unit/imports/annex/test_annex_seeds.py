"""The two source annexes from their raw text give exactly the plans that the localities bring."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cchc_tracker.imports.annex import read_annex, unplaced
from cchc_tracker.imports.formats.registry import core_importers
from cchc_tracker.imports.opening import read_source
from cchc_tracker.plugins import locality_folder
from cchc_tracker.rules.duplicate_numbers import duplicate_numbers
from cchc_tracker.rules.number_gaps import number_gaps
from tests.unit.imports.annex.annex_source import READERS, activities

if TYPE_CHECKING:
    from cchc_tracker.imports.annex.found import Annex
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.source.document import SourceDocument

ROOT = Path(__file__).parents[4]
SEEDS = {"can-tho-2022": 57, "binh-dinh-2020": 35}


class Seed(NamedTuple):
    """A source document, the plan made of it by hand, and its annex as read."""

    plan: Plan
    locality: Locality
    source: SourceDocument
    annex: Annex


@cache
def seed(name: str) -> Seed:
    code = name.rpartition("-")[0]
    plugin = locality_folder(ROOT / "plugins" / f"cchc_{code.replace('-', '_')}")
    template = next(each for each in plugin.plan_templates() if each.id == name)
    (locality,) = plugin.localities()
    source = read_source(ROOT / "tests" / "data" / "imports" / f"{name}.txt", core_importers())
    return Seed(template.load(READERS), locality, source, read_annex(source))


@pytest.mark.parametrize(("name", "rows"), SEEDS.items())
def test_the_rows_are_those_of_the_locality(name: str, rows: int) -> None:
    plan, locality, source, annex = seed(name)
    found = activities(annex, locality, plan.year)
    assert len(found) == rows
    assert found == plan.activities
    assert annex.areas == plan.areas
    assert unplaced(source, annex) == ()


def test_can_tho_s_doubts_are_named_at_their_rows() -> None:
    plan, _, _, annex = seed("can-tho-2022")
    refs = {f"r{row.position}": row.ref for row in plan.activities}
    assert [(each.code, refs[each.place]) for each in annex.problems] == [
        ("task-carried", "3.12"),
        ("task-carried", "3.13"),
        ("task-carried", "3.14"),
        ("goal-carried", "2.8"),
        ("goal-apart", "3.19"),
        ("task-carried", "3.22"),
        ("goal-carried", "3.30"),
        ("goal-blank", "3.40"),
    ]
    assert [row.task_no for row in plan.activities if row.ref in ("3.19", "3.30")] == [
        "2.16",
        "2.22",
    ]
    (twice,) = duplicate_numbers(plan, date(2022, 6, 30))
    assert twice.text == "3.18"


def test_binh_dinh_s_doubts_are_named_at_their_rows() -> None:
    plan, _, _, annex = seed("binh-dinh-2020")
    assert [(each.code, each.place, each.text) for each in annex.problems] == [
        ("ditto", "r5", "Nt")
    ]
    (gap,) = number_gaps(plan, date(2020, 6, 30))
    assert "III.6" in str(gap.message)
