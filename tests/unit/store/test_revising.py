"""A newer version under a plan: everything that is kept of its rows follows, nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.model.measurement import Measured
from cchc_tracker.model.plan import Activity, Area, Goal, Plan, Target
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.store import GroupBy, RowQuery, Store
from cchc_tracker.store.revising import Revision
from tests.unit.store.conftest import START

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AUTUMN = date(2022, 9, 30)
LATER = START + timedelta(days=30)
MEDICINE = AgencyReading("Sở Y tế", (Mention("Sở Y tế", "Sở Y tế"),))
NO_MEMBERS: tuple[str, ...] = ()
FINANCE = Area("VI", "Cải cách tài chính công", "finance")


def found(store: Store, words: str) -> list[int]:
    """The positions of the rows that a filter finds."""
    query = RowQuery(AUTUMN, plans=("mau",), filter=parse_filter(words))
    return [view.row.position for view in store.rows(query)]


def row_id(store: Store, position: int) -> int:
    """The id of the row at a position."""
    (place,) = store.matrix_lines("mau").of_positions([position]).values()
    return place.row_id


def revise(store: Store, plan: Plan, *changed: int, before: dict[int, int] | None = None) -> None:
    """Put a version under the plan whose rows are those at the same places, or at `before`'s."""
    before = {n: n for n in range(1, 9)} if before is None else before
    ids = {position: row_id(store, earlier) for position, earlier in before.items()}
    with store.writing(author="lan", at=LATER) as unit:
        unit.revise_plan("mau", Revision(plan, ids, frozenset(changed)), lambda _: NO_MEMBERS)


def with_row(plan: Plan, position: int, activity: Activity) -> Plan:
    """The plan with another row at a position."""
    rows = [each if each.position != position else activity for each in plan.activities]
    return replace(plan, activities=tuple(rows))


@pytest.fixture
def plan(make_plan: Callable[[int], Plan]) -> Plan:
    """The plan as stored."""
    return make_plan(8)


def test_search_and_agencies_know_the_row_as_it_is_now(store: Store, plan: Plan) -> None:
    row = replace(
        plan.activities[0], activity="Mở lớp tập huấn", lead_text="Sở Y tế", leads=MEDICINE
    )
    revise(store, with_row(plan, 1, row), 1)
    assert found(store, '"mở lớp tập huấn"') == [1]
    assert found(store, '"ban hành kế hoạch cải cách"') == []
    assert found(store, 'lead:"Sở Y tế"') == [1]
    assert 1 not in found(store, 'lead:"Sở Nội vụ"')
    assert store.check() == ()
    assert store.verify_journal() is None


def test_what_plan_and_rows_said_before_is_told_of_a_moment_before(
    store: Store, plan: Plan
) -> None:
    newer = with_row(plan, 1, replace(plan.activities[0], activity="Mở lớp"))
    revise(store, replace(newer, title="Kế hoạch sửa đổi", goals=(), areas=plan.areas[:1]), 1)
    with store.as_known_at(START) as then:
        stored = then.plan("mau")
        assert stored is not None
        assert (stored.title, stored.goals, stored.areas) == (plan.title, plan.goals, plan.areas)
        assert found(then, '"ban hành kế hoạch cải cách"') == [1]
        assert found(then, '"mở lớp"') == []
    with store.as_known_at(LATER) as now:
        assert now is store


def test_the_past_cannot_be_written(store: Store, plan: Plan) -> None:
    revise(store, replace(plan, title="Kế hoạch sửa đổi"))
    with store.as_known_at(START) as then, pytest.raises(NotAllowedError):
        settle_first(then)
    assert store.check() == ()


def settle_first(store: Store) -> None:
    """A write."""
    with store.writing(author="lan", at=LATER) as unit:
        unit.settle(row_id(store, 1), "")


def test_a_new_deadline_gives_a_new_standing_and_version(store: Store, plan: Plan) -> None:
    first = row_id(store, 1)
    with store.writing(author="lan", at=START) as unit:
        unit.record(first, Update(on=date(2022, 4, 20), state=State.DONE), expected_version=None)
    before = store.view(first, RowQuery(AUTUMN))
    assert before.status is Status.DONE_LATE
    summer = Deadline(
        "Quý II",
        2022,
        DeadlineKind.WINDOW,
        date(2022, 4, 1),
        date(2022, 6, 30),
        date(2022, 6, 30),
    )
    row = replace(plan.activities[0], deadline_text="Quý II", deadline=summer)
    revise(store, with_row(plan, 1, row), 1)
    after = store.view(first, RowQuery(AUTUMN))
    assert after.status is Status.DONE_ON_TIME
    assert after.row.version > before.row.version
    assert [each.update.state for each in store.events(first)] == [State.DONE]
    assert store.check() == ()


def test_a_row_with_fewer_milestones_keeps_the_updates_of_those_it_had(
    store: Store, plan: Plan
) -> None:
    fourth = row_id(store, 4)
    with store.writing(author="lan", at=START) as unit:
        update = Update(on=date(2022, 9, 1), state=State.DONE, milestone=2)
        unit.record(fourth, update, expected_version=None)
    row = replace(plan.activities[3], deadline_text="Quý I", deadline=plan.activities[0].deadline)
    revise(store, with_row(plan, 4, row), 4)
    assert len(store.view(fourth, RowQuery(AUTUMN)).row.milestones) <= 1
    assert [each.update.milestone for each in store.events(fourth)] == [2]
    assert store.check() == ()


def test_rows_without_numbers_are_called_by_their_new_places(store: Store, plan: Plan) -> None:
    unnumbered = row_id(store, 6)
    new = replace(plan.activities[5], position=1, activity="Hoạt động mới")
    moved = (replace(each, position=each.position + 1) for each in plan.activities)
    revise(
        store,
        replace(plan, activities=(new, *moved)),
        before={position: position - 1 for position in range(2, 10)},
    )
    assert [row.id for row in store.find("mau", "r7")] == [unnumbered]
    assert [row.ref for row in store.find("mau", "r1")] == ["r1"]
    row, stored = store.row(unnumbered), store.plan("mau")
    assert row is not None
    assert row.ref == "r7"
    assert stored is not None
    assert stored.row_count == 9
    assert store.check() == ()


def test_a_row_that_moves_to_a_new_area_opens_it_in_the_outline(store: Store, plan: Plan) -> None:
    row = replace(plan.activities[7], area=FINANCE)
    revise(store, replace(with_row(plan, 8, row), areas=(*plan.areas, FINANCE)), 8)
    stored = store.plan("mau")
    assert stored is not None
    assert stored.areas[-1] == FINANCE
    places = store.matrix_lines("mau").of_positions([7, 8])
    assert places[7].area_line < places[7].line < places[8].area_line < places[8].line
    assert store.check() == ()


def test_rows_left_out_follow_after_the_newer_version_s(store: Store, plan: Plan) -> None:
    left = row_id(store, 1)
    rows = tuple(replace(each, position=each.position - 1) for each in plan.activities[1:])
    revise(
        store,
        replace(plan, activities=rows),
        before={position: position + 1 for position in range(1, 8)},
    )
    row = store.row(left)
    assert row is not None
    assert row.position == 8
    assert found(store, '"ban hành kế hoạch cải cách"') == [8]
    assert store.matrix_lines("mau").count() > 8
    assert store.check() == ()


def test_targets_keep_what_was_measured_of_them(store: Store, plan: Plan) -> None:
    measured = Measured(AUTUMN, value=Decimal(3))
    with store.writing(author="lan", at=START) as unit:
        unit.measure("mau", 1, measured)
    goal = Goal("I", "1", "Mục tiêu sửa đổi", (Target("hồ sơ", ">=", Decimal(4), "%"),))
    revise(store, replace(plan, goals=(goal,)))
    stored = store.plan("mau")
    assert stored is not None
    assert [each.text for each in stored.goals] == ["Mục tiêu sửa đổi"]
    assert [each.value for each in stored.goals[0].targets] == [Decimal("2.50"), Decimal(4)]
    assert [each.target for each in store.reporting.measurements("mau")] == [1]
    assert store.check() == ()


def test_a_target_has_the_number_it_is_listed_with(store: Store, plan: Plan) -> None:
    """A target added to an earlier goal stands before those of the goals after it."""
    later = Goal("II", "2", "Sau", (Target("văn bản", "=", Decimal(100), "%"),))
    revise(store, replace(plan, goals=(*plan.goals, later)))
    first = plan.goals[0]
    more = replace(first, targets=(*first.targets, Target("tổ", ">=", Decimal(4), "%")))
    with store.writing(author="lan", at=START) as unit:
        unit.measure("mau", 2, Measured(AUTUMN, value=Decimal(99)))
    revise(store, replace(plan, goals=(more, *plan.goals[1:], later)))
    stored = store.plan("mau")
    assert stored is not None
    listed = [target.subject for goal in stored.goals for target in goal.targets]
    (measured,) = store.reporting.measurements("mau")
    assert listed[measured.target - 1] == "văn bản"


def test_a_version_that_cannot_be_written_leaves_the_plan_as_it_was(
    store: Store, plan: Plan
) -> None:
    row = replace(plan.activities[0], activity="Mở lớp")
    newer = with_row(plan, 1, row)
    twice = replace(plan.activities[7], position=9)
    with pytest.raises(sqlite3.IntegrityError):
        revise(store, replace(newer, activities=(*newer.activities, twice, twice)), 1)
    assert found(store, '"mở lớp"') == []
    assert store.check() == ()


def test_rows_cannot_be_rewritten_beside_it(store: Store, plan: Plan, database: Path) -> None:
    """The guard of the printed columns is back after a newer version was written."""
    revise(store, with_row(plan, 1, replace(plan.activities[0], activity="Mở lớp")), 1)
    with (
        closing(sqlite3.connect(database)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="as the document printed it"),
    ):
        connection.execute("UPDATE row SET activity = 'khác'")


def test_areas_are_those_of_the_newer_version_in_its_order(store: Store, plan: Plan) -> None:
    renamed = replace(plan.areas[1], title="Xây dựng thể chế")
    rows = tuple(
        replace(each, area=renamed) if each.area == plan.areas[1] else each
        for each in plan.activities
    )
    areas = (plan.areas[0], renamed, plan.areas[2])
    revise(store, replace(plan, areas=areas, activities=rows), 4, 5, 6)
    stored = store.plan("mau")
    assert stored is not None
    assert stored.areas == areas
    assert store.check() == ()
    counts = store.counts(RowQuery(AUTUMN, plans=("mau",)), GroupBy.AREA)
    assert [each.label for each in counts] == [area.title for area in areas]
