"""`--known-at`: how things stood to those who looked at a moment of the past."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

PLAN = "can-tho-2022"
DONE = ("--state", "done", "--on", "2022-03-15")


def test_the_past_is_seen_as_it_was_known(cli: Cli) -> None:
    """Record, note the time, record again, ask for the earlier moment."""
    update = ("update", PLAN, "r57", "--state", "in_progress", "--on", "2022-02-01", "--percent")
    assert cli(*update, "30").code == 0
    noted = datetime.now(UTC).isoformat()
    assert cli(*update, "60").code == 0
    assert cli("undo").code == 0
    undone = datetime.now(UTC).isoformat()
    assert cli("update", PLAN, "r57", *DONE, "--explain", "x").code == 0

    def percent(moment: str) -> int | None:
        (row,) = cli.json("list", PLAN, "--filter", "ref:3.46", "--known-at", moment)
        assert row["percent"] == cli.row(PLAN, "r57", "--known-at", moment)["percent"]
        found: int | None = row["percent"]
        return found

    assert (percent("2020-01-01"), percent(noted), percent(undone)) == (None, 30, 30)
    assert percent("9999-12-31") == 100
    summary = cli.json("summary", PLAN, "--known-at", noted)
    assert summary["known_at"] == noted


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("31/12/2022", "2022-12-31T16:59:59.999999+00:00"),
        ("2022-12-31T17:00", "2022-12-31T10:00:59.999999+00:00"),
        ("31/12/2022 9:05", "2022-12-31T02:05:59.999999+00:00"),
        ("2022-12-31T17:00:00Z", "2022-12-31T17:00:00.999999+00:00"),
        ("2022-12-31 17:00:00.5+07:00", "2022-12-31T10:00:00.500000+00:00"),
        ("9999-12-31", "9999-12-31T16:59:59.999999+00:00"),
    ],
)
def test_a_moment_counts_to_the_end_of_what_it_names(cli: Cli, typed: str, moment: str) -> None:
    assert cli.json("summary", "--known-at", typed)["known_at"] == moment


@pytest.mark.parametrize(
    "typed", ["", "now", "2022-13-01", "2022-12-31T25:00", "2022-12-31T1:2:3:4", "0001-01-01T00:00"]
)
def test_a_moment_that_is_none(cli: Cli, typed: str) -> None:
    assert cli("list", "--known-at", typed).failed(2, "is not a moment")
