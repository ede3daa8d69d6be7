"""Calls that can't be understood: one line that says what is wrong, in the call's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.cli.entry import run

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nope",), "There is no command “nope” (see cchc --help)"),
        (("plan", "nope"), "There is no command “nope” (see cchc plan --help)"),
        (("template",), "A command is missing: list, make (see cchc template --help)"),
        (("--lang", "en"), "A command is missing: init, demo, plan"),
        (("list", "--fitler", "x"), "There is no option --fitler; did you mean --filter?"),
        (("list", "--xyzzy"), "There is no option --xyzzy"),
        (("list", "--json=1"), "Option --json takes no value"),
        (("list", "--filter"), "Option --filter needs a value"),
        (("list", "--format", "pdf"), "--format: choose one of table, csv, markdown, html"),
        (("list", "--as-of", "x"), "--as-of: “x” is not a date"),
        (("summary", "--by", "x"), "--by: choose one of area, lead, status, plan"),
        (("show", "can-tho-2022"), "Missing: REF (see cchc show --help)"),
        (("init", "a", "b"), "More arguments than expected: a b"),
        (("completion", "tcsh"), "bash|zsh|fish: choose one of bash, zsh, fish"),
        (("list", "nope"), "There is no plan “nope”; known: binh-dinh-2020"),
        (("log", "nope"), "There is no plan “nope”"),
        (("summary", "nope"), "There is no plan “nope”"),
        (("plan", "show", "nope"), "There is no plan “nope”"),
        (("plan", "delete", "nope"), "There is no plan “nope”"),
        (("plan", "new", "nope"), "nope; known: binh-dinh-2020"),
        (("update", "nope", "r1", "--note", "x"), "There is no plan “nope”"),
        (("extend", "nope", "r1", "--due", "2022-01-01", "--document", "1/QĐ-UBND"), "no plan"),
        (("locality", "show", "nope"), "No locality has the code nope"),
        (("--lang", "fr", "list"), "--lang: "),
        (("list", "--db", ""), "--db: a name is needed"),
    ],
)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_wrong_call_is_told_in_one_line(
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
    language: str,
) -> None:
    monkeypatch.setenv("CCHC_LANG", language)
    assert cli(*arguments).failed_in_one_line(
        2, words if language == "en" and "fr" not in arguments else ""
    )


def test_a_bare_call_tells_the_commands(empty_cli: Cli) -> None:
    bare = empty_cli()
    assert (bare.code, bare.err) == (0, "")
    assert bare.out == empty_cli("--help").out


def test_the_language_is_the_call_s_own(cli: Cli) -> None:
    assert run(["--lang", "vi", "--version"]) == run(["--version", "--lang=en"]) == 0
    assert cli("list", "nope", "--lang", "en").err.startswith("cchc: There is no plan")
