"""`cchc init`, `plan`, `template` and `locality`: what there is and what can be made."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PLANS

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


def test_init_makes_a_database_once(empty_cli: Cli) -> None:
    made = empty_cli("init")
    assert (made.code, made.out.strip()) == (0, str(empty_cli.database))
    before = empty_cli.database.read_bytes()
    again = empty_cli("init")
    assert again.code == 0
    assert "there already" in again.err
    assert empty_cli.database.read_bytes() == before


def test_init_completes_an_empty_file(empty_cli: Cli) -> None:
    empty_cli.database.touch()
    assert empty_cli("init").code == 0
    assert empty_cli.json("plan", "list") == []


def test_the_user_s_own_database_gets_its_folder(
    empty_cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CCHC_DB")
    path = Path(empty_cli("db", "path").out.strip())
    assert path.is_relative_to(tmp_path / "home")
    assert empty_cli("list").code == 3
    assert not path.parent.exists()
    assert empty_cli("init").code == 0
    assert path.exists()


def test_the_database_is_named_by_option_before_environment(empty_cli: Cli) -> None:
    assert empty_cli("db", "path").out == f"{empty_cli.database}\n"
    assert empty_cli("--db", "a.db", "db", "path").out == "a.db\n"
    assert empty_cli("db", "path", "--db", "b.db").out == "b.db\n"


def test_no_database_is_made_in_a_folder_that_is_not_there(empty_cli: Cli) -> None:
    failed = empty_cli("--db", "none/cchc.db", "init")
    assert failed.code == 3
    assert failed.err == "cchc: There is no folder none\n"


def test_templates_make_plans(empty_cli: Cli) -> None:
    templates = empty_cli.json("template", "list")
    assert tuple(each["template"] for each in templates) == PLANS
    assert set(templates[0]) == {"template", "locality", "year", "kind", "title"}
    made = empty_cli("plan", "new", "huong-hoa-2020", "--id", "kiem-tra")
    assert (made.code, made.out) == (0, "Made plan kiem-tra: 8 rows\n")
    (plan,) = empty_cli.json("plan", "list")
    assert plan == {
        "plan": "kiem-tra",
        "template": "huong-hoa-2020",
        "locality": "huong-hoa",
        "year": 2020,
        "kind": "inspection",
        "title": plan["title"],
        "number": plan["number"],
        "issued_on": plan["issued_on"],
        "rows": 8,
    }


def test_a_plan_shows_its_document(cli: Cli) -> None:
    plan = cli.json("plan", "show", "can-tho-2022")
    assert (plan["plan"], plan["number"], plan["issued_on"]) == (
        "can-tho-2022",
        "260/KH-UBND",
        "2021-12-29",
    )
    assert len([goal for goal in plan["goals"] if goal["no"]]) == 17
    assert "260/KH-UBND" in cli("plan", "show", "can-tho-2022").out


def test_a_name_can_be_taken_once(cli: Cli) -> None:
    taken = cli("plan", "new", "can-tho-2022")
    assert (taken.code, taken.out) == (4, "")
    assert cli("plan", "new", "can-tho-2022", "--id", "can-tho-thu").code == 0


@pytest.mark.parametrize("name", ["", "A", "a b", "-x", "ấp", "x" * 65, "../x", "a\nb"])
def test_a_name_can_be_typed_anywhere(cli: Cli, name: str) -> None:
    refused = cli("plan", "new", "can-tho-2022", f"--id={name}")
    assert refused.code == 2
    assert "can't name a plan" in refused.err


def test_a_deleted_plan_is_gone_and_comes_back_with_its_updates(cli: Cli) -> None:
    cli("update", "can-tho-2022", "3.1", "--note", "x")
    deleted = cli("plan", "delete", "can-tho-2022")
    assert (deleted.code, deleted.out) == (0, "Deleted can-tho-2022; “cchc undo” brings it back\n")
    assert cli("list", "can-tho-2022").code == 2
    assert len(cli.json("list")) == 35 + 14 + 10 + 8
    other = cli("plan", "new", "binh-dinh-2020", "--id", "can-tho-2022")
    assert other.code == 4
    assert "made from can-tho-2022" in other.err
    back = cli("--as", "another", "plan", "new", "can-tho-2022")
    assert (back.code, back.out) == (0, "Plan can-tho-2022 is back with its updates: 57 rows\n")
    assert cli.row("can-tho-2022", "3.1")["version"] == 2


def test_localities_have_their_facts(empty_cli: Cli) -> None:
    found = empty_cli.json("locality", "list")
    assert [each["code"] for each in found] == ["binh-dinh", "can-tho", "hai-phong", "huong-hoa"]
    shown = empty_cli.json("locality", "show", "huong-hoa")
    assert (shown["code"], shown["level"]) == ("huong-hoa", "district")
    assert "Hướng Hóa" in empty_cli("locality", "show", "huong-hoa").out


def test_the_author_is_as_or_the_user_of_the_system(cli: Cli) -> None:
    cli("update", "can-tho-2022", "r1", "--note", "x")
    cli("--as", "Lê Thị Bình", "update", "can-tho-2022", "r1", "--note", "x")
    authors = [line["author"] for line in cli.json("log", "--limit", "2")]
    assert authors == ["Lê Thị Bình", "tester"]
    assert cli("--as", " ", "undo").code == 2


@pytest.mark.parametrize("error", [OSError("no name"), KeyError("uid")])
def test_a_user_whom_the_system_does_not_name_has_a_number(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def unknown() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert cli("update", "can-tho-2022", "r1", "--note", "x").code == 0
    assert cli.json("log", "--limit", "1")[0]["author"].startswith("uid-")
