"""Measurements, assignments and closings: append-only, journalled, checked."""

from __future__ import annotations

import sqlite3
from contextlib import closing as closed_after
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.assignment import Assigner, Assignment
from cchc_tracker.model.closing import Basis, Closing
from cchc_tracker.model.errors import BadDataError, ConflictError
from cchc_tracker.model.measurement import Measured
from cchc_tracker.model.message import message
from cchc_tracker.model.period import FixedBy, Period, PeriodKind
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.store import RowQuery, Store
from tests.unit.store.conftest import START

if TYPE_CHECKING:
    from cchc_tracker.store import Unit

AT = START + timedelta(days=1)
MEASURED = Measured(date(2022, 3, 1), Decimal("1.50"), Decimal(20), None, "Sở Y tế", "tạm tính")
PERIOD = Period(
    code="2022-Q1",
    kind=PeriodKind.Q1,
    year=2022,
    data_from=date(2021, 12, 5),
    data_to=date(2022, 3, 4),
    due=date(2022, 3, 10),
    effective_due=date(2022, 3, 10),
    fixed_by=FixedBy.GIVEN,
    printed="theo yêu cầu",
    problems=(Problem(Severity.WARNING, "x", message("{first}", first="05/12"), "p", "t"),),
    due_fixed_by=FixedBy.GIVEN,
)
CLOSING = Closing(
    id=0,
    plan="mau",
    period=PERIOD,
    figures={"whole": {"total": 8}, "targets": [{"value": 97.5}, {"value": None}]},
    basis=Basis(3, AT, None, "0.1.0"),
    files={"báo cáo.docx": "ab" * 32},
    closed_by="a",
    closed_at=AT,
)


def assignment(store: Store, position: int = 1) -> Assignment:
    (row,) = store.find("mau", f"r{position}")
    return Assignment(0, row.id, Assigner.CHAIRMAN, "12/TB-UBND", date(2022, 2, 1), "x", "?", AT)


def test_what_was_written_comes_back(store: Store) -> None:
    with store.writing(author="a", at=AT) as unit:
        made = unit.measure("mau", 1, MEASURED)
        given = unit.assign(assignment(store))
        closed = unit.close_period(CLOSING)
    assert store.reporting.measurements("mau") == (made,)
    assert (made.measured, made.author, made.recorded_at) == (MEASURED, "a", AT)
    assert store.reporting.assignments("mau") == (given,)
    assert (given.author, given.recorded_at) == ("a", AT)
    assert store.reporting.closings("mau") == (closed,)
    assert store.reporting.closing("mau", "2022-Q1") == closed
    assert closed.period == PERIOD
    assert store.reporting.closing("mau", "2022-Y") is None
    lines = [(line.action, line.plan, line.ref) for line in store.journal(limit=3)]
    assert lines == [
        ("close_period", "mau", None),
        ("assign", "mau", "1.1"),
        ("measure", "mau", None),
    ]
    assert store.check() == ()


@pytest.mark.parametrize("table", ["measurement", "assignment", "closing"])
def test_nothing_is_overwritten_deleted_or_voided_twice(store: Store, table: str) -> None:
    with store.writing(author="a", at=AT) as unit:
        unit.measure("mau", 1, MEASURED)
        unit.assign(assignment(store))
        unit.close_period(CLOSING)
    with store.writing(author="a", at=AT) as unit:
        _void(unit, table)
    with closed_after(sqlite3.connect(store.path)) as connection:
        for statement in (
            "DELETE FROM {table}",
            "UPDATE {table} SET author = 'b'",
            "UPDATE {table} SET voided_at = '2030'",
            "UPDATE {table} SET voided_at = NULL",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement.format(table=table))
    with store.writing(author="a", at=AT) as unit, pytest.raises(ConflictError):
        _void(unit, table)
    assert store.check() == ()


def _void(unit: Unit, table: str) -> None:
    {
        "measurement": unit.void_measurement,
        "assignment": unit.withdraw_assignment,
        "closing": unit.reopen_period,
    }[table](1)


@pytest.mark.parametrize("table", ["measurement", "assignment", "closing"])
def test_what_isnt_there_cant_be_voided(store: Store, table: str) -> None:
    with store.writing(author="a", at=AT) as unit, pytest.raises(BadDataError, match="no"):
        _void(unit, table)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("measurement", "denominator = '10'"),
        ("assignment", "document = '13/TB-UBND'"),
        ("closing", "files = '{}'"),
    ],
)
def test_tampering_is_found(store: Store, table: str, change: str) -> None:
    with store.writing(author="a", at=AT) as unit:
        unit.measure("mau", 1, MEASURED)
        unit.assign(assignment(store))
        unit.close_period(CLOSING)
    with closed_after(sqlite3.connect(store.path)) as connection:
        connection.execute(f"DROP TRIGGER {table}_is_not_changed")
        connection.execute(f"UPDATE {table} SET {change}")  # noqa: S608
        connection.commit()
    assert [problem.code for problem in store.check()] == ["record-differs"]


def test_a_void_that_no_line_tells_of_is_found(store: Store) -> None:
    with store.writing(author="a", at=AT) as unit:
        unit.measure("mau", 1, MEASURED)
    with closed_after(sqlite3.connect(store.path)) as connection:
        connection.execute("UPDATE measurement SET voided_at = '2030'")
        connection.commit()
    assert [problem.code for problem in store.check()] == ["record-unjournalled"]


def test_the_last_line_of_a_plan_leaves_out_closings(store: Store) -> None:
    line = store.reporting.last_line("mau")
    assert line is not None
    assert (line.number, line.at) == (1, START)
    with store.writing(author="a", at=AT) as unit:
        unit.close_period(CLOSING)
    assert store.reporting.last_line("mau") == line
    with store.writing(author="a", at=AT) as unit:
        unit.measure("mau", 1, MEASURED)
    after = store.reporting.last_line("mau")
    assert after is not None
    assert (after.number, after.at) == (3, AT)
    assert store.reporting.last_line("mau", START) == line
    assert store.reporting.last_line("mau", START - timedelta(days=1)) is None


def record(store: Store, position: int, update: Update, at: datetime = AT) -> int:
    (row,) = store.find("mau", f"r{position}")
    with store.writing(author="a", at=at) as unit:
        return unit.record(row.id, update, expected_version=None).id


def test_statuses_are_those_of_the_rows(store: Store) -> None:
    record(store, 1, Update(on=date(2022, 3, 1), state=State.DONE))
    record(store, 2, Update(on=date(2022, 3, 1), state=State.IN_PROGRESS))
    for day in (date(2022, 2, 1), date(2022, 7, 2)):
        query = RowQuery(as_of=day, plans=("mau",))
        views = {view.row.id: view.status for view in store.rows(query)}
        assert store.reporting.statuses(query) == views
    assert Status.OVERDUE in views.values()


def test_events_since_are_those_that_make_a_difference(store: Store) -> None:
    day, later = date(2022, 3, 1), AT + timedelta(hours=1)
    record(store, 1, Update(on=day, note="known then"))
    taken_back = record(store, 1, Update(on=day, note="taken back later"))
    record(store, 1, Update(on=day, note="recorded later"), later)
    record(store, 1, Update(on=date(2022, 3, 5), note="after the cut-off"), later)
    come_and_gone = record(store, 1, Update(on=day, note="come and gone"), later)
    with store.writing(author="a", at=later) as unit:
        unit.void(taken_back)
        unit.void(come_and_gone)
    found = store.reporting.events_since("mau", date(2022, 3, 4), AT)
    assert [(ref, position, event.update.note) for ref, position, event in found] == [
        ("1.1", 1, "taken back later"),
        ("1.1", 1, "recorded later"),
    ]
