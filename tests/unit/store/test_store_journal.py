"""The journal's chain: whatever is done to a line by force, the first broken one is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.update import State, Update

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_tracker.store import Store

TRIGGERS = (
    "journal_is_not_changed",
    "journal_is_not_deleted",
    "event_is_not_changed",
    "event_is_not_deleted",
)


def _tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def updated(store: Store) -> Store:
    """A store with six journal lines, five of them updates."""
    for row_id in range(1, 6):
        with store.writing(author="an", at=datetime(2022, 3, row_id, tzinfo=UTC)) as unit:
            unit.record(row_id, Update(on=date(2022, 3, 1), state=State.DONE), expected_version=1)
    assert store.verify_journal() is None
    assert store.check() == ()
    return store


SWAP = (
    "UPDATE journal SET number = 99 WHERE number = 3",
    "UPDATE journal SET number = 3 WHERE number = 4",
    "UPDATE journal SET number = 4 WHERE number = 99",
)


@pytest.mark.parametrize(
    ("statements", "line", "reason"),
    [
        (("UPDATE journal SET author = 'x' WHERE number = 3",), 3, "written"),
        (("UPDATE journal SET after = '{}' WHERE number = 6",), 6, "written"),
        (("UPDATE journal SET reason = reason || ' ' WHERE number = 1",), 1, "written"),
        (("UPDATE journal SET hash = prev_hash WHERE number = 2",), 2, "written"),
        (("DELETE FROM journal WHERE number = 4",), 4, "missing"),
        (("DELETE FROM journal WHERE number = 1",), 1, "missing"),
        (("DELETE FROM journal WHERE number > 4",), 5, "missing"),
        (("DELETE FROM journal",), 1, "missing"),
        (SWAP, 3, "written"),
    ],
)
def test_the_first_broken_line_is_named(
    updated: Store, statements: tuple[str, ...], line: int, reason: str
) -> None:
    _tamper(updated.path, *statements)
    found = updated.verify_journal()
    assert found is not None
    assert (found.number, reason in str(found.reason)) == (line, True)
    assert "journal-broken" in [problem.code for problem in updated.check()]


def test_a_line_written_anew_does_not_follow(updated: Store) -> None:
    from cchc_tracker.store.journal import _ENTRY_COLUMNS, Entry, line_hash

    values = updated._connection.execute(
        f"SELECT {_ENTRY_COLUMNS} FROM journal WHERE number = 3"  # noqa: S608
    ).fetchone()
    forged = line_hash(3, Entry(*values), "f" * 64)
    _tamper(
        updated.path,
        f"UPDATE journal SET prev_hash = '{'f' * 64}', hash = '{forged}' WHERE number = 3",  # noqa: S608
    )
    found = updated.verify_journal()
    assert found is not None
    assert (found.number, "follow" in str(found.reason)) == (3, True)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE event SET note = 'x' WHERE id = 2", "event-differs"),
        ("DELETE FROM event WHERE id = 2", "reference-broken"),
        ("UPDATE event SET voided_at = '2022-04-01T00:00:00.000000+00:00'", "event-unjournalled"),
        ("UPDATE row SET state = 'not_started' WHERE id = 1", "standing-differs"),
        ("UPDATE row SET last_on = '' WHERE id = 1", "standing-differs"),
        ("INSERT INTO row_text (row_text) VALUES ('delete-all')", "search-incomplete"),
    ],
)
def test_tables_that_disagree_are_told(updated: Store, statement: str, code: str) -> None:
    _tamper(updated.path, statement)
    assert code in [problem.code for problem in updated.check()]
    assert updated.verify_journal() is None


def test_odd_characters_of_an_author_are_cleaned(store: Store) -> None:
    with store.writing(author="Đặng \ud83d“x”\x1b[1m", at=datetime(2022, 3, 1, tzinfo=UTC)) as unit:
        unit.record(1, Update(on=date(2022, 3, 1)), expected_version=1)
    assert next(store.journal()).author == "Đặng “x”"
    assert store.verify_journal() is None
