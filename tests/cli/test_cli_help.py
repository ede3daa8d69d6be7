"""Help of every command in both languages, and the shells' completion."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import click
import pytest

from cchc_tracker.cli.root import cchc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Cli

PLAN_COMMANDS = ("new", "list", "show", "delete", "import", "diff", "settle")


def tree(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every group and command."""
    yield path
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from tree(command, (*path, name))
        else:
            yield (*path, name)


COMMANDS = list(tree(cchc))


def found(path: tuple[str, ...]) -> click.Command:
    command: click.Command = cchc
    for name in path:
        assert isinstance(command, click.Group)
        below = command.get_command(click.Context(command), name)
        assert below is not None
        command = below
    return command


def test_the_tree_has_every_documented_command() -> None:
    documented = (
        "init, locality list, locality show, template list, plugin list, plan new, plan list,"
        " plan show, plan delete, list, show, summary, update, extend, undo, log, journal verify,"
        " deadline, workdays, agencies, db path, db check, db backup, db restore, demo, completion"
    )
    assert {tuple(name.split()) for name in documented.split(", ")} <= set(COMMANDS)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_lists_every_option_and_command(
    empty_cli: Cli, path: tuple[str, ...], language: str
) -> None:
    told = empty_cli("--lang", language, *path, "--help")
    assert (told.code, told.err) == (0, "")
    assert " ".join(("cchc", *path)) in told.out.splitlines()[0]
    command = found(path)
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert parameter.help
            assert any(
                line.lstrip().startswith(parameter.opts[0]) for line in told.out.splitlines()
            )
        elif isinstance(parameter, click.Argument):
            assert parameter.make_metavar(click.Context(command)) in told.out
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            assert f"  {name} " in told.out


def test_global_options_may_stand_anywhere(cli: Cli) -> None:
    expected = cli("list", "can-tho-2022", "--json").out
    database = str(cli.database)
    assert cli("--db", database, "list", "can-tho-2022", "--json").out == expected
    assert cli("list", "--db", database, "can-tho-2022", "--json").out == expected
    assert cli("list", "can-tho-2022", "--json", f"--db={database}", "--lang", "vi").out == expected


def test_the_version(empty_cli: Cli) -> None:
    told = empty_cli("--version")
    assert told.code == 0
    assert told.out.startswith("cchc ")


@pytest.mark.parametrize(
    ("shell", "words"),
    [("bash", "complete -o nosort -F"), ("zsh", "compdef"), ("fish", "complete --no-files")],
)
def test_a_completion_script(empty_cli: Cli, shell: str, words: str) -> None:
    told = empty_cli("completion", shell)
    assert (told.code, told.err) == (0, "")
    assert words in told.out
    assert f"_CCHC_COMPLETE={shell}_complete" in told.out


def completed(cli: Cli, shell: str, words: str, position: int | str) -> list[str]:
    asked = {
        "_CCHC_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(position),
    }
    outcome = cli.process(env=asked)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.splitlines()


@pytest.mark.parametrize(
    ("words", "position", "expected"),
    [
        ("cchc pl", 1, ["plain,plan", "plain,plugin"]),
        (
            "cchc plan ",
            2,
            [f"plain,{each}" for each in PLAN_COMMANDS],
        ),
        ("cchc update p r1 --st", 4, ["plain,--state"]),
        ("cchc update p r1 --state d", 5, ["plain,done"]),
        ("cchc completion ", 2, ["plain,bash", "plain,zsh", "plain,fish"]),
    ],
)
def test_bash_completes(empty_cli: Cli, words: str, position: int, expected: list[str]) -> None:
    assert completed(empty_cli, "bash", words, position) == expected


def test_zsh_and_fish_complete(empty_cli: Cli) -> None:
    assert completed(empty_cli, "zsh", "cchc pl", 1)[:2] == ["plain", "plan"]
    assert completed(empty_cli, "fish", "cchc pl", "pl")[0].startswith("plain,plan\t")


def test_a_real_bash_takes_the_script_and_completes(empty_cli: Cli) -> None:
    script = empty_cli("completion", "bash").out
    calls = empty_cli.folder / "cchc"
    calls.write_text(f'#!/bin/sh\nexec {" ".join(map(str, empty_cli.command()))} "$@"\n')
    calls.chmod(0o755)
    asked = "COMP_WORDS=(cchc journal ver); COMP_CWORD=2; _cchc_completion ./cchc; echo $COMPREPLY"
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{asked}"],
        check=False,
        capture_output=True,
        text=True,
        env=dict(os.environ),
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("verify\n", "")
