"""Periods, targets and assignments through the command line."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "can-tho-2022"


def test_the_list_shows_printed_and_moved_due_days(cli: Cli) -> None:
    found = cli.json("period", "list", PLAN)
    assert (found["locality"], found["plan"], found["year"]) == ("can-tho", PLAN, 2022)
    third = found["periods"][2]
    assert (third["code"], third["due"], third["effective_due"], third["state"]) == (
        "2022-Q3",
        "2022-09-10",
        "2022-09-12",
        "late",
    )
    assert found["unit_plans"]["last_day"] == "2022-01-30"
    shown = cli("period", "list", PLAN)
    assert "10/09/2022" in shown.out
    assert "12/09/2022" in shown.out
    assert "overlap" in shown.err


def test_a_localitys_list_needs_no_plan(cli: Cli) -> None:
    found = cli.json("period", "list", "hai-phong", "--year", "2022")
    assert found["plan"] is None
    assert {each["fixed_by"] for each in found["periods"]} == {"national"}


def test_a_district_is_told_that_its_due_days_are_its_superiors(cli: Cli) -> None:
    found = cli.json("period", "list", "huong-hoa-2020")
    assert [[p["code"] for p in each["problems"]] for each in found["periods"]] == [
        ["period-due-late"]
    ] * 4


def test_the_figures_add_up(cli: Cli) -> None:
    found = cli.json("period", "show", PLAN, "Q3")
    assert found["as_of"] == "2022-09-04"
    assert found["whole"]["total"] == sum(found["whole"]["counts"].values()) == 57
    assert sum(each["total"] for each in found["areas"]) == 57
    assert found["whole"]["completion"]["of"] == "all_rows"
    assert found["whole"]["due_completion"]["of"] == "fell_due"
    summary = cli.json("summary", PLAN, "--as-of", "2022-09-04")
    assert found["whole"]["counts"] == summary["counts"]
    assert cli.json("period", "show", PLAN, "Q3", "--lead", "Sở Nội vụ")["whole"]["total"] == 12


def test_a_rate_never_stands_without_its_counts(cli: Cli) -> None:
    out = cli("period", "show", PLAN, "Q3").out
    assert "(0/57, all rows)" in out
    assert "rows done or overdue)" in out


def test_a_report_on_request_needs_its_days(cli: Cli) -> None:
    refused = cli("period", "show", PLAN, "H1")
    assert refused.code == 6
    assert "--from" in refused.err
    half = cli("period", "show", PLAN, "H1", "--from", "05/12/2021")
    assert half.code == 2
    days = ("--from", "05/12/2021", "--to", "04/06/2022", "--due", "10/06/2022")
    given = cli.json("period", "show", PLAN, "H1", *days)
    assert (given["as_of"], given["period"]["fixed_by"]) == ("2022-06-04", "given")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("period", "show", PLAN, "Q2"), 2),
        (("period", "show", "nowhere", "Q1"), 2),
        (("period", "list", "nowhere"), 2),
        (("period", "reopen", PLAN, "Q3"), 2),
        (("period", "reopen", PLAN, "Q3", "--reason", "x"), 3),
        (("period", "show", PLAN, "H1", "--from", "2022-06-04", "--to", "2022-01-01"), 2),
        (("target", "measure", PLAN, "999", "--value", "1"), 3),
        (("target", "measure", PLAN, "1", "--value", "1.234"), 2),
        (("target", "measure", PLAN, "1", "--value", "-1"), 2),
        (("assign", PLAN, "r1"), 2),
        (("assign", PLAN, "r1", "--document", "x"), 3),
        (("assign", PLAN, "r1", "--withdraw"), 3),
    ],
)
def test_wrong_calls_are_told_in_one_line(cli: Cli, words: tuple[str, ...], code: int) -> None:
    outcome = cli(*words)
    assert (outcome.code, outcome.out) == (code, "")
    assert len(outcome.err.strip().splitlines()) == 1


def test_a_closed_period_keeps_its_figures_and_lists_adjustments(cli: Cli) -> None:
    report = cli.folder / "bao-cao.docx"
    report.write_bytes(b"report")
    before = cli.json("period", "show", PLAN, "Q3")
    closed = cli("period", "close", PLAN, "Q3", "--file", str(report))
    assert closed.out == f"{sha256(b'report').hexdigest()}  bao-cao.docx\n"
    overdue = next(each for each in before["rows"] if each["status"] == "overdue")
    done = ("--state", "done", "--on", "2022-08-01", "--explain", "x")
    assert cli("update", PLAN, f"r{overdue['position']}", *done).code == 0
    after = cli.json("period", "show", PLAN, "Q3")
    own = {"closing", "adjustments"}
    assert without(after, own) == without(before, own)
    assert [each["ref"] for each in after["adjustments"]["updates"]] == [overdue["ref"]]
    assert after["closing"]["files"] == {"bao-cao.docx": sha256(b"report").hexdigest()}
    shown = cli("period", "show", PLAN, "Q3")
    assert "Adjustments since the closing" in shown.out
    assert "Closed by tester" in shown.err
    assert cli.json("period", "list", PLAN)["periods"][2]["state"] == "closed"
    assert cli("period", "close", PLAN, "Q3").code == 4
    assert cli("period", "reopen", PLAN, "Q3", "--reason", "sai số liệu").code == 0
    again = cli.json("period", "show", PLAN, "Q3")
    assert again["whole"]["done_in_period"] == before["whole"]["done_in_period"] + 1
    assert "period opened again" in cli("log", PLAN).out
    assert cli("db", "check").code == 0


def without(record: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in names}


def test_targets_are_listed_and_measured(cli: Cli) -> None:
    counts = ("--numerator", "45", "--denominator", "60", "--on", "01/09/2022")
    measured = cli("target", "measure", PLAN, "2", *counts)
    assert measured.code == 0
    assert "45/60" in measured.out
    assert "75 %" in measured.out
    (found,) = [each for each in cli.json("target", "list", PLAN) if each["target"] == 2]
    assert (found["value"], found["met"], found["numerator"]) == (75, True, 45)
    earlier = cli.json("target", "list", PLAN, "--as-of", "2022-08-31")
    assert earlier[1]["value"] is None
    assert cli("target", "measure", PLAN, "1", "--numerator", "0", "--denominator", "0").code == 0
    assert "nothing occurred" in cli("target", "list", PLAN).out
    assert cli("undo").code == 0
    assert cli.json("target", "list", PLAN)[0]["nothing_occurred"] is False


def test_a_decimal_comma_is_understood(cli: Cli) -> None:
    assert cli("target", "measure", PLAN, "1", "--value", "98,5").code == 0
    assert cli.json("target", "list", PLAN)[0]["value"] == 98.5


def test_assigned_rows_are_counted(cli: Cli) -> None:
    words = ("--by", "chairman", "--document", "12/TB-UBND", "--on", "2022-06-06")
    assert cli("assign", PLAN, "r3", *words).code == 0
    assert cli.json("period", "show", PLAN, "Q3")["assigned"]["total"] == 1
    assert "Rows assigned" in cli("period", "show", PLAN, "Q3").out
    assert "row assigned" in cli("log", PLAN).out
    assert cli("assign", PLAN, "r3", "--withdraw").code == 0
    assert cli.json("period", "show", PLAN, "Q3")["assigned"]["total"] == 0


def test_a_localitys_calendar_needs_no_database(empty_cli: Cli) -> None:
    listed = empty_cli.json("period", "list", "can-tho", "--year", "2022")
    assert listed["plan"] is None
    assert listed["periods"][0]["code"] == "2022-Q1"
    assert not empty_cli.database.exists()
    assert empty_cli("period", "list", "can-tho-2022").code == 3
