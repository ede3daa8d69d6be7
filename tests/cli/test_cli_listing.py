"""`cchc list`, `show` and `summary`: which rows, in what form, as of when."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

ROW_KEYS = [
    "plan",
    "position",
    "ref",
    "area_no",
    "area",
    "area_code",
    "goal_no",
    "goal",
    "task_no",
    "task",
    "activity_no",
    "activity",
    "product_text",
    "products",
    "lead_text",
    "leads",
    "support_text",
    "supports",
    "deadline_text",
    "deadline_kind",
    "milestones",
    "condition",
    "reference",
    "note",
    "state",
    "percent",
    "status",
    "done_on",
    "version",
]

STATUSES = (
    "done_on_time",
    "done_late",
    "in_progress",
    "not_started",
    "overdue",
    "undated",
    "suspended",
    "cancelled",
)


@pytest.mark.parametrize(
    ("plan", "areas"),
    [
        ("can-tho-2022", {"I": 7, "II": 12, "III": 8, "IV": 11, "V": 6, "VI": 6, "VII": 7}),
        ("binh-dinh-2020", {"I": 7, "II": 3, "III": 6, "IV": 3, "V": 6, "VI": 3, "VII": 7}),
    ],
)
def test_an_annual_plan_has_all_its_rows(cli: Cli, plan: str, areas: dict[str, int]) -> None:
    rows = cli.json("list", plan)
    assert [row["position"] for row in rows] == list(range(1, sum(areas.values()) + 1))
    for area, count in areas.items():
        assert sum(row["area_no"] == area for row in rows) == count
        assert len(cli.json("list", plan, "--filter", f"area:{area}")) == count


@pytest.mark.parametrize(
    ("plan", "count"), [("binh-dinh-2024", 14), ("hai-phong-2022", 10), ("huong-hoa-2020", 8)]
)
def test_an_inspection_plan_has_a_row_a_duty(cli: Cli, plan: str, count: int) -> None:
    assert len(cli.json("list", plan)) == count


def test_a_listing_s_records_have_the_promised_keys_in_order(cli: Cli) -> None:
    rows = cli.json("list")
    assert len(rows) == 57 + 35 + 14 + 10 + 8
    for row in rows:
        assert list(row)[: len(ROW_KEYS)] == ROW_KEYS
        for milestone in row["milestones"]:
            assert list(milestone)[:4] == ["label", "start", "due", "done_on"]
        assert all(isinstance(name, str) for name in (*row["leads"], *row["supports"]))
        assert row["status"] in STATUSES
        assert "" not in [row[key] for key in ROW_KEYS]
        numbers = [row[key] for key in ("area_no", "goal_no", "task_no", "activity_no", "ref")]
        assert not any(number.endswith(".") for number in numbers if number)


def test_rows_come_in_plan_and_position_order_also_when_named_twice(cli: Cli) -> None:
    asked = ["can-tho-2022", "binh-dinh-2020", "can-tho-2022"]
    rows = cli.json("list", *asked)
    assert [(row["plan"], row["position"]) for row in rows] == sorted(
        (row["plan"], row["position"]) for row in rows
    )
    assert len(rows) == 57 + 35


def test_a_row_is_named_by_number_or_position(cli: Cli) -> None:
    by_number = cli.row("binh-dinh-2020", "III.7")
    assert (by_number["area_no"], by_number["ref"], by_number["position"]) == ("III", "III.7", 16)
    assert cli.row("binh-dinh-2020", "r16") == by_number
    assert cli.row("binh-dinh-2020", " iii.7 ")["position"] == 16
    assert cli.row("can-tho-2022", "R25")["position"] == 25


@pytest.mark.parametrize("command", [("show",), ("update", "--note", "x"), ("log",)])
def test_an_ambiguous_number_lists_its_candidates(cli: Cli, command: tuple[str, ...]) -> None:
    name, *options = command
    refused = cli(name, "can-tho-2022", "3.18", *options)
    assert (refused.code, refused.out) == (2, "")
    assert "r25: Thanh tra, kiểm tra" in refused.err
    assert "r26: Xử lý các vấn đề" in refused.err
    assert refused.err.count("\n") == 1


@pytest.mark.parametrize("ref", ["r0", "r58", "r-1", "", "III.7", "r" + "9" * 400, "r²", "3.18.1"])
def test_a_row_that_is_not_there(cli: Cli, ref: str) -> None:
    refused = cli("show", "can-tho-2022", ref)
    assert (refused.code, refused.out) == (2, "")
    assert "rows are r1 to r57" in refused.err


def test_a_row_shows_its_parts_and_updates(cli: Cli) -> None:
    cli("update", "can-tho-2022", "3.7", "--state", "in_progress", "--on", "2022-02-01")
    shown = cli("show", "can-tho-2022", "3.7")
    assert shown.code == 0
    assert "can-tho-2022 3.7 (r8), v2" in shown.out
    assert "tester" in shown.out
    record = cli.row("can-tho-2022", "3.7")
    assert list(record)[: len(ROW_KEYS)] == ROW_KEYS
    (update,) = record["updates"]
    assert (update["on"], update["state"], update["author"]) == (
        "2022-02-01",
        "in_progress",
        "tester",
    )


def test_a_status_is_seen_as_of_any_day(cli: Cli) -> None:
    done = ("--state", "done", "--on", "2022-03-15", "--evidence", "12/KH-UBND")
    cli("update", "can-tho-2022", "r57", *done)
    for day, status in [
        ("2022-03-14", "not_started"),
        ("15/03/2022", "done_on_time"),
        ("9999-12-31", "done_on_time"),
        ("0001-01-01", "not_started"),
    ]:
        (row,) = cli.json("list", "can-tho-2022", "--filter", "ref:3.46", "--as-of", day)
        assert row["status"] == cli.row("can-tho-2022", "r57", "--as-of", day)["status"] == status


@pytest.mark.parametrize("by", ["status", "area", "lead", "plan"])
@pytest.mark.parametrize("expression", ["", "status:overdue", 'lead:"Sở Nội vụ"', "-kinh"])
def test_counts_add_up_to_the_total(cli: Cli, by: str, expression: str) -> None:
    day = ("--filter", expression, "--as-of", "2022-06-30")
    summary = cli.json("summary", "--by", by, *day)
    assert tuple(summary["counts"]) == STATUSES
    assert summary["total"] == sum(summary["counts"].values()) == len(cli.json("list", *day))
    for group in summary["groups"]:
        assert group["total"] == sum(group["counts"].values())
    if by != "lead":
        assert summary["total"] == sum(group["total"] for group in summary["groups"])


def test_a_summary_says_the_day_and_the_total(cli: Cli) -> None:
    shown = cli("summary", "can-tho-2022", "--as-of", "2022-06-30")
    assert shown.err == "As of 30/06/2022\n"
    assert shown.out.splitlines()[-1].split() == ["Total", "57", "100,0"]
    by_area = cli("summary", "can-tho-2022", "--by", "area", "--as-of", "2022-06-30").out
    assert by_area.splitlines()[-1].split()[:2] == ["Total", "57"]


def test_forms_of_a_listing(cli: Cli) -> None:
    chosen = ("list", "can-tho-2022", "--columns", "position, ref,status", "--format")
    lines = list(csv.reader(io.StringIO(cli(*chosen, "csv").out)))
    assert lines[0] == ["Row", "No.", "Status"]
    assert len(lines) == 58
    assert cli(*chosen, "markdown").out.startswith("| Row")
    assert cli(*chosen, "html").out.startswith("<table>")
    assert len(cli(*chosen, "table").out.splitlines()) == 59


def test_nothing_found_is_said_and_a_csv_still_has_its_head(cli: Cli) -> None:
    nothing = ("list", "can-tho-2022", "--filter", "không-có-từ-này")
    assert cli(*nothing).out == ""
    assert cli(*nothing).err == "No rows\n"
    assert cli.json(*nothing) == []
    assert cli(*nothing, "--format", "csv").out.count("\n") == 1


@pytest.mark.parametrize("columns", ["", "foo", "ref,,status", "ref,foo"])
def test_an_unknown_column_is_refused_also_where_there_are_no_rows(cli: Cli, columns: str) -> None:
    for extra in ((), ("--filter", "khôngcó")):
        refused = cli("list", f"--columns={columns}", *extra)
        assert (refused.code, refused.out) == (2, "")
        assert "the columns are plan, position, ref" in refused.err


@pytest.mark.parametrize(
    ("expression", "character"),
    [("status:foo", 8), ('lead:"Sở', 6), ("due<someday", 5), ("(a", 1), ("đất foo:bar", 5)],
)
@pytest.mark.parametrize("command", ["list", "summary"])
def test_a_wrong_filter_points_at_the_character(
    cli: Cli, command: str, expression: str, character: int
) -> None:
    refused = cli(command, "--filter", expression)
    assert (refused.code, refused.out) == (2, "")
    assert f"character {character}:" in refused.err
    pointed = refused.err.rstrip("\n").rpartition(" | ")[2]
    assert pointed == expression[: character - 1] + "▸" + expression[character - 1 :]


def test_a_search_typed_without_marks_or_in_nfd_finds_the_same(cli: Cli) -> None:
    expected = cli.json("list", "--filter", "thủ tục")
    assert expected
    assert cli.json("list", "--filter", "thu\u0309 tu\u0323c") == expected
    assert len(cli.json("list", "--filter", "thu tuc")) >= len(expected)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_json_is_the_same_in_both_languages(cli: Cli, language: str) -> None:
    for view in (
        ("list", "--as-of", "2022-06-30"),
        ("summary", "--by", "area", "--as-of", "2022-06-30"),
        ("show", "can-tho-2022", "r1", "--as-of", "2022-06-30"),
        ("plan", "list"),
        ("plan", "show", "binh-dinh-2020"),
        ("log",),
        ("locality", "list"),
        ("locality", "show", "can-tho"),
        ("template", "list"),
        ("journal", "verify"),
        ("db", "check"),
    ):
        assert cli.json(*view, "--lang", language) == cli.json(*view)
        assert cli(*view, "--lang", language).code == 0
