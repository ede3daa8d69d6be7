"""Many processes at once, and processes killed at any moment: nothing told as done is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "can-tho-2022"
EDITORS, EDITS = 8, 25

EDIT_LOOP = """
import sys
from cchc_tracker.cli.entry import run
plan, first = sys.argv[1], int(sys.argv[2])
for number in range(first, first + int(sys.argv[3])):
    code = run(["update", plan, f"r{number % 57 + 1}", "--note", str(number)])
    print("told", number, code, flush=True)
"""
"""Update by update through the command line, each in a transaction of its own."""


def edits(cli: Cli, plan: str = PLAN) -> dict[str, int]:
    """The notes on record, and how often each stands there."""
    found: dict[str, int] = {}
    for row in cli.json("list", plan):
        for update in cli.row(plan, f"r{row['position']}")["updates"]:
            found[update["note"]] = found.get(update["note"], 0) + 1
    return found


def journalled(cli: Cli, plan: str = PLAN) -> list[str]:
    lines = cli.json("log", plan)
    return sorted(line["after"]["update"]["note"] for line in lines if line["action"] == "update")


def test_eight_processes_keep_two_hundred_edits_of_different_rows(cli: Cli) -> None:
    """Each of eight processes works through 25 rows that no other touches."""
    plans = [PLAN, "thu-1", "thu-2", "thu-3"]
    for plan in plans[1:]:
        assert cli("plan", "new", PLAN, "--id", plan).code == 0
    desks = [
        subprocess.Popen(
            [sys.executable, "-c", EDIT_LOOP, plan, str(first), str(EDITS)],
            stdout=subprocess.PIPE,
        )
        for plan in plans
        for first in (0, EDITS)
    ]
    told = b"".join(desk.communicate()[0] for desk in desks).decode().splitlines()
    reports = [line.split() for line in told if line.startswith("told ")]
    assert [code for _, _, code in reports] == ["0"] * EDITORS * EDITS
    for plan in plans:
        expected = sorted(str(number) for number in range(2 * EDITS))
        assert journalled(cli, plan) == expected
        assert edits(cli, plan) == dict.fromkeys(expected, 1)
    assert cli("journal", "verify").code == 0
    assert cli("db", "check").code == 0


def test_of_two_edits_of_one_version_the_second_is_refused(cli: Cli) -> None:
    commands = [
        cli.command("--as", who, "update", PLAN, "r1", "--version", "1", "--note", f"by {who}")
        for who in ("An", "Bình", "Chi")
    ]
    processes = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for command in commands
    ]
    outcomes = [(*process.communicate(), process.returncode) for process in processes]
    assert sorted(code for _, _, code in outcomes) == [0, 4, 4]
    (kept,) = cli.row(PLAN, "r1")["updates"]
    for who, (out, err, code) in zip(("An", "Bình", "Chi"), outcomes, strict=True):
        if code == 4:
            assert out == b""
            assert kept["note"] in err.decode()
            assert f"by {who}" in err.decode()


@pytest.mark.slow
def test_a_killed_process_leaves_exactly_what_was_told_as_done(cli: Cli) -> None:
    """Kills land after a random number of reported updates and a random wait in the next one."""
    chance = random.Random(20221231)  # noqa: S311
    told: set[str] = set()
    tried = 0
    for _ in range(25):
        process = subprocess.Popen(
            [sys.executable, "-c", EDIT_LOOP, PLAN, str(tried), "1000"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
        )
        assert process.stdout is not None
        reports = chance.randint(0, 4)
        lines = [process.stdout.readline() for _ in range(2 * reports)]
        killer = threading.Timer(chance.random() / 20, process.kill)
        killer.start()
        lines += process.stdout.read().splitlines(keepends=True)
        process.wait()
        killer.join()
        process.stdout.close()
        reported = [line.decode().split() for line in lines if line.startswith(b"told ")]
        whole = [words for words in reported if len(words) == 3]
        assert all(code == "0" for _, _, code in whole)
        told |= {note for _, note, _ in whole}
        tried += 1000
        assert cli("db", "check").code == 0
    kept = edits(cli)
    assert told <= set(kept)
    assert len(set(kept) - told) <= 25
    assert journalled(cli) == sorted(kept)
    assert set(kept.values()) == {1}
    assert told
