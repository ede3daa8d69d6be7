"""`cchc undo`, `log` and `journal verify`: what was done, by whom, and taking it back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "can-tho-2022"


def note(cli: Cli, user: str, ref: str, text: str) -> None:
    assert cli("--as", user, "update", PLAN, ref, "--note", text).code == 0


def tamper(cli: Cli, statement: str) -> None:
    """Change the file behind the program's back, as somebody with the file could."""
    with closing(sqlite3.connect(cli.database)) as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(statement)
        database.commit()


def test_undo_takes_back_the_user_s_own_last_change_only(cli: Cli) -> None:
    note(cli, "An", "r1", "của An")
    note(cli, "Bình", "r1", "của Bình")
    undone = cli("--as", "An", "undo")
    assert undone.out.endswith("update can-tho-2022 3.1\n")
    notes = {each["note"]: each["voided_at"] for each in cli.row(PLAN, "r1")["updates"]}
    assert notes["của An"] is not None
    assert notes["của Bình"] is None
    nothing = cli("--as", "An", "undo")
    assert (nothing.code, nothing.out, nothing.err) == (3, "", "cchc: An has nothing to undo\n")


def test_undo_goes_back_step_by_step_and_work_can_be_done_again(cli: Cli) -> None:
    for text in ("một", "hai"):
        note(cli, "An", "r1", text)
    assert cli("--as", "An", "undo").code == 0
    assert cli("--as", "An", "undo").code == 0
    assert cli("--as", "An", "undo").code == 3
    note(cli, "An", "r1", "ba")
    assert [u["note"] for u in cli.row(PLAN, "r1")["updates"] if not u["voided_at"]] == ["ba"]
    assert cli("--as", "An", "undo").code == 0
    assert cli("db", "check").code == 0


def test_undo_restores_the_row_and_is_journalled(cli: Cli) -> None:
    before = cli.row(PLAN, "r57")
    cli("update", PLAN, "r57", "--state", "done", "--on", "2022-03-01", "--explain", "x")
    assert cli("undo").code == 0
    after = cli.row(PLAN, "r57")
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"version", "updates"}
    assert after["version"] == 3
    lines = cli.json("log", "--limit", "2")
    assert [line["action"] for line in lines] == ["undo", "void"]
    assert {line["author"] for line in lines} == {"tester"}


def test_undo_of_a_new_plan_and_making_it_again(cli: Cli) -> None:
    assert cli("plan", "new", PLAN, "--id", "thu").code == 0
    undone = cli("undo")
    assert undone.out.endswith("plan added thu\n")
    assert cli("list", "thu").code == 2
    assert cli("plan", "new", PLAN, "--id", "thu").code == 0
    assert len(cli.json("list", "thu")) == 57
    assert cli("undo").out.endswith("plan brought back thu\n")
    assert cli("list", "thu").code == 2


def test_undo_of_a_deletion(cli: Cli) -> None:
    assert cli("plan", "delete", PLAN).code == 0
    assert cli("--as", "another", "undo").code == 3
    assert cli("undo").out.endswith("plan deleted can-tho-2022\n")
    assert len(cli.json("list", PLAN)) == 57


def test_the_log_tells_who_changed_what_newest_first(cli: Cli) -> None:
    note(cli, "An", "r1", "một")
    note(cli, "Bình", "r2", "hai")
    lines = cli.json("log")
    assert [line["number"] for line in lines] == list(range(len(lines), 0, -1))
    assert list(lines[0]) == [
        "number", "change", "at", "author", "action", "plan", "ref", "event", "before", "after",
        "reason", "hash",
    ]  # fmt: skip
    newest = lines[0]
    assert (newest["author"], newest["action"], newest["ref"]) == ("Bình", "update", "3.2")
    assert (newest["before"]["version"], newest["after"]["version"]) == (1, 2)
    assert newest["after"]["update"]["note"] == "hai"
    assert [line["author"] for line in cli.json("log", PLAN, "r1")] == ["An"]
    assert {line["plan"] for line in cli.json("log", PLAN)} == {PLAN}
    assert len(cli.json("log", "--limit", "1")) == 1
    assert "Bình" in cli("log", "--limit", "1").out
    assert cli("log", "--format", "csv").out.count("\n") == len(lines) + 1


@pytest.mark.parametrize("limit", ["0", "-1", "x", "9" * 30])
def test_a_limit_is_a_whole_number(cli: Cli, limit: str) -> None:
    refused = cli("log", "--limit", limit)
    assert (refused.code, refused.out) == (2, "")
    assert "--limit: a whole number from 1 to 1000000 is needed" in refused.err


@pytest.mark.parametrize("arguments", [("",), ("nope",), (PLAN, ""), (PLAN, "r99")])
def test_the_log_of_what_is_not_there(cli: Cli, arguments: tuple[str, ...]) -> None:
    refused = cli("log", *arguments, "--json")
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE journal SET author = 'Ai đó' WHERE number = 7", 7),
        ("UPDATE journal SET after = replace(after, 'một', 'sáu') WHERE number = 6", 6),
        ("DELETE FROM journal WHERE number = 8", 8),
        ("DELETE FROM journal WHERE number = 9", 9),
        ("DELETE FROM journal WHERE number = 1", 1),
        ("UPDATE journal SET number = 100 WHERE number = 9", 9),
        ("UPDATE journal SET hash = prev_hash WHERE number = 9", 9),
    ],
)
def test_verify_names_the_first_broken_line(cli: Cli, statement: str, line: int) -> None:
    for text in ("một", "hai", "ba", "bốn"):
        note(cli, "An", "r1", text)
    assert cli("journal", "verify").out == "The journal is whole\n"
    assert cli.json("journal", "verify") == {"whole": True, "line": None, "reason": None}
    tamper(cli, statement)
    broken = cli("journal", "verify")
    assert broken.code == 3
    assert broken.out.startswith(f"Line {line} is broken: ")
    as_json = cli("journal", "verify", "--json")
    assert as_json.code == 3
    assert (as_json.data["whole"], as_json.data["line"]) == (False, line)
    assert cli("db", "check").code == 3


def test_a_changed_update_is_found_by_the_check(cli: Cli) -> None:
    note(cli, "An", "r1", "một")
    tamper(cli, "UPDATE event SET note = 'hai'")
    checked = cli("db", "check")
    assert (checked.code, checked.out) == (3, "")
    assert "isn't what the journal says" in checked.err
    assert [each["code"] for each in cli("db", "check", "--json").data] == ["event-differs"]
