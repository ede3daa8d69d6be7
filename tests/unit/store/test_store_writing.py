"""Units of work: events, versions, undo, hidden plans, and the journal line of each."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.document import Evidence
from cchc_tracker.model.errors import BadDataError, ConflictError, NotAllowedError
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update
from cchc_tracker.store import RowQuery, StaleVersionError, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Plan

AT = datetime(2022, 3, 1, 2, 0, tzinfo=UTC)
DONE = Update(
    on=date(2022, 2, 25),
    state=State.DONE,
    percent=100,
    note="Xong",
    evidence=Evidence("12/KH-UBND", date(2022, 2, 24), "Kế hoạch", "a.pdf", "ab" * 32, "https://a"),
)
EXTENDED = Update(
    on=date(2022, 3, 2),
    due=date(2022, 4, 30),
    effective_due=date(2022, 5, 4),
    document="7/CV-SNV",
    agency="Sở Y tế",
    milestone=1,
    explanation="Chờ văn bản",
    known_date=date(2022, 3, 1),
)


def _record(store: Store, row_id: int, update: Update, *, author: str = "an") -> int:
    with store.writing(author=author, at=AT) as unit:
        return unit.record(row_id, update, expected_version=None).id


def _status(store: Store, row_id: int, as_of: date, known_at: datetime | None = None) -> Status:
    query = RowQuery(as_of=as_of, known_at=known_at)
    return next(view.status for view in store.rows(query) if view.row.id == row_id)


@pytest.mark.parametrize("update", [DONE, EXTENDED, Update(on=date(2022, 1, 1))])
def test_an_update_is_read_back_whole(store: Store, update: Update) -> None:
    with store.writing(author="an", at=AT) as unit:
        event = unit.record(1, update, expected_version=1)
    assert store.events(1) == (event,)
    assert (event.update, event.author, event.recorded_at) == (update, "an", AT)


def test_each_update_counts_the_version_up(store: Store) -> None:
    _record(store, 1, DONE)
    _record(store, 1, EXTENDED)
    row = store.row(1)
    assert row is not None
    assert row.version == 3


def test_a_stale_version_is_refused_with_both_values(store: Store) -> None:
    _record(store, 1, DONE)
    wanted = Update(on=date(2022, 3, 3), state=State.CANCELLED)
    with (
        pytest.raises(StaleVersionError) as caught,
        store.writing(author="binh", at=AT) as unit,
    ):
        unit.record(1, wanted, expected_version=1)
    error = caught.value
    assert (error.expected, error.current, error.wanted) == (1, 2, wanted)
    assert error.stored is not None
    assert error.stored.update == DONE
    assert "done, 100%, 25/02/2022, Xong" in str(error)
    assert "cancelled, 03/03/2022" in str(error)
    assert len(store.events(1)) == 1


def test_nothing_is_kept_of_a_unit_that_fails(store: Store) -> None:
    before = list(store.journal())

    def fail() -> None:
        with store.writing(author="an", at=AT) as unit:
            unit.record(1, DONE, expected_version=1)
            unit.record(999, DONE, expected_version=None)

    with pytest.raises(BadDataError):
        fail()
    assert list(store.journal()) == before
    assert store.events(1) == ()
    assert store.row(1) == next(store.rows(RowQuery(as_of=date(2022, 1, 1)))).row
    assert store.check() == ()


def test_a_unit_without_writes_leaves_no_change(store: Store) -> None:
    with store.writing(author="an", at=AT) as unit:
        assert unit.last_change("an") is None
    assert store._connection.execute("SELECT count(*) FROM change").fetchone() == (1,)


def test_the_lines_of_a_unit_share_its_change(store: Store) -> None:
    with store.writing(author="an", at=AT, reason="họp giao ban") as unit:
        first = unit.record(1, DONE, expected_version=1)
        unit.record(2, DONE, expected_version=1)
        change = unit.change_id
    newest, older, _ = store.journal()
    assert (newest.change, older.change) == (change, change)
    assert (older.number, older.at, older.author, older.action) == (2, AT, "an", "update")
    assert (older.plan, older.row_id, older.ref, older.event_id) == ("mau", 1, "1.1", first.id)
    assert older.reason == "họp giao ban"
    assert older.before == {
        "version": 1,
        "state": "not_started",
        "percent": None,
        "done_on": None,
        "due": "2022-03-31",
    }
    assert older.after is not None
    assert older.after["done_on"] == "2022-02-25"
    update = older.after["update"]
    assert isinstance(update, dict)
    assert update["evidence"]["number"] == "12/KH-UBND"


def test_the_journal_can_be_narrowed(store: Store) -> None:
    _record(store, 1, DONE)
    _record(store, 2, DONE)
    assert [line.row_id for line in store.journal(row_id=2)] == [2]
    assert [line.number for line in store.journal(plan="mau", limit=2)] == [3, 2]
    assert list(store.journal(plan="other")) == []


def test_undo_takes_the_last_change_back_and_is_journalled(store: Store) -> None:
    with store.writing(author="an", at=AT) as unit:
        unit.record(1, DONE, expected_version=1)
        unit.record(2, DONE, expected_version=1)
    _record(store, 3, DONE, author="binh")
    with store.writing(author="an", at=AT + timedelta(hours=1), reason="undo") as unit:
        change = unit.last_change("an")
        assert change is not None
        assert (change.actions, change.plan, len(change.event_ids)) == (("update",), "mau", 2)
        for event_id in reversed(change.event_ids):
            unit.void(event_id)
        unit.mark_undone(change.id)
    day = date(2022, 2, 28)
    assert [_status(store, row, day) for row in (1, 2, 3)] == [
        Status.NOT_STARTED,
        Status.NOT_STARTED,
        Status.DONE_ON_TIME,
    ]
    assert [line.action for line in store.journal(limit=3)] == ["undo", "void", "void"]
    with store.writing(author="an", at=AT) as unit:
        assert unit.last_change("an") is None
        assert unit.last_change("binh") is not None
        with pytest.raises(ConflictError):
            unit.mark_undone(change.id)
        with pytest.raises(ConflictError):
            unit.void(change.event_ids[0])
        with pytest.raises(BadDataError):
            unit.void(999)
    assert store.check() == ()


def test_what_was_known_at_a_moment_stays_known(store: Store) -> None:
    event = _record(store, 1, DONE)
    with store.writing(author="an", at=AT + timedelta(hours=1)) as unit:
        unit.void(event)
    day = date(2022, 3, 10)
    assert _status(store, 1, day, AT - timedelta(seconds=1)) is Status.NOT_STARTED
    assert _status(store, 1, day, AT) is Status.DONE_ON_TIME
    assert _status(store, 1, day, AT + timedelta(minutes=59)) is Status.DONE_ON_TIME
    assert _status(store, 1, day, AT + timedelta(hours=1)) is Status.NOT_STARTED
    assert _status(store, 1, day) is Status.NOT_STARTED


def test_a_hidden_plan_shows_nowhere_and_comes_back(store: Store) -> None:
    with store.writing(author="an", at=AT) as unit:
        unit.hide_plan("mau", hidden=True)
    query = RowQuery(as_of=date(2022, 1, 1))
    assert store.plans() == ()
    assert store.plan("mau") is None
    assert list(store.rows(query)) == []
    assert store.count(RowQuery(as_of=date(2022, 1, 1), plans=("mau",))) == 0
    assert store.find("mau", "1.1") == ()
    with store.writing(author="an", at=AT) as unit:
        unit.hide_plan("mau", hidden=False)
    assert store.count(query) == 8
    assert [line.action for line in store.journal(limit=2)] == ["show_plan", "hide_plan"]


def test_a_taken_id_is_refused_and_a_deleted_plan_is_named(
    store: Store,
    make_plan: Callable[[int], Plan],
    members: Callable[[AgencyReading], tuple[str, ...]],
) -> None:
    with pytest.raises(ConflictError, match="already"), store.writing(author="a", at=AT) as unit:
        unit.add_plan("mau", make_plan(1), members)
    with store.writing(author="a", at=AT) as unit:
        unit.hide_plan("mau", hidden=True)
    with pytest.raises(ConflictError, match="undo"), store.writing(author="a", at=AT) as unit:
        unit.add_plan("mau", make_plan(1), members)
    with pytest.raises(BadDataError), store.writing(author="a", at=AT) as unit:
        unit.hide_plan("none", hidden=True)


def test_a_moment_without_a_time_zone_is_a_bug(store: Store) -> None:
    naive = datetime(2022, 1, 1)  # noqa: DTZ001 - what is refused
    with pytest.raises(ValueError, match="time zone"), store.writing(author="a", at=naive):
        pass
    assert not store._connection.in_transaction


def test_a_full_disk_gives_one_line_and_loses_nothing(store: Store) -> None:
    _record(store, 1, DONE)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = Update(on=date(2022, 3, 1), note="x" * 2_000_000)
    with pytest.raises(NotAllowedError, match="full"), store.writing(author="a", at=AT) as unit:
        unit.record(2, long, expected_version=1)
    assert store.events(2) == ()
    assert len(store.events(1)) == 1


def test_a_locked_file_gives_one_line(store: Store) -> None:
    other = Store.open(store.path, calendar=store._calendar, timeout=0.05)
    with (
        store.writing(author="a", at=AT) as unit,
        pytest.raises(ConflictError, match="locked"),
        other.writing(author="b", at=AT),
    ):
        pass
    other.close()
    assert unit.idle


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET note = 'x'",
        "UPDATE event SET voided_at = NULL",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal",
        "UPDATE journal SET author = 'x'",
        "DELETE FROM journal",
        "DELETE FROM row",
        "UPDATE row SET activity = 'x'",
    ],
)
def test_the_database_itself_refuses_to_forget(store: Store, statement: str) -> None:
    _record(store, 1, DONE)
    with pytest.raises(sqlite3.IntegrityError):
        store._connection.execute(statement)
