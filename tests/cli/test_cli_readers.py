"""`cchc deadline`, `workdays` and `agencies`: the readers tried on any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

DEADLINE_KEYS = [
    "phrase",
    "year",
    "kind",
    "start",
    "end",
    "milestones",
    "occurrences",
    "condition",
    "reference",
    "certainty",
    "problems",
]


def test_a_deadline_s_record_has_the_promised_keys_in_order(empty_cli: Cli) -> None:
    record = empty_cli.json("deadline", "Quý II- IV", "--year", "2022")
    assert list(record)[: len(DEADLINE_KEYS)] == DEADLINE_KEYS
    assert (record["phrase"], record["year"], record["kind"]) == ("Quý II- IV", 2022, "window")
    assert (record["start"], record["end"]) == ("2022-04-01", "2022-12-31")


def test_an_unknown_phrase_is_a_problem_and_stays_undated(empty_cli: Cli) -> None:
    told = empty_cli("deadline", "Mùa hoa ban", "--year", "2022", "--json")
    assert told.code == 0
    assert (told.data["kind"], told.data["end"]) == ("invalid", None)
    assert told.data["problems"]
    assert "Mùa hoa ban" in told.err


def test_a_deadline_in_words(empty_cli: Cli) -> None:
    told = empty_cli("deadline", "Quý I", "--year", "2022").out
    assert "31/03/2022" in told
    assert empty_cli("deadline", "", "--year", "2022").code == 0


@pytest.mark.parametrize("year", ["", "x", "0", "99999", "2022.5"])
def test_a_deadline_needs_its_year(empty_cli: Cli, year: str) -> None:
    refused = empty_cli("deadline", "Quý I", f"--year={year}")
    assert (refused.code, refused.out) == (2, "")
    assert "--year: a whole number from 1900 to 2200 is needed" in refused.err


@pytest.mark.parametrize(
    ("day", "step", "result"),
    [
        ("25/04/2024", "+10", "13/05/2024"),
        ("25/04/2024", "10", "13/05/2024"),
        ("06/05/2024", "-10", "17/04/2024"),
        ("2022-09-07", "-3", "31/08/2022"),
        ("2022-09-07", "−3", "31/08/2022"),
    ],
)
def test_working_days_are_added(empty_cli: Cli, day: str, step: str, result: str) -> None:
    assert empty_cli("workdays", day, step).out == f"{result}\n"
    found = empty_cli.json("workdays", day, step)
    assert found["result"] == "-".join(reversed(result.split("/")))
    assert found["step"] == int(step.replace("−", "-"))


@pytest.mark.parametrize(
    ("day", "step", "code", "words"),
    [
        ("soon", "+1", 2, "“soon” is not a date"),
        ("30/02/2024", "+1", 2, "is not a date"),
        ("25/04/2024", "ten", 2, "“ten” is not a number of days"),
        ("25/04/2024", "+-1", 2, "is not a number of days"),
        ("25/04/2024", "", 2, "is not a number of days"),
        ("25/04/2024", "+99999", 3, "has no data for"),
        ("25/04/2524", "+1", 3, "has no data for 2524"),
    ],
)
def test_working_days_that_can_not_be_counted(
    empty_cli: Cli, day: str, step: str, code: int, words: str
) -> None:
    refused = empty_cli("workdays", day, step)
    assert (refused.code, refused.out) == (code, "")
    assert words in refused.err
    assert refused.err.count("\n") == 1


def test_a_cell_of_agencies_is_read(empty_cli: Cli) -> None:
    cell = "Sở Nội vụ, UBND cấp huyện, cấp xã; Sở Bịa Đặt"
    told = empty_cli("agencies", cell, "--locality", "binh-dinh", "--json")
    assert told.code == 0
    found = told.data
    assert list(found) == ["text", "agencies", "ditto", "problems"]
    assert [each["name"] for each in found["agencies"]] == [
        "Sở Nội vụ", "UBND cấp huyện", "UBND cấp xã", "Sở Bịa Đặt",
    ]  # fmt: skip
    assert [each["resolved"] for each in found["agencies"]] == [True, True, True, False]
    assert "Sở Bịa Đặt" in told.err
    assert empty_cli("agencies", cell, "--locality", "binh-dinh").code == 0


def test_agencies_of_an_unknown_locality(empty_cli: Cli) -> None:
    refused = empty_cli("agencies", "Sở Nội vụ", "--locality", "nowhere")
    assert (refused.code, refused.out) == (2, "")
    assert "known: binh-dinh, can-tho, hai-phong, huong-hoa" in refused.err
    assert empty_cli("agencies", "Sở Nội vụ").code == 2


SPECIAL = """
import sys
from datetime import date

from cchc_tracker.model.workdays import SpecialDay
from cchc_tracker.plugins import hookimpl


@hookimpl
def special_days(year):
    off = SpecialDay(working=False, name="bão số 3", source="12/CĐ-UBND")
    return {date(2022, 3, 15): off} if year == 2022 else {}


plugin = sys.modules[__name__]
"""


def test_a_plugin_s_days_off_count(empty_cli: Cli) -> None:
    (empty_cli.folder / "storm.py").write_text(SPECIAL, encoding="utf-8")
    days = ("workdays", "14/03/2022", "+1")
    assert empty_cli(*days).out == "15/03/2022\n"
    assert empty_cli("--plugins-dir", ".", *days).out == "16/03/2022\n"
    phrase = ("deadline", "15/3/2022", "--year", "2022")
    due = empty_cli.json("--plugins-dir", ".", *phrase)["effective_end"]
    assert (empty_cli.json(*phrase)["effective_end"], due) == ("2022-03-15", "2022-03-16")


def test_a_plugin_s_days_off_move_new_deadlines(cli: Cli) -> None:
    (cli.folder / "storm.py").write_text(SPECIAL.replace("3, 15", "9, 13"), encoding="utf-8")
    granted = ("extend", "can-tho-2022", "r57", "--due", "2022-09-13", "--document", "12/QĐ-UBND")
    assert cli("--plugins-dir", ".", *granted).code == 0
    row = cli.row("can-tho-2022", "r57")
    assert [each["effective_due"] for each in row["milestones"]] == ["2022-09-14"]


def test_a_plugin_s_days_off_are_no_working_days_since_a_report_was_due(cli: Cli) -> None:
    (cli.folder / "storm.py").write_text(SPECIAL.replace("3, 15", "9, 13"), encoding="utf-8")
    listed = ("period", "list", "can-tho-2022")
    usual, storm = (
        {each["code"]: each["working_days"] for each in found["periods"]}
        for found in (cli.json(*listed), cli.json("--plugins-dir", ".", *listed))
    )
    assert storm["2022-Q3"] == usual["2022-Q3"] + 1
    assert storm["2022-Y"] == usual["2022-Y"]
