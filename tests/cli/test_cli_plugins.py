"""What plugins that don't work do to commands, and what listing them tells."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SAMPLES = Path(__file__).parents[1] / "contract" / "samples"


@pytest.fixture
def folder(cli: Cli) -> str:
    """A plugins folder with a good locality and three plugins that can't be loaded."""
    folder = cli.folder / "plugins"
    shutil.copytree(SAMPLES / "sample-good", folder / "sample-good")
    (folder / "broken.py").write_text("def (", encoding="utf-8")
    (folder / "boom.py").write_text('raise RuntimeError("one\\ntwo")', encoding="utf-8")
    (folder / "unreadable.py").write_bytes(b"\xff\xfe")
    return str(folder)


def test_listing_plugins_goes_on_and_tells_each_outcome(cli: Cli, folder: str) -> None:
    listed = cli("plugin", "list", "--json", "--plugins-dir", folder)
    assert listed.code == 6
    outcomes = {each["name"]: each for each in listed.data}
    assert list(outcomes["boom"]) == [
        "name", "distribution", "version", "origin", "state", "hooks", "localities",
        "milliseconds", "error",
    ]  # fmt: skip
    assert {name for name, each in outcomes.items() if each["state"] == "failed"} == {
        "broken", "boom", "unreadable",
    }  # fmt: skip
    assert outcomes["sample-good"]["state"] == outcomes["can-tho"]["state"] == "loaded"
    assert "RuntimeError" in outcomes["boom"]["error"]
    assert "failed" in cli("plugin", "list", "--plugins-dir", folder).out


def test_listings_name_what_they_left_out(cli: Cli, folder: str) -> None:
    for view, key in (("locality", "code"), ("template", "locality")):
        listed = cli(view, "list", "--json", "--plugins-dir", folder)
        assert listed.code == 0
        assert "sample-good" in {each[key] for each in listed.data}
        for name in ("broken", "boom", "unreadable"):
            assert f"Left out: plugin {name}: " in listed.err
        assert listed.err.count("\n") == 3


@pytest.mark.parametrize("name", ["broken", "boom", "unreadable"])
def test_a_command_that_needs_a_broken_plugin_names_it(cli: Cli, folder: str, name: str) -> None:
    for command in (
        ("locality", "show", name),
        ("plan", "new", f"{name}-2022"),
        ("agencies", "x", "--locality", name),
    ):
        assert cli(*command, "--plugins-dir", folder).failed_in_one_line(
            3, f"The plugin {name} of "
        )


def test_other_commands_do_not_mind(cli: Cli, folder: str) -> None:
    for command in (
        ("list", "can-tho-2022"),
        ("summary",),
        ("plan", "new", "sample-good-2022"),
        ("update", "can-tho-2022", "r1", "--note", "x"),
        ("undo",),
    ):
        assert cli(*command, "--plugins-dir", folder).code == 0


def test_strict_plugins_raise(cli: Cli, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_STRICT_PLUGINS", "1")
    monkeypatch.setenv("CCHC_PLUGINS_DIR", folder)
    assert cli("plugin", "list").failed_in_one_line(3, "The plugin boom of ")
    assert cli("locality", "list").failed_in_one_line(3, "The plugin boom of ")
    assert cli("list", "can-tho-2022").code == 0


def test_no_plugins_at_all(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_PLUGINS", "none")
    assert {each["state"] for each in cli.json("plugin", "list")} == {"skipped"}
    assert cli.json("locality", "list") == []
    assert cli("plan", "new", "can-tho-2022").failed_in_one_line(2, "can-tho-2022; known: –")
    assert len(cli.json("list", "can-tho-2022")) == 57
    assert cli("update", "can-tho-2022", "3.45", "--agency", "Sở Nội vụ", "--note", "x").code == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [("nowhere", "can't be read"), ("cchc.db", "can't be read"), ("", "a name is needed")],
)
def test_a_plugins_folder_that_is_none(cli: Cli, name: str, words: str) -> None:
    (cli.folder / "cchc.db").touch()
    assert cli("plugin", "list", "--plugins-dir", name).failed_in_one_line(2, words)
