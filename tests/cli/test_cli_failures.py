"""Bad calls, bad databases and bad outputs: one line, the right code, nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.cli import root
from cchc_tracker.cli.entry import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Cli, Outcome

UPDATE = ("update", "can-tho-2022", "r1", "--note", "x")


def one_line(outcome: Outcome, code: int, words: str) -> bool:
    lines = outcome.err.splitlines()
    told = (outcome.code, outcome.out, len(lines)) == (code, "", 1)
    return told and lines[0].startswith("cchc: ") and words in lines[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nope",), "There is no command “nope” (see cchc --help)"),
        (("plan", "nope"), "There is no command “nope” (see cchc plan --help)"),
        (("template",), "A command is missing: list, make (see cchc template --help)"),
        (("--lang", "en"), "A command is missing: init, demo, plan"),
        (("list", "--fitler", "x"), "There is no option --fitler; did you mean --filter?"),
        (("list", "--xyzzy"), "There is no option --xyzzy"),
        (("list", "--json=1"), "Option --json takes no value"),
        (("list", "--filter"), "Option --filter needs a value"),
        (("list", "--format", "pdf"), "--format: choose one of table, csv, markdown, html"),
        (("list", "--as-of", "x"), "--as-of: “x” is not a date"),
        (("summary", "--by", "x"), "--by: choose one of area, lead, status, plan"),
        (("show", "can-tho-2022"), "Missing: REF (see cchc show --help)"),
        (("init", "a", "b"), "More arguments than expected: a b"),
        (("completion", "tcsh"), "bash|zsh|fish: choose one of bash, zsh, fish"),
        (("list", "nope"), "There is no plan “nope”; known: binh-dinh-2020"),
        (("log", "nope"), "There is no plan “nope”"),
        (("summary", "nope"), "There is no plan “nope”"),
        (("plan", "show", "nope"), "There is no plan “nope”"),
        (("plan", "delete", "nope"), "There is no plan “nope”"),
        (("plan", "new", "nope"), "nope; known: binh-dinh-2020"),
        (("update", "nope", "r1", "--note", "x"), "There is no plan “nope”"),
        (("extend", "nope", "r1", "--due", "2022-01-01", "--document", "1/QĐ-UBND"), "no plan"),
        (("locality", "show", "nope"), "No locality has the code nope"),
        (("--lang", "fr", "list"), "--lang: "),
        (("list", "--db", ""), "--db: a name is needed"),
    ],
)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_wrong_call_is_told_in_one_line(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
    language: str,
) -> None:
    monkeypatch.setenv("CCHC_LANG", language)
    assert one_line(cli(*arguments), 2, words if language == "en" and "fr" not in arguments else "")


def test_a_bare_call_tells_the_commands(empty_cli: Cli) -> None:
    bare = empty_cli()
    assert (bare.code, bare.err) == (0, "")
    assert bare.out == empty_cli("--help").out


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
        assert one_line(cli("--db", "other.db", *command), 3, words)
    if make is not nothing:
        assert one_line(cli("--db", "other.db", "init"), 3, words)
        assert one_line(cli("--db", "other.db", "plan", "new", "can-tho-2022"), 3, words)
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
    assert one_line(cli("list"), 5, "You may not read and write")


def test_a_place_where_nothing_can_be_made(empty_cli: Cli) -> None:
    """/proc takes no new files, from root either."""
    for command in (("init",), ("plan", "new", "can-tho-2022")):
        assert one_line(empty_cli("--db", "/proc/cchc.db", *command), 5, "/proc/cchc.db")
    assert one_line(empty_cli("demo", "/proc/cchc-demo"), 5, "/proc/cchc-demo")


def test_a_locked_database_is_a_conflict(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from cchc_tracker.store import Store

    def impatient(path: Path, **settings: object) -> Store:
        return opened(path, **{**settings, "timeout": 0.05})  # type: ignore[arg-type]

    opened = Store.open
    monkeypatch.setattr(Store, "open", impatient)
    with closing(sqlite3.connect(cli.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert one_line(cli(*UPDATE), 4, "is locked by another program")
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
            assert one_line(outcome, 5, str(cli.database))
    assert cli("log", "--json").out == before
    assert cli("db", "check").code == 0
    assert cli(*UPDATE).code == 0


def test_a_backup_on_a_full_disk_leaves_no_half_file(cli: Cli) -> None:
    outcome = cli.process("db", "backup", "copy.db", preexec_fn=limited(50_000))
    assert (outcome.code, outcome.out) == (5, "")
    assert not Path("copy.db").exists()


def test_backup_and_restore(cli: Cli) -> None:
    assert cli("db", "backup", "copy.db").out == "Copied to copy.db\n"
    assert one_line(cli("db", "backup", "copy.db"), 4, "copy.db exists already")
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
    assert one_line(cli("db", "restore", "copy.db"), 3, "copy.db")
    assert cli("log", "--json").out == before


@pytest.mark.parametrize(
    "command", [("list",), ("list", "--json"), ("--help",), ("db", "path"), ("completion", "bash")]
)
def test_a_full_output_is_told(cli: Cli, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            cli.command(*command), check=False, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert done.returncode == 5
    assert done.stderr == b"cchc: The output can't be written: No space left on device\n"


@pytest.mark.parametrize("command", [("list",), ("list", "--json"), ("log",), ("--help",)])
def test_a_reader_that_goes_away_is_no_failure(cli: Cli, command: tuple[str, ...]) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            cli.command(*command), check=False, stdout=write, stderr=subprocess.PIPE, timeout=60
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_first_lines_of_a_listing(cli: Cli) -> None:
    line = f"{' '.join(map(str, cli.command('list', '--json')))} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], check=False, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"[\n", b"")


@pytest.mark.parametrize(("redirection", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0)])
def test_closed_outputs(cli: Cli, redirection: str, code: int) -> None:
    line = " ".join(map(str, cli.command("list")))
    for command, expected in ((line, code), (f"{line} nope", 2)):
        done = subprocess.run(
            ["bash", "-c", f"{command} {redirection}"], check=False, capture_output=True, timeout=60
        )
        assert done.returncode == expected
        assert b"Traceback" not in done.stderr


def test_remarks_that_can_not_be_written_leave_the_code(cli: Cli) -> None:
    line = " ".join(map(str, cli.command("list", "nope")))
    done = subprocess.run(["bash", "-c", f"{line} 2>/dev/full"], check=False, timeout=60)
    assert done.returncode == 2


def test_output_is_utf_8_whatever_the_locale(cli: Cli) -> None:
    listed = cli("list", "--json").out
    for settings in ({"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}):
        assert cli.process("list", "--json", env=settings).out == listed


def test_ctrl_c_stops_in_one_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(root.cchc, "invoke", interrupted)
    assert one_line(cli("list"), 130, "Stopped")


def test_a_bug_is_one_line_and_a_report(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError("a bug \udcff")

    monkeypatch.setattr(root.cchc, "invoke", wrong)
    assert one_line(cli("list"), 1, "This is a bug in cchc; its details are in")
    (log,) = (tmp_path / "home").rglob("cchc.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    monkeypatch.setenv("HOME", "/proc/none")
    assert one_line(cli("list"), 1, "ZeroDivisionError")


def test_the_language_is_the_call_s_own(cli: Cli) -> None:
    assert run(["--lang", "vi", "--version"]) == run(["--version", "--lang=en"]) == 0
    assert cli("list", "nope", "--lang", "en").err.startswith("cchc: There is no plan")
