"""Backup and restore: whole copies, nothing overwritten unasked, nothing lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.errors import BadDataError, ConflictError, NotAllowedError
from cchc_tracker.model.update import Update
from cchc_tracker.store import Store, restore

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar


def _note(store: Store, text: str) -> None:
    with store.writing(author="an", at=datetime(2022, 3, 1, tzinfo=UTC)) as unit:
        unit.record(1, Update(on=date(2022, 3, 1), note=text), expected_version=None)


def _notes(path: Path, calendar: WorkCalendar) -> list[str]:
    with Store.open(path, calendar=calendar) as store:
        assert store.check() == ()
        return [event.update.note for event in store.events(1)]


@pytest.fixture
def saved(store: Store, tmp_path: Path) -> Path:
    """A backup with one note, of a store that has two by now and is closed."""
    target = tmp_path / "saved.db"
    _note(store, "one")
    store.backup(target)
    _note(store, "two")
    store.close()
    return target


def test_a_backup_is_a_whole_database(saved: Path, calendar: WorkCalendar) -> None:
    assert _notes(saved, calendar) == ["one"]
    assert sorted(path.name for path in saved.parent.iterdir()) == ["cchc.db", "saved.db"]


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("mine")
    with pytest.raises(ConflictError):
        store.backup(target)
    assert target.read_text() == "mine"
    with pytest.raises(NotAllowedError):
        store.backup(tmp_path / "none" / "x.db")
    assert not list(tmp_path.glob(".*"))


def test_restore_keeps_what_was_there(saved: Path, database: Path, calendar: WorkCalendar) -> None:
    kept = restore(saved, database)
    assert kept is not None
    assert kept.name.startswith("cchc.db.before-restore-")
    assert _notes(database, calendar) == ["one"]
    assert _notes(kept, calendar) == ["one", "two"]
    assert _notes(saved, calendar) == ["one"]


def test_restore_to_a_new_place(saved: Path, tmp_path: Path, calendar: WorkCalendar) -> None:
    assert restore(saved, tmp_path / "new.db") is None
    assert _notes(tmp_path / "new.db", calendar) == ["one"]


def test_restore_over_a_broken_file_moves_it_aside(
    saved: Path, database: Path, calendar: WorkCalendar
) -> None:
    database.write_bytes(b"broken" * 1000)
    database.with_name("cchc.db-wal").write_bytes(b"old log")
    kept = restore(saved, database)
    assert kept is not None
    assert kept.read_bytes() == b"broken" * 1000
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"old log"
    assert _notes(database, calendar) == ["one"]


def test_restore_refuses_while_another_has_the_target_open(
    saved: Path, database: Path, calendar: WorkCalendar
) -> None:
    with Store.open(database, calendar=calendar) as other:
        other.plans()
        with pytest.raises(ConflictError):
            restore(saved, database)
    assert _notes(database, calendar) == ["one", "two"]


def test_restore_takes_only_a_sound_database(
    saved: Path, database: Path, tmp_path: Path, calendar: WorkCalendar
) -> None:
    text, foreign = tmp_path / "text", tmp_path / "foreign.db"
    text.write_text("text" * 100)
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE other (x)")
    with closing(sqlite3.connect(saved)) as connection:
        connection.execute("DROP TRIGGER journal_is_not_changed")
        connection.execute("UPDATE journal SET author = 'x' WHERE number = 1")
        connection.commit()
    for source in (text, foreign, saved, tmp_path / "none", tmp_path):
        with pytest.raises(BadDataError):
            restore(source, database)
    assert _notes(database, calendar) == ["one", "two"]
    assert not list(tmp_path.glob("*.before-*"))
