"""`cchc update`: what is recorded, what is refused, and how the row then stands."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


PLAN = "can-tho-2022"
DONE = ("--state", "done", "--on", "2022-03-15")


def test_an_update_tells_what_it_made_of_the_row(cli: Cli) -> None:
    told = cli(
        "update", PLAN, "r57", *DONE, "--evidence", "12/KH-UBND, 15/01/2022, Kế hoạch, bản 2"
    )
    assert told.code == 0
    assert told.out == "3.46: overdue → done on time (on 15/03/2022), version 2\n"
    row = cli.row(PLAN, "r57")
    assert (row["state"], row["percent"], row["status"]) == ("done", 100, "done_on_time")
    assert (row["done_on"], row["version"]) == ("2022-03-15", 2)
    assert row["updates"][0]["evidence"] == {
        "number": "12/KH-UBND",
        "issued_on": "2022-01-15",
        "title": "Kế hoạch, bản 2",
        "file": None,
        "sha256": None,
        "link": None,
    }


def test_done_needs_evidence_or_an_explanation(cli: Cli) -> None:
    for words in ((), ("--explain", " \t"), ("--note", "Xong rồi"), ("--percent", "100")):
        assert cli("update", PLAN, "r57", *DONE, *words).failed(3, "Done needs evidence")
    assert cli.row(PLAN, "r57")["version"] == 1
    assert cli("update", PLAN, "r57", *DONE, "--explain", "Họp trực tuyến").code == 0


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ("", "document number"),
        ("hello", "document number"),
        ("Dự thảo, 15/01/2022", "document number"),
        ("12/KH-UBND, 32/01/2022, x", "32/01/2022"),
        ("12/KH-UBND, 31/12/9998, x", "in the future"),
    ],
)
def test_evidence_must_be_a_document(cli: Cli, evidence: str, words: str) -> None:
    assert cli("update", PLAN, "r57", *DONE, "--evidence", evidence).failed(3, words)


def test_a_file_is_kept_by_its_full_path_and_digest(cli: Cli) -> None:
    (cli.folder / "báo cáo.pdf").write_bytes(b"content")
    told = cli(
        "update", PLAN, "r57", *DONE, "--file", "báo cáo.pdf", "--link", "https://example.vn"
    )
    assert told.code == 0
    assert cli.last_update()["evidence"] == {
        "file": str(cli.folder / "báo cáo.pdf"),
        "issued_on": None,
        "link": "https://example.vn",
        "number": "",
        "sha256": hashlib.sha256(b"content").hexdigest(),
        "title": "báo cáo.pdf",
    }
    both = ("--evidence", "12/KH-UBND", "--file", "báo cáo.pdf")
    assert cli("update", PLAN, "r57", *DONE, *both).code == 0
    assert cli.last_update()["evidence"]["number"] == "12/KH-UBND"


@pytest.mark.parametrize(
    ("file", "code", "words"),
    [
        ("none.pdf", 3, "none.pdf: No such file"),
        (".", 3, "is not a file"),
        ("/dev/zero", 3, "/dev/zero is not a file"),
        ("", 2, "--file: a name is needed"),
    ],
)
def test_a_file_that_can_not_be_read(cli: Cli, file: str, code: int, words: str) -> None:
    assert cli("update", PLAN, "r57", *DONE, f"--file={file}").failed(code, words)


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ((), 3, "Nothing to record"),
        (("--note", "  "), 3, "Nothing to record"),
        (("--percent", "101"), 3, "101 % is not between 0 and 100"),
        (("--percent", "-1"), 3, "-1 % is not between"),
        (("--percent", "ten"), 2, "--percent: a whole number is needed"),
        ((*DONE, "--percent", "99", "--explain", "x"), 3, "Done means 100 %"),
        (("--note", "x", "--on", "9999-12-31"), 3, "31/12/9999 is in the future"),
        (("--note", "x", "--on", "2019-12-31"), 3, "31/12/2019 is long before the plan year 2022"),
        (("--note", "x", "--on", "soon"), 2, "--on: “soon” is not a date"),
        (("--note", "x", "--on", "2022-02-30"), 2, "is not a date"),
        (("--note", "x", "--milestone", "2"), 3, "Row 3.46 has no milestone 2; it has 1"),
        (("--note", "x", "--milestone", "0"), 3, "has no milestone 0"),
        (("--note", "x", "--milestone", "9" * 30), 3, "has no milestone 999"),
        (("--state", "finished"), 2, "choose one of not_started, in_progress, done"),
        (("--note", "x", "--agency", "Sở Y tế"), 3, "is led by one agency"),
        (("--known-date", "2022-03-01"), 3, "record an extension instead"),
        (("--note", "x", "--version", "two"), 2, "--version: a whole number is needed"),
        (("--note", "x", "--version", "9" * 30), 4, "it is now 1"),
    ],
)
def test_what_an_update_may_not_say(
    cli: Cli, options: tuple[str, ...], code: int, words: str
) -> None:
    before = cli("log", "--json").out
    assert cli("update", PLAN, "r57", *options).failed(code, words)
    assert cli("log", "--json").out == before


def test_a_milestone_is_done_on_its_own(cli: Cli) -> None:
    def update(number: int, day: str) -> Any:  # noqa: ANN401
        proof = ("--state", "done", "--on", day, "--evidence", "1/BC-UBND")
        assert cli("update", "binh-dinh-2020", "I.4", "--milestone", str(number), *proof).code == 0
        return cli.row("binh-dinh-2020", "I.4")

    first = update(1, "2020-03-31")
    assert [each["done_on"] for each in first["milestones"]] == ["2020-03-31", None]
    assert (first["state"], first["done_on"]) == ("in_progress", None)
    second = update(2, "2020-07-15")
    assert (second["state"], second["status"]) == ("done", "done_late")
    assert second["done_on"] == "2020-07-15"


def test_a_group_s_row_is_done_when_all_its_members_are(cli: Cli) -> None:
    members = cli.row(PLAN, "3.45")["members"]
    assert len(members) == 4
    typed = [members[0].lower(), "SO TU PHAP", *members[2:]]
    for count, name in enumerate(typed, start=1):
        told = cli("update", PLAN, "3.45", "--agency", name, *DONE, "--evidence", "3/BC-SNV")
        assert told.code == 0
        assert told.out.endswith(f"; {count} of 4 have reported\n")
        row = cli.row(PLAN, "3.45")
        assert row["reported"] == members[:count]
        assert row["state"] == ("done" if count == 4 else "in_progress")
    stranger = cli("update", PLAN, "3.45", "--agency", "Sở Y tế", *DONE, "--evidence", "3/BC-SYT")
    assert stranger.failed(3, "doesn't lead row 3.45; its leads are Sở Nội vụ")


def test_the_standing_agency_closes_a_group_s_row(cli: Cli) -> None:
    assert cli("update", PLAN, "3.45", *DONE, "--evidence", "3/BC-SNV").code == 0
    assert cli.row(PLAN, "3.45")["status"] == "done_on_time"


@pytest.mark.parametrize(
    ("plan", "ref", "known", "due"),
    [
        ("hai-phong-2022", "3.a", "2022-09-07", "2022-08-31"),
        ("binh-dinh-2024", "r9", "2024-05-06", "2024-04-25"),
        ("binh-dinh-2020", "V.5", "2020-08-03", None),
        ("binh-dinh-2020", "IV.2", "2020-08-03", None),
        (PLAN, "2.11", "2022-08-03", "2022-12-31"),
    ],
)
def test_an_undated_row_takes_the_missing_fact(
    cli: Cli, plan: str, ref: str, known: str, due: str | None
) -> None:
    before = cli.row(plan, ref)
    assert before["status"] == "undated"
    assert cli("update", plan, ref, "--known-date", known).code == 0
    after = cli.row(plan, ref)
    assert after["status"] == "overdue"
    assert after["milestones"][0]["due"] == (due or known)
    assert cli("undo").code == 0
    assert cli.row(plan, ref)["status"] == "undated"


@pytest.mark.parametrize("state", ["suspended", "cancelled"])
def test_a_row_is_suspended_or_cancelled(cli: Cli, state: str) -> None:
    told = cli("update", PLAN, "r57", "--state", state, "--on", "2022-02-01")
    assert told.code == 0
    assert "No document or explanation says why" in told.err
    assert cli.row(PLAN, "r57")["status"] == state
    assert cli.row(PLAN, "r57", "--as-of", "2022-01-31")["status"] == "not_started"
    explained = cli("update", PLAN, "r57", "--state", state, "--explain", "Theo chỉ đạo")
    assert explained.err == ""


def test_a_stale_version_is_refused_with_both_values(cli: Cli) -> None:
    seen = str(cli.row(PLAN, "r57")["version"])
    ours = ("update", PLAN, "r57", "--version", seen, "--state", "in_progress", "--percent")
    assert cli("--as", "An", *ours, "40", "--on", "2022-02-01").code == 0
    stale = cli("--as", "Bình", *ours, "70", "--on", "2022-02-02")
    assert stale.failed(4, "An: in_progress, 40%, 01/02/2022")
    assert "yours in_progress, 70%, 02/02/2022" in stale.err
    assert cli.row(PLAN, "r57")["percent"] == 40


def test_an_update_of_one_day_leaves_other_rows_alone(cli: Cli) -> None:
    before = {row["position"]: row for row in cli.json("list", PLAN)}
    cli("update", PLAN, "r5", "--state", "in_progress", "--percent", "10")
    after = {row["position"]: row for row in cli.json("list", PLAN)}
    assert [key for key in before if before[key] != after[key]] == [5]
