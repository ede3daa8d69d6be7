"""Made-up plans in random layouts come back as they were, or with a problem at the right row."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from cchc_tracker.imports.annex import read_annex, unplaced
from cchc_tracker.model.plan import Activity, Area
from cchc_tracker.model.source.origin import EXTRA
from cchc_tracker.plugins.matrix import read_activities
from tests.unit.imports.annex.annex_source import LOCALITY, READERS, YEAR, activities
from tests.unit.imports.annex.printed_plan import Printed, printed_plans


def expected(printed: Printed) -> list[Activity]:
    rows = enumerate(printed.rows, start=1)
    return list(read_activities(rows, printed.areas, READERS.at(LOCALITY, YEAR), "expected"))


def plain(activity: Activity) -> Activity:
    """The activity apart from what the document can't tell: area code and inference."""
    area = Area(activity.area.no, activity.area.title, "")
    return replace(activity, area=area, inferred=())


@settings(max_examples=150, deadline=None)
@given(printed_plans())
def test_a_printed_plan_comes_back(printed: Printed) -> None:
    annex = read_annex(printed.document)
    found = activities(annex)
    assert [plain(each) for each in found] == [plain(each) for each in expected(printed)]
    assert unplaced(printed.document, annex) == ()


@settings(max_examples=80, deadline=None)
@given(printed_plans())
def test_what_is_carried_is_told(printed: Printed) -> None:
    annex = read_annex(printed.document)
    told = {each.place for each in annex.problems if each.code.endswith("-carried")}
    first = next((f"r{each.position}" for each in activities(annex) if each.inferred), None)
    assert first is None or first in told
    assert told <= printed.carried


@settings(max_examples=50, deadline=None)
@given(printed_plans())
def test_unknown_columns_are_kept_with_their_headings(printed: Printed) -> None:
    annex = read_annex(printed.document)
    extra = {column.heading for column in annex.columns if not column.fields}
    labels = {o.label for row in annex.rows for o in row.origins if o.field == EXTRA}
    assert labels <= extra
