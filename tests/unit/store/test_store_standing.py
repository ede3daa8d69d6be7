"""Statuses from the cached columns and from the events agree, on any day, at any moment."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_tracker.model.deadline.tracked import settle
from cchc_tracker.model.filter import EVERYTHING, Due, Field, Has, Not
from cchc_tracker.model.status import Status, Tracked, progress
from cchc_tracker.model.update import State, Update
from cchc_tracker.store import GroupBy, GroupCount, RowQuery, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.row import Row, RowView
    from cchc_tracker.model.workdays import WorkCalendar

    Filling = Callable[[list["Recorded"]], str]

FIRST = datetime(2022, 1, 10, tzinfo=UTC)
DAYS = st.dates(date(2022, 1, 1), date(2023, 2, 1))
UPDATES = st.builds(
    Update,
    on=DAYS,
    state=st.none() | st.sampled_from(State),
    milestone=st.none() | st.integers(1, 2),
    agency=st.sampled_from([None, None, "Sở Nội vụ", "Sở Y tế"]),
    percent=st.none() | st.integers(0, 100),
    known_date=st.none() | DAYS,
    due=st.none() | DAYS,
    effective_due=st.none() | DAYS,
)
Recorded = tuple[int, Update, bool]
"""Position, update, and whether it's voided later."""
RECORDED = st.lists(st.tuples(st.integers(1, 8), UPDATES, st.booleans()), max_size=12)
QUERIES = st.builds(
    RowQuery,
    as_of=DAYS,
    known_at=st.none() | st.integers(-1, 20).map(lambda hours: FIRST + timedelta(hours=hours)),
    first_deadline=st.booleans(),
)
STEADY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def filled(
    tmp_path_factory: pytest.TempPathFactory,
    calendar: WorkCalendar,
    make_plan: Callable[[int], Plan],
    members: Callable[[AgencyReading], tuple[str, ...]],
) -> Iterator[tuple[Store, Filling]]:
    """A store, and what makes a fresh plan in it with some updates, an hour apart."""
    path: Path = tmp_path_factory.mktemp("standing") / "cchc.db"
    numbers = count()
    with Store.open(path, calendar=calendar, create=True) as store:

        def fill(recorded: list[Recorded]) -> str:
            plan_id = f"p{next(numbers):06}"
            with store.writing(author="a", at=FIRST - timedelta(days=1)) as unit:
                unit.add_plan(plan_id, make_plan(8), members)
            ids = [view.row.id for view in store.rows(RowQuery(FIRST.date(), (plan_id,)))]
            moment = FIRST
            voided = []
            for position, update, voids in recorded:
                with store.writing(author="a", at=moment) as unit:
                    event = unit.record(ids[position - 1], update, expected_version=None)
                voided += [event.id] if voids else []
                moment += timedelta(hours=1)
            for event_id in voided:
                with store.writing(author="a", at=moment) as unit:
                    unit.void(event_id)
                moment += timedelta(hours=1)
            return plan_id

        yield store, fill


def _model_view(store: Store, row: Row, query: RowQuery) -> tuple[Status, date | None]:
    now = progress(
        Tracked(row.deadline.kind, row.milestones, row.members),
        store.events(row.id),
        query.as_of,
        settle=lambda known: settle(row.deadline, known, store._calendar),
        known_at=query.known_at,
        first_deadline=query.first_deadline,
    )
    return now.status(query.as_of), _shown_due(now)


def _shown_due(now: object) -> date | None:
    from cchc_tracker.model.status import Progress

    assert isinstance(now, Progress)
    if now.state is not State.DONE:
        return now.open_due
    dues = [each.milestone.effective_due for each in now.milestones]
    return max((due for due in dues if due), default=None)


@STEADY
@given(recorded=RECORDED, query=QUERIES)
def test_listing_filtering_and_counting_say_what_the_model_says(
    filled: tuple[Store, Filling], recorded: list[Recorded], query: RowQuery
) -> None:
    store, fill = filled
    query = replace(query, plans=(fill(recorded),))
    views: list[RowView] = list(store.rows(query))
    expected = {view.row.position: _model_view(store, view.row, query) for view in views}
    assert {view.row.position: view.status for view in views} == {
        position: status for position, (status, _) in expected.items()
    }
    for status in Status:
        chosen = replace(query, filter=Has(Field.STATUS, status.value))
        found = [view.row.position for view in store.rows(chosen)]
        assert found == [position for position, (known, _) in expected.items() if known is status]
    counted = {group.key: group.total for group in store.counts(query, GroupBy.STATUS)}
    assert counted == Counter(status.value for status, _ in expected.values())
    earlier = replace(query, filter=Due("<=", query.as_of))
    assert {view.row.position for view in store.rows(earlier)} == {
        position for position, (_, due) in expected.items() if due and due <= query.as_of
    }


@STEADY
@given(recorded=RECORDED, query=QUERIES, status=st.sampled_from(Status), negated=st.booleans())
def test_the_counts_of_any_filter_add_up(
    filled: tuple[Store, Filling],
    recorded: list[Recorded],
    query: RowQuery,
    status: Status,
    *,
    negated: bool,
) -> None:
    store, fill = filled
    tree = Has(Field.STATUS, status.value)
    query = replace(query, plans=(fill(recorded),), filter=Not(tree) if negated else tree)
    total = store.count(query)
    assert total == len(list(store.rows(query)))
    for by in (GroupBy.STATUS, GroupBy.AREA, GroupBy.PLAN):
        groups = store.counts(query, by)
        assert sum(group.total for group in groups) == total
        assert all(sum(group.counts.values()) == group.total for group in groups)
    other = replace(query, filter=tree if negated else Not(tree))
    assert total + store.count(other) == store.count(replace(query, filter=EVERYTHING)) == 8


@settings(parent=STEADY, max_examples=20)
@given(recorded=RECORDED)
def test_the_cached_columns_stay_in_step(
    filled: tuple[Store, Filling], recorded: list[Recorded]
) -> None:
    store, fill = filled
    fill(recorded)
    assert store.check() == ()


def _summary(groups: tuple[GroupCount, ...]) -> list[tuple[str, str, int]]:
    return [(group.key, group.label, group.total) for group in groups]


def test_groups_are_named_and_sorted_for_people(store: Store) -> None:
    query = RowQuery(as_of=date(2022, 4, 15))
    assert _summary(store.counts(query, GroupBy.AREA)) == [
        ("direction", "Công tác chỉ đạo, điều hành", 3),
        ("institutions", "Cải cách thể chế", 3),
        ("procedures", "Cải cách thủ tục hành chính", 2),
    ]
    assert _summary(store.counts(query, GroupBy.LEAD)) == [
        ("", "", 1),
        ("Các sở, ban, ngành", "Các sở, ban, ngành", 1),
        ("Sở Nội vụ", "Sở Nội vụ", 2),
        ("Sở Nội vụ và Lao động", "Sở Nội vụ và Lao động", 1),
        ("Sở Tư pháp", "Sở Tư pháp", 2),
        ("UBND cấp huyện", "UBND cấp huyện", 1),
        ("Văn phòng UBND", "Văn phòng UBND", 1),
    ]
    assert _summary(store.counts(query, GroupBy.PLAN)) == [
        ("mau", "Kế hoạch cải cách hành chính năm 2022", 8)
    ]
    by_status = store.counts(query, GroupBy.STATUS)
    assert [(group.key, group.total) for group in by_status] == [
        ("not_started", 3),
        ("overdue", 3),
        ("undated", 2),
    ]
    assert by_status[0].counts[Status.NOT_STARTED] == 3


def test_a_recorded_fact_is_judged_by_the_calendar_of_today(
    store: Store, calendar: WorkCalendar
) -> None:
    from cchc_tracker.model.workdays import SpecialDay

    with store.writing(author="a", at=FIRST) as unit:
        unit.record(
            5, Update(on=date(2022, 5, 4), known_date=date(2022, 5, 4)), expected_version=None
        )
    off = SpecialDay(working=False, name="bão", source="Công điện")
    changed = calendar.with_special_days({date(2022, 5, 17): off})
    query = RowQuery(as_of=date(2022, 5, 19))
    with Store.open(store.path, calendar=changed) as later:
        for opened, status in ((store, Status.OVERDUE), (later, Status.NOT_STARTED)):
            view = next(view for view in opened.rows(query) if view.row.position == 5)
            assert view.status is status
            groups = {each.key: each.total for each in opened.counts(query, GroupBy.STATUS)}
            assert groups["overdue"] == (4 if status is Status.OVERDUE else 3)
        assert later.check() == ()
