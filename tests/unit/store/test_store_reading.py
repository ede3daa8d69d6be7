"""Plans and rows come back as they were written; rows are found, ordered and paged."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.deadline.tracked import tracked_milestones
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.plan import Plan
from cchc_tracker.model.update import Update
from cchc_tracker.store import Order, RowQuery, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.agency.directory import AgencyReading

DAY = date(2022, 7, 1)


def test_a_row_keeps_everything_of_its_activity(
    store: Store,
    make_plan: Callable[[int], Plan],
    members: Callable[[AgencyReading], tuple[str, ...]],
) -> None:
    activities = make_plan(8).activities
    rows = [view.row for view in store.rows(RowQuery(as_of=DAY))]
    assert len(rows) == len(activities)
    for row, activity in zip(rows, activities, strict=True):
        for field in fields(activity):
            if field.name != "area":
                assert getattr(row, field.name) == getattr(activity, field.name)
        assert (row.area_no, row.area, row.area_code) == (
            activity.area.no,
            activity.area.title,
            activity.area.code,
        )
        assert (row.ref, row.text, row.plan) == (activity.ref, activity.text, "mau")
        assert row.milestones == tracked_milestones(activity.deadline)
        assert row.members == members(activity.leads)
        assert row.version == 1
        assert store.row(row.id) == row


def test_a_plan_keeps_everything_but_its_rows(
    store: Store, make_plan: Callable[[int], Plan]
) -> None:
    plan, stored = make_plan(8), store.plan("mau")
    assert stored is not None
    for field in fields(Plan):
        if field.name != "activities":
            assert getattr(stored, field.name) == getattr(plan, field.name)
    assert (stored.id, stored.created_by, stored.row_count) == ("mau", "admin", 8)
    assert store.plans() == (stored,)
    assert store.plan("other") is None


@pytest.mark.parametrize(
    ("ref", "positions"),
    [
        ("1.1", [1]),
        ("1.1.", [1]),
        ("II.2", [5]),
        ("ii.2", [5]),
        ("3.18", [7, 8]),
        ("r3", [3]),
        ("R03", [3]),
        ("r6", [6]),
        ("I.2", [3]),
        ("2", [3, 5]),
        ("r99", []),
        ("", []),
        ("r", []),
        ("'; --", []),
    ],
)
def test_a_row_is_found_by_what_people_call_it(
    store: Store, ref: str, positions: list[int]
) -> None:
    assert [row.position for row in store.find("mau", ref)] == positions


def _refs(store: Store, query: RowQuery) -> list[tuple[str, int]]:
    return [(view.row.plan, view.row.position) for view in store.rows(query)]


def test_rows_come_by_plan_and_position_and_can_be_paged(
    store: Store,
    make_plan: Callable[[int], Plan],
    members: Callable[[AgencyReading], tuple[str, ...]],
) -> None:
    with store.writing(author="a", at=datetime(2022, 1, 5, tzinfo=UTC)) as unit:
        unit.add_plan("zz", make_plan(2), members)
        unit.add_plan("aa", make_plan(600), members)
        unit.add_plan("hidden", make_plan(5), members)
        unit.hide_plan("hidden", hidden=True)
    everything = _refs(store, RowQuery(as_of=DAY))
    assert everything == sorted(everything)
    assert len(everything) == 610
    assert _refs(store, RowQuery(as_of=DAY, limit=3, offset=599)) == everything[599:602]
    assert _refs(store, RowQuery(as_of=DAY, after=("aa", 598), limit=4)) == everything[598:602]
    both = RowQuery(as_of=DAY, plans=("zz", "mau", "hidden", "none"))
    assert _refs(store, both) == everything[600:]
    one = RowQuery(as_of=DAY, plans=("aa",), after=("aa", 590))
    assert _refs(store, one) == everything[590:600]
    assert store.count(RowQuery(as_of=DAY, limit=3)) == 610


def test_rows_can_be_ordered_by_deadline_and_by_last_change(store: Store) -> None:
    with store.writing(author="a", at=datetime(2022, 1, 5, tzinfo=UTC)) as unit:
        unit.record(4, Update(on=DAY, note="x"), expected_version=1)
    views = list(store.rows(RowQuery(as_of=DAY, order=Order.DUE)))
    dues = [view.progress.open_due or date.max for view in views]
    assert dues == sorted(dues)
    recent = store.rows(RowQuery(as_of=DAY, order=Order.RECENT))
    assert [view.row.position for view in recent] == [4, 1, 2, 3, 5, 6, 7, 8]


def test_a_stream_shows_one_moment_while_others_write(store: Store) -> None:
    stream = store.rows(RowQuery(as_of=DAY))
    next(stream)
    with store.writing(author="a", at=datetime(2022, 1, 5, tzinfo=UTC)) as unit:
        unit.record(8, Update(on=DAY, note="x"), expected_version=1)
    *_, last = stream
    assert (last.row.position, last.row.version) == (8, 1)
    again = store.row(8)
    assert again is not None
    assert again.version == 2


def test_the_journal_streams_newest_first(store: Store) -> None:
    for _ in range(3):
        with store.writing(author="a", at=datetime(2022, 1, 5, tzinfo=UTC)) as unit:
            unit.record(1, Update(on=DAY), expected_version=None)
    numbers = [line.number for line in store.journal()]
    assert all(newer > older for newer, older in pairwise(numbers))


def test_an_unknown_plan_has_no_rows(store: Store) -> None:
    query = RowQuery(as_of=DAY, plans=("none",), filter=parse_filter("status:open"))
    assert list(store.rows(query)) == []
    assert store.count(query) == 0


def test_a_listing_loads_neither_sqlite_utils_nor_pendulum(store: Store) -> None:
    code = (
        "import sys, datetime, pathlib\n"
        "from cchc_tracker.data import vietnam_calendar\n"
        "from cchc_tracker.store import RowQuery, Store\n"
        "store = Store.open(pathlib.Path(sys.argv[1]), calendar=vietnam_calendar())\n"
        "assert len(list(store.rows(RowQuery(as_of=datetime.date(2022, 7, 1))))) == 8\n"
        "print(sorted({'sqlite_utils', 'pendulum', 'pluggy'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(store.path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    assert done.stdout == "[]\n"
