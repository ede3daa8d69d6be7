"""`cchc extend`: the new deadline beside the first, and the document that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "can-tho-2022"
DONE = ("--state", "done", "--on", "2022-03-15")


def test_an_extension_keeps_the_first_deadline(cli: Cli) -> None:
    told = cli("extend", PLAN, "r57", "--due", "2022-05-31", "--document", "số 99/QĐ-UBND")
    assert told.code == 0
    row = cli.row(PLAN, "r57")
    assert row["extended"]
    assert (row["milestones"][0]["due"], row["milestones"][0]["first_due"]) == (
        "2022-05-31",
        "2022-03-31",
    )
    assert cli.last_update()["document"] == "99/QĐ-UBND"
    cli("update", PLAN, "r57", "--state", "done", "--on", "2022-05-20", "--evidence", "5/BC-UBND")
    (current,) = cli.json("list", PLAN, "--filter", "ref:3.46")
    (first,) = cli.json("list", PLAN, "--filter", "ref:3.46", "--first-deadline")
    assert (current["status"], first["status"]) == ("done_on_time", "done_late")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--due", "2022-05-31"), 2, "Missing: --document"),
        (("--document", "9/QĐ-UBND"), 2, "Missing: --due"),
        (("--due", "2022-05-31", "--document", ""), 3, "such as 12/QĐ-UBND"),
        (("--due", "2022-05-31", "--document", "hi"), 3, "“hi” is none"),
        (("--due", "2022-05-31", "--document", "/QĐ-UBND"), 3, "is none"),
        (("--due", "soon", "--document", "9/QĐ-UBND"), 2, "--due: “soon” is not a date"),
        (("--due", "2022-05-31", "--document", "9/QĐ-UBND", "--milestone", "7"), 3, "milestone 7"),
        (("--due", "2022-05-31", "--document", "9/QĐ-UBND", "--version", "7"), 4, "is now 1"),
    ],
)
def test_an_extension_needs_a_day_and_a_document(
    cli: Cli, options: tuple[str, ...], code: int, words: str
) -> None:
    assert cli("extend", PLAN, "r57", *options).failed(code, words)


def test_an_extension_names_the_milestone_where_several_are_open(cli: Cli) -> None:
    new = ("--due", "2020-09-30", "--document", "9/QĐ-UBND")
    assert cli("extend", "binh-dinh-2020", "I.4", *new).failed(3, "say which one")
    assert cli("extend", "binh-dinh-2020", "I.4", *new, "--milestone", "2").code == 0
    dues = [each["due"] for each in cli.row("binh-dinh-2020", "I.4")["milestones"]]
    assert dues == ["2020-03-31", "2020-09-30"]


def test_an_extension_that_shortens_or_comes_too_late_is_remarked_on(cli: Cli) -> None:
    shorter = cli("extend", PLAN, "r57", "--due", "2022-03-01", "--document", "9/QĐ-UBND")
    assert shorter.code == 0
    assert "01/03/2022 is not after the present one, 31/03/2022" in shorter.err
    cli("update", PLAN, "r57", *DONE, "--explain", "x")
    closed = cli("extend", PLAN, "r57", "--due", "2022-06-01", "--document", "9/QĐ-UBND")
    assert "closed already" in closed.err
