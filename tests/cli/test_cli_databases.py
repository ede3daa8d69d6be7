"""Databases that are missing, damaged, locked or out of room: one line, nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli


UPDATE = ("update", "can-tho-2022", "r1", "--note", "x")


def broken(path: Path, database: Path) -> None:
    path.write_text("no database at all", encoding="utf-8")


def cut_off(path: Path, database: Path) -> None:
    path.write_bytes(database.read_bytes()[:20000])


def foreign(path: Path, database: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE plan (id)")


def from_the_future(path: Path, database: Path) -> None:
    shutil.copy(database, path)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('cchc_tracker', 'flying_cars', '2099-01-01')"
        )
        newer.commit()


def a_folder(path: Path, database: Path) -> None:
    path.mkdir()


def nothing(path: Path, database: Path) -> None:
    """No file."""


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (broken, "is not a database or is damaged"),
        (cut_off, "is not a database or is damaged"),
        (foreign, "is not a database of this program"),
        (from_the_future, "was written by a newer version"),
        (a_folder, "is a directory, not a database"),
        (nothing, "There is no database other.db; run “cchc init”"),
    ],
)
def test_a_database_that_is_none(cli: Cli, make: Callable[[Path, Path], None], words: str) -> None:
    path = Path("other.db")
    make(path, cli.database)
    before = path.read_bytes() if path.is_file() else None
    for command in (("list",), UPDATE, ("undo",), ("log",), ("db", "check"), ("journal", "verify")):
        assert cli("--db", "other.db", *command).failed_in_one_line(3, words)
    if make is not nothing:
        assert cli("--db", "other.db", "init").failed_in_one_line(3, words)
        assert cli("--db", "other.db", "plan", "new", "can-tho-2022").failed_in_one_line(3, words)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_database_below_a_file(cli: Cli) -> None:
    Path("file").write_text("x", encoding="utf-8")
    assert cli("--db", "file/x.db", "list").code in (3, 5)
    assert cli("--db", "file/x.db", "init").code in (3, 5)


def test_a_name_that_is_too_long(cli: Cli) -> None:
    for name in ("x" * 5000, "x/" * 3000):
        outcome = cli("--db", name, "list")
        assert outcome.code in (3, 5)
        assert outcome.err.count("\n") == 1
        assert len(outcome.err) < 1100


def test_a_database_that_may_not_be_read(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run as root, to whom every file is open."""
    allowed = os.access

    def forbidden(path: str | Path, mode: int) -> bool:
        return Path(path) != cli.database and allowed(path, mode)

    monkeypatch.setattr(os, "access", forbidden)
    assert cli("list").failed_in_one_line(5, "You may not read and write")


def test_a_place_where_nothing_can_be_made(empty_cli: Cli) -> None:
    """/proc takes no new files, from root either."""
    for command in (("init",), ("plan", "new", "can-tho-2022")):
        assert empty_cli("--db", "/proc/cchc.db", *command).failed_in_one_line(5, "/proc/cchc.db")
    assert empty_cli("demo", "/proc/cchc-demo").failed_in_one_line(5, "/proc/cchc-demo")


def test_a_locked_database_is_a_conflict(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from cchc_tracker.store import Store

    def impatient(path: Path, **settings: Any) -> Store:  # noqa: ANN401 - passed on
        return opened(path, **{**settings, "timeout": 0.05})

    opened = Store.open
    monkeypatch.setattr(Store, "open", impatient)
    with closing(sqlite3.connect(cli.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert cli(*UPDATE).failed_in_one_line(4, "is locked by another program")
        assert cli("list", "can-tho-2022").code == 0
        other.execute("ROLLBACK")
    assert cli(*UPDATE).code == 0


def limited(size: int) -> Callable[[], None]:
    """What a child does first: a file of its own may not grow beyond the size."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def test_a_full_disk_loses_nothing(cli: Cli) -> None:
    assert cli(*UPDATE).code == 0
    before = cli("log", "--json").out
    for command, rooms in (
        ((*UPDATE[:-1], "x" * 100_000), (0, 4096, 50_000)),
        (("plan", "new", "can-tho-2022", "--id", "thu"), (0, 4096, 100_000)),
        (("plan", "delete", "can-tho-2022"), (0, 4096)),
        (("undo",), (0, 4096)),
    ):
        for room in rooms:
            outcome = cli.process(*command, preexec_fn=limited(room))
            assert outcome.failed_in_one_line(5, str(cli.database))
    assert cli("log", "--json").out == before
    assert cli("db", "check").code == 0
    assert cli(*UPDATE).code == 0


def test_a_backup_on_a_full_disk_leaves_no_half_file(cli: Cli) -> None:
    outcome = cli.process("db", "backup", "copy.db", preexec_fn=limited(50_000))
    assert (outcome.code, outcome.out) == (5, "")
    assert not Path("copy.db").exists()


def test_backup_and_restore(cli: Cli) -> None:
    assert cli("db", "backup", "copy.db").out == "Copied to copy.db\n"
    assert cli("db", "backup", "copy.db").failed_in_one_line(4, "copy.db exists already")
    assert cli(*UPDATE).code == 0
    restored = cli("db", "restore", "copy.db")
    assert (restored.code, restored.out) == (0, "Restored from copy.db\n")
    assert cli.row("can-tho-2022", "r1")["version"] == 1
    kept = restored.err.strip().rpartition(" ")[2]
    assert cli.json("--db", kept, "show", "can-tho-2022", "r1")["version"] == 2


@pytest.mark.parametrize("make", [broken, cut_off, foreign, from_the_future, a_folder, nothing])
def test_only_a_sound_backup_is_restored(cli: Cli, make: Callable[[Path, Path], None]) -> None:
    make(Path("copy.db"), cli.database)
    before = cli("log", "--json").out
    assert cli("db", "restore", "copy.db").failed_in_one_line(3, "copy.db")
    assert cli("log", "--json").out == before
