"""Headings count just the rows that stand under them, filtered or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.plugins import PluginOptions, load_plugins
from cchc_tracker.services.heading_counts import heading_counts
from cchc_tracker.services.matrix import Matrix
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import Session
from cchc_tracker.services.updates import record_update
from cchc_tracker.store import RowQuery, Store
from cchc_tracker.store.span_counts import SpanCount

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN = "can-tho-2022"
QUERY = RowQuery(as_of=date(2022, 9, 30), plans=(PLAN,))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Some rows done, one of them in the future of some queries, one done late."""
    path: Path = tmp_path_factory.mktemp("counts") / "cchc.db"
    calendar = vietnam_calendar()
    with Store.open(path, calendar=calendar, create=True) as store:
        made = Session(store, "an", calendar, lambda: load_plugins(PluginOptions()))
        create_plan(made, PLAN)
        for position, day in (
            (2, date(2022, 3, 1)),
            (9, date(2022, 9, 29)),
            (30, date(2022, 10, 9)),
        ):
            done = Update(on=day, state=State.DONE, explanation="x")
            record_update(made, PLAN, f"r{position}", done)
        yield made


@pytest.mark.parametrize("expression", ["", "thu tuc", 'lead:"Sở Nội vụ"', "overdue", "khongco"])
@pytest.mark.parametrize("day", [date(2022, 2, 1), date(2022, 9, 30), date(2023, 5, 1)])
def test_counts_are_those_of_the_rows_below(session: Session, expression: str, day: date) -> None:
    query = replace(QUERY, as_of=day, filter=parse_filter(expression))
    shown = Matrix(PLAN, query, Matrix.choose(session, PLAN, query))
    wanted: dict[int, Counter[Status]] = {}
    above: list[int] = []
    for line in shown.window(session, 0, 10_000):
        if line.heading is not None:
            above = [*above[: line.depth], line.heading.line]
        elif line.row is not None:
            for heading in above[: line.depth]:
                wanted.setdefault(heading, Counter())[line.row.status] += 1
    found = heading_counts(session, query, wanted)
    assert found == {
        heading: SpanCount(
            counts.total(),
            counts[Status.DONE_ON_TIME] + counts[Status.DONE_LATE],
            counts[Status.OVERDUE],
        )
        for heading, counts in wanted.items()
    }


def test_areas_add_up_to_the_plan(session: Session) -> None:
    lines = Matrix(PLAN, QUERY).window(session, 0, 10_000)
    areas = [line.heading.line for line in lines if line.heading and not line.depth]
    counts = heading_counts(session, QUERY, areas)
    assert sum(each.rows for each in counts.values()) == session.plan(PLAN).row_count


def test_no_heading_and_one_beyond_the_plan_count_nothing(session: Session) -> None:
    assert heading_counts(session, QUERY, []) == {}
    assert heading_counts(session, QUERY, [9_999]) == {9_999: SpanCount()}
