"""Opening: new, missing, foreign, broken, newer and older files."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from cchc_tracker.model.errors import BadDataError, ConflictError, NotAllowedError
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.store import RowQuery, Store
from cchc_tracker.store.migrations import migrations
from cchc_tracker.store.opening import MIGRATIONS

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar

FIRST_OPEN = """
import pathlib, sys
from cchc_tracker.data import vietnam_calendar
from cchc_tracker.store import Store
with Store.open(pathlib.Path(sys.argv[1]), calendar=vietnam_calendar(), create=True) as store:
    print(len(store.plans()), store.check())
"""


def _make_older(path: Path, first_missing: str) -> None:
    """Take the database back to before a migration."""
    undo = {
        "search_and_tallies": "DROP TABLE row_text; DROP INDEX row_in_order; DROP INDEX row_tally;",
        "matrix_outline": "DROP TABLE outline;",
        "reporting": "DROP TABLE measurement; DROP TABLE assignment; DROP TABLE closing;",
        "outline_values": "DROP TABLE outline_value;",
        "annex_headings": "ALTER TABLE plan DROP COLUMN headings;",
        "source_documents": "DROP TABLE origin; DROP TABLE source_document;"
        " DROP TABLE row_before; DROP TABLE settlement;",
        "former_documents": "DROP TABLE plan_before; DROP INDEX before_of_change;"
        " ALTER TABLE row_before DROP COLUMN participants;",
        "row_references": "DROP INDEX row_by_ref; DROP INDEX row_by_number;",
        "events_and_journal": "DROP TABLE journal; DROP TABLE event; DROP TABLE change;",
    }
    missing = MIGRATIONS[MIGRATIONS.index(first_missing) :]
    with closing(sqlite3.connect(path)) as connection:
        for name in reversed(missing):
            connection.executescript(undo[name])
            connection.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (name,))
        connection.commit()


def test_the_known_names_are_the_migrations() -> None:
    names = [migration.name for migration in migrations.pending(Database(memory=True))]
    assert tuple(names) == MIGRATIONS


def test_a_new_file_has_the_pragmas_and_opens_again(tmp_path: Path, calendar: WorkCalendar) -> None:
    path = tmp_path / "với dấu #1?.db"
    for _ in range(2):
        with Store.open(path, calendar=calendar, create=True) as store:
            values = {
                name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
            }
            assert store.check() == ()
    assert values == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 10_000,
    }
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_not_made_by_the_way(tmp_path: Path, calendar: WorkCalendar) -> None:
    with pytest.raises(BadDataError, match="cchc init"):
        Store.open(tmp_path / "none.db", calendar=calendar)
    with pytest.raises(BadDataError, match="no folder"):
        Store.open(tmp_path / "none" / "none.db", calendar=calendar, create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_database_of_ours_is_left_alone(
    tmp_path: Path, calendar: WorkCalendar, *, create: bool
) -> None:
    text, foreign = tmp_path / "text.db", tmp_path / "foreign.db"
    text.write_text("không phải cơ sở dữ liệu\n" * 100, encoding="utf-8")
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE note (text)")
    for path in (tmp_path, text, foreign):
        content = path.read_bytes() if path.is_file() else b""
        with pytest.raises(BadDataError):
            Store.open(path, calendar=calendar, create=create)
        assert not path.is_file() or path.read_bytes() == content


def test_an_empty_file_is_only_filled_on_request(tmp_path: Path, calendar: WorkCalendar) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(BadDataError):
        Store.open(path, calendar=calendar)
    with Store.open(path, calendar=calendar, create=True) as store:
        assert store.plans() == ()


def test_a_damaged_file_is_told_in_one_line(database: Path, calendar: WorkCalendar) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)
    with (
        pytest.raises(BadDataError, match="damaged"),
        Store.open(database, calendar=calendar) as store,
    ):
        list(store.rows(RowQuery(as_of=date(2022, 1, 1))))


def test_without_permission_nothing_is_opened(
    database: Path, calendar: WorkCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotAllowedError):
        Store.open(database, calendar=calendar)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_a_file_without_write_permission_is_refused(database: Path, calendar: WorkCalendar) -> None:
    database.chmod(0o400)
    with pytest.raises(NotAllowedError):
        Store.open(database, calendar=calendar)


def test_a_newer_database_is_refused(database: Path, calendar: WorkCalendar) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('cchc_tracker', 'from_the_future', '2030')"
        )
        connection.commit()
    with pytest.raises(BadDataError, match="from_the_future"):
        Store.open(database, calendar=calendar)
    assert len(list(database.parent.glob("*.before-*"))) == 0


def test_an_older_database_is_migrated_after_a_copy(database: Path, calendar: WorkCalendar) -> None:
    _make_older(database, "search_and_tallies")
    query = RowQuery(as_of=date(2022, 1, 1), filter=parse_filter("dat dai"))
    with Store.open(database, calendar=calendar) as store:
        assert [view.row.position for view in store.rows(query)] == [2]
        assert store.check() == ()
    (copy,) = database.parent.glob("cchc.db.before-search_and_tallies-*.db")
    with closing(sqlite3.connect(copy)) as connection:
        names = connection.execute("SELECT name FROM _sqlite_migrations").fetchall()
        assert connection.execute("SELECT count(*) FROM row").fetchone() == (8,)
    assert sorted(names) == [("events_and_journal",), ("plans_and_rows",)]


def test_a_much_older_database_takes_every_step(database: Path, calendar: WorkCalendar) -> None:
    _make_older(database, "events_and_journal")
    with Store.open(database, calendar=calendar) as store:
        assert store.count(RowQuery(as_of=date(2022, 1, 1))) == 8
        assert store.check() == ()
    assert len(list(database.parent.glob("cchc.db.before-*"))) == 1


def test_a_migration_that_fails_changes_nothing(database: Path, calendar: WorkCalendar) -> None:
    _make_older(database, "events_and_journal")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE row_text (in_the_way)")
        connection.commit()
    with pytest.raises(sqlite3.OperationalError, match="row_text"):
        Store.open(database, calendar=calendar)
    with closing(sqlite3.connect(database)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        connection.execute("DROP TABLE row_text")
        connection.commit()
    assert "event" not in names
    with Store.open(database, calendar=calendar) as store:
        assert store.check() == ()


def test_a_migration_waits_for_a_writer_and_then_says_so(
    database: Path, calendar: WorkCalendar
) -> None:
    _make_older(database, "search_and_tallies")
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConflictError, match="locked"):
            Store.open(database, calendar=calendar, timeout=0.05)


@pytest.mark.slow
def test_four_processes_open_a_new_file_at_once(
    tmp_path: Path, spawn: Callable[..., subprocess.Popen[str]]
) -> None:
    path = tmp_path / "new.db"
    outputs = _all_at_once(spawn, path)
    assert outputs == ["0 ()\n"] * 4


@pytest.mark.slow
def test_four_processes_migrate_an_older_file_once(
    database: Path, spawn: Callable[..., subprocess.Popen[str]]
) -> None:
    _make_older(database, "events_and_journal")
    assert _all_at_once(spawn, database) == ["1 ()\n"] * 4
    assert len(list(database.parent.glob("cchc.db.before-*"))) == 1


def _all_at_once(spawn: Callable[..., subprocess.Popen[str]], path: Path) -> list[str]:
    processes = [spawn(FIRST_OPEN, path) for _ in range(4)]
    return [process.communicate(timeout=60)[0] for process in processes]
