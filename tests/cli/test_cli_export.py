"""`cchc export`: names, refusals, exit codes, many plans, two runs at once."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.formats import FORMATS
from tests.cli.test_cli_hostile import WORDS

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SAMPLES = Path(__file__).parents[1] / "contract" / "samples"
Q1 = ("export", "can-tho-2022", "--period", "2022-Q1")
NO_PDF = ",".join(name for name in FORMATS if name != "pdf")


def digests(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


def test_a_file_a_format_named_after_plan_and_period(cli: Cli) -> None:
    outcome = cli(*Q1, "--format", NO_PDF, "-o", "out")
    assert outcome.code == 0, outcome.err
    names = sorted(f"can-tho-2022_2022-Q1.{name}" for name in NO_PDF.split(","))
    assert sorted(file.name for file in (cli.folder / "out").iterdir()) == names
    assert sorted(outcome.out.split()) == [f"out/{name}" for name in names]


def test_the_same_command_gives_the_same_bytes(cli: Cli) -> None:
    for folder in ("one", "other"):
        assert cli.process(*Q1, "--format", NO_PDF, "-o", folder).code == 0
    assert digests(cli.folder / "one") == digests(cli.folder / "other")


def test_an_existing_file_needs_force(cli: Cli) -> None:
    assert cli(*Q1, "--format", "csv").code == 0
    file = cli.folder / "can-tho-2022_2022-Q1.csv"
    file.write_text("mine")
    refused = cli(*Q1, "--format", "json,csv")
    assert (refused.code, file.read_text()) == (4, "mine")
    assert list(cli.folder.glob("*.json")) == []
    assert cli(*Q1, "--format", "csv", "--force").code == 0
    assert file.read_text() != "mine"


def test_one_file_by_its_name_and_to_the_output(cli: Cli) -> None:
    assert cli(*Q1, "-o", "q1.json").code == 0
    assert json.loads((cli.folder / "q1.json").read_text())["period"]["code"] == "2022-Q1"
    printed = cli(*Q1, "--format", "json", "-o", "-")
    assert printed.data["plan"] == "can-tho-2022"
    assert cli("export", "--all", "--period", "Q1", "-o", "q1.csv").code == 2
    assert cli(*Q1, "--format", "csv,json", "-o", "-").code == 2


def test_csv_for_excel_and_a_part_of_the_rows(cli: Cli) -> None:
    whole = cli(*Q1, "--format", "csv", "-o", "-")
    marked = cli.process(*Q1, "--format", "csv", "--bom", "-o", "-")
    assert marked.out == f"\ufeff{whole.out}"
    part = cli(*Q1, "--format", "csv", "-o", "-", "--lead", "Sở Nội vụ", "--filter", "area:IV")
    lines, all_lines = (list(csv.DictReader(io.StringIO(each.out))) for each in (part, whole))
    assert 0 < len(lines) < len(all_lines)
    assert all("Sở Nội vụ" in line["Lead"] for line in lines)
    named = cli(*Q1, "--format", "csv", "--lead", "Sở Nội vụ")
    assert named.out.strip() == "can-tho-2022_2022-Q1_so-noi-vu.csv"


def test_a_lead_without_rows_is_told(cli: Cli) -> None:
    outcome = cli(*Q1, "--format", "csv", "-o", "-", "--lead", "Sở Mây")
    assert outcome.code == 0
    assert "can-tho-2022: no row is counted" in outcome.err
    strict = cli(*Q1, "--format", "csv", "-o", "-", "--lead", "Sở Mây", "--strict")
    assert (strict.code, strict.out) == (6, "")
    assert "Data is missing: no row is counted" in strict.err


def test_strict_lists_what_is_missing_and_writes_nothing(cli: Cli) -> None:
    cli("update", "can-tho-2022", "r1", "--state", "done", "--explain", "x", "--on", "2022-02-01")
    outcome = cli(*Q1, "--strict")
    assert outcome.code == 6
    assert "can-tho-2022: 3.1 is done without evidence: " in outcome.err
    assert "can-tho-2022: target 30 isn't measured: " in outcome.err
    assert "Data is missing: 1 rows done without evidence, 30 targets" in outcome.err
    assert list(cli.folder.iterdir()) == []
    counted = cli(*Q1)
    assert counted.code == 0
    assert "1 rows done without evidence, 30 targets not measured" in counted.err
    assert cli("export", "huong-hoa-2020", "--period", "Q1", "--strict").code == 0


def test_only_what_there_is_of_is_counted_as_missing(cli: Cli) -> None:
    assert "can-tho-2022: 30 targets not measured" in cli(*Q1).err.splitlines()


def test_a_period_on_request_needs_its_days(cli: Cli) -> None:
    half = ("export", "can-tho-2022", "--period", "2022-H1", "--format", "json", "-o", "-")
    refused = cli(*half)
    assert (refused.code, refused.out) == (6, "")
    given = cli(*half, "--from", "05/12/2021", "--to", "04/06/2022")
    assert given.data["as_of"] == "2022-06-04"
    assert given.data["period"]["fixed_by"] == "given"


def test_a_failed_plan_does_not_stop_the_others(cli: Cli) -> None:
    outcome = cli("export", "--all", "--period", "H1", "--format", "csv", "-o", "out")
    assert outcome.code == 6
    assert outcome.err.splitlines()[-1] == "4 of 5 plans exported, 4 files; failed: 1"
    assert "can-tho-2022: 2022-H1 is reported on request" in outcome.err
    assert len(list((cli.folder / "out").iterdir())) == 4


def test_a_broken_locality_does_not_stop_the_others(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cli.folder / "plugins"
    shutil.copytree(SAMPLES / "sample-good", folder / "sample-good")
    monkeypatch.setenv("CCHC_PLUGINS_DIR", str(folder))
    templates = cli.json("template", "list")
    (made,) = [each["template"] for each in templates if each["locality"] == "sample-good"]
    assert cli("plan", "new", made).code == 0
    (folder / "sample-good" / "locality.toml").write_text("code = ", encoding="utf-8")
    command = ("export", "--all", "--as-of", "2022-12-14", "--format", "csv,json", "-o", "out")
    outcome = cli(*command, "--quiet")
    assert (outcome.code, outcome.out) == (3, "")
    reason, summary = outcome.err.splitlines()
    assert reason.startswith(f"{made}: The plugin sample-good of ")
    assert summary == "5 of 6 plans exported, 10 files; failed: 1"
    assert len(list((cli.folder / "out").iterdir())) == 10


def test_a_locality_and_the_year_of_a_period(cli: Cli) -> None:
    found = cli("export", "--locality", "binh-dinh", "--period", "2020-Y", "--format", "csv")
    assert found.out.split() == ["binh-dinh-2020_2020-Y.csv"]
    both = cli("export", "--locality", "binh-dinh", "--as-of", "2024-06-01", "--format", "csv")
    assert [name.partition("_")[2] for name in both.out.split()] == ["2024-06-01.csv"] * 2
    assert cli("export", "--locality", "nowhere", "--period", "Q1").code == 2
    assert cli("export", "--all", "--period", "1999-Q1").code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--period", "2022-Q1"),
        ("can-tho-2022", "--all", "--period", "2022-Q1"),
        ("can-tho-2022",),
        ("can-tho-2022", "--period", "2022-Q1", "--as-of", "2022-03-04"),
        ("can-tho-2022", "--as-of", "2022-03-04", "--from", "2022-01-01", "--to", "2022-02-02"),
        ("can-tho-2022", "--period", "2022-Q1", "--format", "odt"),
        ("can-tho-2022", "--period", "2022-Q1", "-o", "a.csv", "--format", "json"),
    ],
)
def test_calls_that_are_off(cli: Cli, arguments: tuple[str, ...]) -> None:
    outcome = cli("export", *arguments)
    assert outcome.code == 2, outcome
    assert len(outcome.err.splitlines()) == 1
    assert list(cli.folder.iterdir()) == []


def test_quiet_and_progress(cli: Cli) -> None:
    quiet = cli("export", "--all", "--period", "Q1", "--format", "csv", "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
    shown = cli("export", "--all", "--period", "Q1", "--format", "csv", "--force", "--progress")
    assert "\r" not in shown.err


def test_as_known_at_a_moment(cli: Cli) -> None:
    before = cli(*Q1, "--format", "json", "-o", "-").data
    recorded = cli("update", "can-tho-2022", "r1", "--note", "x", "--on", "2022-02-01")
    assert recorded.code == 0
    now = cli(*Q1, "--format", "json", "-o", "-").data
    assert now["journal_line"] > before["journal_line"]
    early = cli(*Q1, "--known-at", "2020-01-01", "--format", "json", "-o", "-").data
    assert (early["journal_line"], early["rows"][0]["result"]) == (0, None)
    assert now["rows"][0]["result"] == "x"


def test_two_runs_at_once_do_not_harm_each_other(cli: Cli) -> None:
    alone = cli.process(*Q1, "--format", "json,xlsx,csv", "-o", "alone")
    assert alone.code == 0
    command = cli.command(*Q1, "--format", "json,xlsx,csv", "-o", "out", "--force")
    runs = [
        subprocess.Popen(command, cwd=cli.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for run in runs:
        run.communicate(timeout=120)
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert digests(cli.folder / "out") == digests(cli.folder / "alone")


def test_a_folder_that_cannot_be_made(cli: Cli) -> None:
    (cli.folder / "file").write_text("x")
    outcome = cli(*Q1, "-o", "file/out")
    assert (outcome.code, len(outcome.err.splitlines())) == (5, 1)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
@pytest.mark.parametrize("name", ["--lead", "--filter", "--format", "--period", "--locality", "-o"])
def test_hostile_words_give_files_or_one_line(cli: Cli, name: str, words: str) -> None:
    base = () if name == "--locality" else ("can-tho-2022",)
    usual = {"--period": "2022-Q1", "--format": "csv", "-o": "out"}
    options = [part for pair in {**usual, name: words}.items() for part in pair]
    outcome = cli("export", *base, *options, "--quiet")
    assert outcome.code in {0, 2, 4, 5}, outcome
    if outcome.code:
        assert len(outcome.err.splitlines()) == 1
        assert not list(cli.folder.rglob("*.csv"))
    assert "\x1b" not in outcome.err
    assert not list(cli.folder.rglob("*.part"))
