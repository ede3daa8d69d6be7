"""`cchc bulk`: one update on all rows of a filter, shown first, undone in one step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "can-tho-2022"
AREA = ("bulk", PLAN, "--filter", "area:III")
STARTED = ("--state", "in_progress", "--on", "01/02/2022")


def versions(cli: Cli) -> list[int]:
    return [each["version"] for each in cli.json("list", PLAN, "--filter", "area:III")]


def test_a_dry_run_shows_before_and_after_and_writes_nothing(cli: Cli) -> None:
    before = versions(cli)
    outcome = cli(*AREA, *STARTED, "--note", "bắt đầu", "--dry-run")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].split() == ["No.", "What", "changes"]
    assert "State: not started → in progress; Note added: bắt đầu" in outcome.out
    assert len(outcome.out.splitlines()) == 2 + len(before)
    assert versions(cli) == before


def test_a_dry_run_tells_each_value_and_which_rows_stand_so_already(cli: Cli) -> None:
    assert cli("update", PLAN, "r1", *STARTED, "--percent", "50").code == 0
    words = ("bulk", PLAN, "--filter", "area:I", *STARTED, "--percent", "50")
    same, *others = cli.json(*words, "--dry-run")
    assert (same["changed"], same["changes"], same["problems"]) == (False, [], [])
    assert same["before"] == same["after"]
    for record in others:
        values = {each["value"]: (each["before"], each["after"]) for each in record["changes"]}
        assert record["changed"]
        assert values["percent"] == (None, 50)
    told = cli(*words).out
    assert "stands so already: in progress; 50 %" in told
    assert "%: – → 50" in told
    updates = [line for line in cli.json("log", PLAN) if line["action"] == "update"]
    assert len(updates) == 1 + len(others)
    again = cli(*words)
    assert again.code == 0
    assert again.out.count("stands so already") == 1 + len(others)
    assert len(cli.json("log", PLAN)) == len(updates) + 1


def test_one_undo_takes_the_whole_change_back(cli: Cli) -> None:
    before = cli.json("list", PLAN)
    records = cli.json(*AREA, *STARTED)
    assert {record["changed"] for record in records} == {True}
    changed = cli.json("list", PLAN, "--filter", "area:III")
    assert {each["state"] for each in changed} == {"in_progress"}
    assert cli("undo").code == 0
    after = cli.json("list", PLAN)
    states = ("ref", "state", "status", "percent")
    assert [[e[n] for n in states] for e in after] == [[e[n] for n in states] for e in before]


def test_rows_that_cannot_be_changed_are_named_with_the_reason(cli: Cli) -> None:
    outcome = cli("bulk", PLAN, "--filter", "area:I", "--note", "x", "--milestone", "2", "--json")
    refused = [record for record in cli_data(outcome.out) if not record["changed"]]
    assert outcome.code == 6
    assert outcome.err.startswith(f"cchc: {len(refused)} of ")
    for record in refused:
        assert record["after"] is None
        assert [problem["code"] for problem in record["problems"]] == ["milestone-unknown"]
    journal = cli.json("log", PLAN)
    updated = [line for line in journal if line["action"] == "update"]
    assert len(updated) == len(cli_data(outcome.out)) - len(refused)


def test_nothing_is_written_where_no_row_may_change(cli: Cli) -> None:
    outcome = cli(*AREA, "--state", "done", "--on", "01/02/2022")
    assert (outcome.code, outcome.out) == (3, "")
    assert "Done needs evidence" in outcome.err
    nobody = cli("bulk", PLAN, "--filter", "khôngcóchữnày", *STARTED)
    assert (nobody.code, nobody.err) == (3, "cchc: No row is chosen\n")


def test_an_extension_of_many_rows_needs_its_document(cli: Cli) -> None:
    due = ("--due", "30/01/2023", "--on", "01/02/2022")
    assert cli(*AREA, *due).code == 3
    assert cli(*AREA, *due, "--document", "12/QĐ-UBND").code == 0
    rows = cli.json("list", PLAN, "--filter", "area:III")
    assert {row["next_due"] for row in rows} == {"2023-01-30"}


def test_the_filter_is_required(cli: Cli) -> None:
    assert cli("bulk", PLAN, *STARTED).code == 2


def cli_data(text: str) -> list[dict[str, Any]]:

    records: list[dict[str, Any]] = json.loads(text)
    return records
