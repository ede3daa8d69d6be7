"""`cchc overview`: all plans in a line each, one plan's figures with filters that list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PLANS

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

DAY = ("--as-of", "2022-09-30")


def done(cli: Cli, plan: str, ref: str, day: str) -> None:
    update = ("--state", "done", "--on", day, "--explain", "meeting")
    assert cli("update", plan, ref, *update).code == 0


def test_each_plan_has_a_line_that_adds_up(cli: Cli) -> None:
    done(cli, "can-tho-2022", "r1", "2022-03-31")
    lines = cli.json("overview", *DAY)
    assert [line["plan"] for line in lines] == list(PLANS)
    for line in lines:
        counts = line["counts"]
        assert line["rows"] == sum(counts.values())
        assert line["done"] == counts["done_on_time"] + counts["done_late"]
        assert line["overdue"] == counts["overdue"]
    assert [line["done"] for line in lines] == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("plan", PLANS)
def test_each_filter_lists_the_rows_of_its_figure(cli: Cli, plan: str) -> None:
    year = plan.rpartition("-")[2]
    done(cli, plan, "r1", f"{year}-03-31")
    done(cli, plan, "r2", f"{year}-04-01")
    day = ("--as-of", f"{year}-09-30")
    record = cli.json("overview", plan, *day)
    parts = ("statuses", "areas", "overdue_leads", "completions")
    figures = [record["due_soon"], *(figure for part in parts for figure in record[part])]
    for figure in figures:
        rows = cli.json("list", plan, *day, "--filter", figure["filter"])
        assert len(rows) == figure["rows"], figure
    months = {month["key"]: month["rows"] for month in record["completions"]}
    assert months == {f"{year}-03": 1, f"{year}-04": 1}
    soon = cli.json("list", plan, *day, "--filter", record["due_soon"]["filter"])
    assert {f"r{row['position']}" for row in soon} == set(record["due_soon"]["refs"])


def test_the_tables_tell_the_same(cli: Cli) -> None:
    done(cli, "can-tho-2022", "r1", "2022-03-31")
    outcome = cli("overview", "can-tho-2022", *DAY)
    assert outcome.code == 0
    assert outcome.err.strip() == "As of 30/09/2022"
    lines = [line.split() for line in outcome.out.splitlines()]
    assert ["Total", "57"] in lines
    assert ["03/2022", "1"] in lines
    assert ["Total"] not in lines
    whole = cli("overview", *DAY)
    assert [line.split()[0] for line in whole.out.splitlines()[2:]] == list(PLANS)


def test_an_unknown_plan_is_named(cli: Cli) -> None:
    outcome = cli("overview", "nowhere")
    assert outcome.code == 2
    assert "nowhere" in outcome.err
    assert outcome.out == ""


def test_rows_nobody_leads_have_a_filter(cli: Cli) -> None:
    for field in ("lead", "chủtrì"):
        for name in ("none", '"không có"'):
            nobody = cli.json("list", "--filter", f"{field}:{name}")
            assert [row["leads"] for row in nobody] == [[] for _ in nobody]
            others = cli.json("list", "--filter", f"-{field}:{name}")
            assert len(nobody) + len(others) == 124
