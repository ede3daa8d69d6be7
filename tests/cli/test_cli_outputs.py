"""Outputs that are full, closed or left early, ctrl+c and bugs: the right code and no traceback."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.cli import root

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


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
    assert cli("list").failed_in_one_line(130, "Stopped")


def test_a_bug_is_one_line_and_a_report(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError("a bug \udcff")

    monkeypatch.setattr(root.cchc, "invoke", wrong)
    assert cli("list").failed_in_one_line(1, "This is a bug in cchc; its details are in")
    (log,) = (tmp_path / "home").rglob("cchc.log")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    monkeypatch.setenv("HOME", "/proc/none")
    assert cli("list").failed_in_one_line(1, "ZeroDivisionError")
