"""Imports as processes: two at once, killed, stopped by ctrl+c, on a full disk; all or nothing."""

from __future__ import annotations

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.imports.hostile_files import book
from tests.imports.written import FORMATS
from tests.unit.imports.annex.annex_source import HEADINGS, document, table

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

INTO = ("--locality", "can-tho", "--year", "2022")
MANY = 5_000
STOPPED = """
import os, signal, sys
from cchc_tracker.store import row_writing
writes = row_writing.RowWriter.write
def write(self, rows):
    writes(self, rows)
    os.kill(os.getpid(), signal.Signals[sys.argv[1]])
row_writing.RowWriter.write = write
from cchc_tracker.cli.entry import run
sys.exit(run(sys.argv[2:]))
"""
"""The command line, stopped by a signal when its first rows are written, none of them committed."""


def annex(rows: int) -> bytes:
    """A Word annex of so many rows."""
    lines = (
        (f"{n}.", f"Rà soát văn bản thứ {n}", "Báo cáo", "Sở Tư pháp", "", "Quý I")
        for n in range(1, rows + 1)
    )
    area = ("I", "Cải cách thể chế", "", "", "", "")
    return FORMATS["docx"](document(table(HEADINGS, area, *lines)))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An annex that takes a while."""
    path = tmp_path_factory.mktemp("large") / "lớn.docx"
    path.write_bytes(annex(MANY))
    return path


def contents(database: Path) -> list[str]:
    """All that the database says."""
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def whole(cli: Cli) -> bool:
    """Whether database and journal are in order."""
    return cli("db", "check").code == 0 and cli("journal", "verify").code == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_process_killed_in_the_middle_of_writing_leaves_the_database_as_it_was(
    cli: Cli, large: Path, name: str
) -> None:
    before = contents(cli.database)
    command = [sys.executable, "-c", STOPPED, name, "plan", "import", str(large), *INTO]
    done = subprocess.run([*command, "--id", "lon-2022"], check=False, capture_output=True)
    assert done.returncode == -signal.Signals[name], done
    assert contents(cli.database) == before
    assert whole(cli)
    again = cli("plan", "import", str(large), *INTO, "--id", "lon-2022")
    assert (again.code, f"{MANY} rows" in again.out) == (0, True)


@pytest.mark.slow
def test_ctrl_c_leaves_the_database_as_it_was_and_says_so(cli: Cli, large: Path) -> None:
    before = contents(cli.database)
    command = [sys.executable, "-c", STOPPED, "SIGINT", "plan", "import", str(large), *INTO]
    done = subprocess.run([*command, "--id", "lon-2022"], check=False, capture_output=True)
    assert done.returncode == 130
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[-1] == "cchc: Stopped"
    assert b"Traceback" not in done.stderr
    assert contents(cli.database) == before
    assert whole(cli)


@pytest.mark.slow
def test_ctrl_c_typed_at_a_terminal_stops_the_reading(cli: Cli, large: Path) -> None:
    """The terminal itself sends the signal, as soon as the import tells that it reads."""
    before = contents(cli.database)
    process, terminal = pty.fork()
    if not process:
        words = [*cli.command("plan", "import", str(large), *INTO, "--id", "lon-2022")]
        os.execv(sys.executable, words)  # noqa: S606 - no shell is wanted
    shown = b""
    while b"Reading" not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, b"\x03")
    while piece := read_terminal(terminal):
        shown += piece
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 130
    assert "cchc: Stopped" in shown.decode()
    assert "Traceback" not in shown.decode()
    assert contents(cli.database) == before


def read_terminal(terminal: int) -> bytes:
    """What the process wrote; nothing when it has ended."""
    try:
        return os.read(terminal, 1024)
    except OSError:
        return b""


def test_of_two_imports_at_once_both_are_told_what_became_of_them(cli: Cli) -> None:
    """The same new plan twice: one makes it, the other finds it made, or is told to wait."""
    (cli.folder / "a.docx").write_bytes(annex(300))
    (cli.folder / "b.xlsx").write_bytes(book())
    commands = [
        cli.command("plan", "import", file, *INTO, "--id", plan)
        for file, plan in (("a.docx", "moi-2022"), ("a.docx", "moi-2022"), ("b.xlsx", "khac-2022"))
    ]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cli.folder)
        for command in commands
    ]
    outcomes = [(*process.communicate(), process.returncode) for process in processes]
    told = [(code, b"Made plan" in out, b"nothing changed" in out) for out, _, code in outcomes]
    assert sorted(told[:2]) == [(0, False, True), (0, True, False)]
    assert told[2] == (0, True, False)
    assert len(cli.json("list", "moi-2022")) == 300
    assert len(cli.json("list", "khac-2022")) == 2
    assert whole(cli)


FULL = """
import os, resource, sys
most = os.stat(os.environ["CCHC_DB"]).st_size + 100_000
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from cchc_tracker.cli.entry import run
sys.exit(run(sys.argv[1:]))
"""
"""The command line where no file can grow by more than 100 kB, as on a disk that is nearly full."""


@pytest.mark.slow
def test_a_full_disk_is_told_in_a_line_and_leaves_the_database_as_it_was(
    cli: Cli, large: Path
) -> None:
    before = contents(cli.database)
    command = [sys.executable, "-c", FULL, "plan", "import", str(large), *INTO]
    done = subprocess.run([*command, "--id", "lon-2022"], check=False, capture_output=True)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 5, done
    assert lines[-1].startswith("cchc: ")
    assert "bug" not in lines[-1]
    assert "Traceback" not in done.stderr.decode()
    assert contents(cli.database) == before
    assert whole(cli)
