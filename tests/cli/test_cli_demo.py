"""`cchc demo`: where it goes, what it holds, and that a second run changes nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PLANS

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

YEARS = {"can-tho-2022": 2022, "binh-dinh-2020": 2020}


@pytest.fixture
def demo(empty_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The demo in `./cchc-demo`, which is where it goes by itself."""
    made = empty_cli("demo")
    assert made.code == 0
    assert "example updates, none of them real" in made.err
    monkeypatch.setenv("CCHC_DB", str(empty_cli.folder / "cchc-demo" / "cchc.db"))
    return empty_cli


def test_it_holds_every_plan_and_labelled_updates_inside_the_plan_year(demo: Cli) -> None:
    assert tuple(each["plan"] for each in demo.json("plan", "list")) == PLANS
    updates = [line for line in demo.json("log") if line["action"] == "update"]
    assert {line["plan"] for line in updates} == set(YEARS)
    for line in updates:
        update = line["after"]["update"]
        days = [update.get(name) for name in ("on", "due", "effective_due", "known_date")]
        days.append((update.get("evidence") or {}).get("issued_on"))
        assert {date.fromisoformat(day).year for day in days if day} == {YEARS[line["plan"]]}
        assert line["author"] == "ví dụ"
        assert update["note" if "note" in update else "explanation"].startswith("[Ví dụ]")


def test_a_second_run_changes_no_byte_of_the_log(demo: Cli) -> None:
    first = demo("log", "--json").out
    again = demo("demo")
    assert again.code == 0
    assert "nothing was changed" in again.err
    assert demo("log", "--json").out == first
    assert "can-tho-2022 as of 30/09/2022:" in again.out


def test_two_demos_are_the_same(demo: Cli) -> None:
    def content(folder: str) -> list[tuple[object, ...]]:
        lines = demo.json("--db", f"{folder}/cchc.db", "log")
        return [(line["plan"], line["ref"], line["action"], line["after"]) for line in lines]

    assert demo("demo", "other folder").code == 0
    assert content("other folder") == content("cchc-demo")


def test_its_summary_counts_every_row_once_and_its_commands_work(demo: Cli) -> None:
    said = demo("demo").out
    counts = demo.json("summary", "can-tho-2022", "--as-of", "2022-09-30")
    assert counts["total"] == sum(counts["counts"].values()) == 57
    assert sum(value > 0 for value in counts["counts"].values()) >= 4
    commands = [line.split() for line in said.splitlines() if line.startswith("  cchc ")]
    assert len(commands) == 4
    for _, *arguments in commands:
        assert demo(*arguments).code == 0


def test_the_commands_to_try_quote_a_folder_with_blanks(empty_cli: Cli) -> None:
    assert "--db 'my demo/cchc.db'" in empty_cli("demo", "my demo").out


def test_a_folder_with_other_things_is_refused_and_left_alone(empty_cli: Cli) -> None:
    (empty_cli.folder / "letter.txt").write_text("x")
    refused = empty_cli("demo", ".")
    assert (refused.code, refused.out) == (5, "")
    assert "is not empty" in refused.err
    assert [path.name for path in empty_cli.folder.iterdir()] == ["letter.txt"]
    assert empty_cli("demo", "letter.txt").code == 5
    assert empty_cli("demo", "letter.txt/below").code == 5
    assert empty_cli("demo", "").code == 2


def test_a_database_with_plans_of_its_own_is_refused(empty_cli: Cli) -> None:
    assert empty_cli("--db", "cchc.db", "plan", "new", "huong-hoa-2020").code == 0
    refused = empty_cli("demo", ".")
    assert refused.code == 5
    assert "has plans of its own" in refused.err


def test_an_interrupted_demo_is_completed(empty_cli: Cli) -> None:
    (empty_cli.folder / "cchc.db").touch()
    assert empty_cli("demo", ".").code == 0
    assert len(empty_cli.json("--db", "cchc.db", "plan", "list")) == 5


def test_without_its_plugins_it_says_what_is_missing(
    empty_cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_PLUGINS", "none")
    refused = empty_cli("demo")
    assert refused.code == 6
    assert "No plugin brings binh-dinh-2020, can-tho-2022" in refused.err
    monkeypatch.delenv("CCHC_PLUGINS")
    assert empty_cli("demo").code == 0


def test_it_is_undone_in_one_step_and_can_be_made_again(demo: Cli) -> None:
    undone = demo("--as", "ví dụ", "undo")
    assert undone.code == 0
    assert "plan added (5)" in undone.out
    assert demo.json("plan", "list") == []
    assert demo("demo").code == 0
    assert len(demo.json("plan", "list")) == 5
    assert demo("db", "check").code == 0
