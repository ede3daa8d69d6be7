"""Hostile words in every place that takes words: a result or one line, never a bug."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

WORDS = {
    "empty": "",
    "blanks": " \t\u00a0",
    "escape": "\x1b[2J\x1b]0;title\x07x",
    "controls": "a\x01\x7f\x85\u2028\u202eb\rc\nd",
    "markup": "[/] [bold]x[/bold] <b>&amp;</b> {0} {plan} %s %(x)d",
    "nfd": "thu\u0309 tu\u0323c hành chính",
    "long": "ư" * 5000,
    "surrogate": "a\udcff\udc80b",
    "lone": "\ud800",
    "sql": "'; DROP TABLE row; --",
    "option": "--help-me",
    "dash": "-",
    "astral": "🏛️ 𠮷 \ufeff",
    "digits": "१२٣²",
}

PLACES = {
    "command": ("{}",),
    "plan": ("list", "--", "{}"),
    "plan of a row": ("show", "--", "{}", "r1"),
    "ref": ("show", "--", "can-tho-2022", "{}"),
    "filter": ("list", "--filter={}"),
    "quoted filter": ("list", '--filter=lead:"{}"'),
    "field": ("list", "--filter={}:x"),
    "columns": ("list", "--columns={}"),
    "as of": ("list", "--as-of={}"),
    "known at": ("list", "--known-at={}"),
    "form": ("list", "--format={}"),
    "by": ("summary", "--by={}"),
    "state": ("update", "can-tho-2022", "r1", "--state={}"),
    "day": ("update", "can-tho-2022", "r1", "--note=x", "--on={}"),
    "percent": ("update", "can-tho-2022", "r1", "--percent={}"),
    "note": ("update", "can-tho-2022", "r1", "--note={}"),
    "evidence": ("update", "can-tho-2022", "r1", "--state=done", "--evidence={}"),
    "title": ("update", "can-tho-2022", "r1", "--state=done", "--evidence=1/KH-UBND, {}"),
    "file": ("update", "can-tho-2022", "r1", "--state=done", "--file={}"),
    "link": ("update", "can-tho-2022", "r1", "--state=done", "--link={}"),
    "explanation": ("update", "can-tho-2022", "r1", "--state=done", "--explain={}"),
    "agency": ("update", "can-tho-2022", "3.45", "--note=x", "--agency={}"),
    "group's agency": ("update", "binh-dinh-2020", "VI.1", "--note=x", "--agency={}"),
    "version": ("update", "can-tho-2022", "r1", "--note=x", "--version={}"),
    "document": ("extend", "can-tho-2022", "r1", "--due=2022-12-30", "--document={}"),
    "author": ("--as={}", "update", "can-tho-2022", "r1", "--note=x"),
    "undoing author": ("--as={}", "undo"),
    "limit": ("log", "--limit={}"),
    "log": ("log", "--", "{}", "{}"),
    "template": ("plan", "new", "--", "{}"),
    "id": ("plan", "new", "can-tho-2022", "--id={}"),
    "shown plan": ("plan", "show", "--", "{}"),
    "deleted plan": ("plan", "delete", "--", "{}"),
    "locality": ("locality", "show", "--", "{}"),
    "phrase": ("deadline", "--year=2022", "--", "{}"),
    "year": ("deadline", "Quý I", "--year={}"),
    "workday": ("workdays", "{}", "+1"),
    "step": ("workdays", "25/04/2024", "{}"),
    "cell": ("agencies", "--locality=can-tho", "--", "{}"),
    "cell's locality": ("agencies", "Sở Nội vụ", "--locality={}"),
    "database": ("list", "--db=none/{}"),
    "made database": ("init", "--db=none/{}"),
    "plugins": ("plugin", "list", "--plugins-dir=none/{}"),
    "backup": ("db", "backup", "--", "none/{}"),
    "restore": ("db", "restore", "--", "none/{}"),
    "language": ("list", "--lang={}"),
    "shell": ("completion", "--", "{}"),
    "demo": ("demo", "--", "none/file/{}"),
}

CONTROLS = set("\x07\x1b\x01\x7f\r\u202e\ud800\udcff")
EXACT = {"made database", "demo"}
"""Places whose words are a file's name, which is printed as it is for programs to read."""


@pytest.mark.parametrize("place", PLACES)
def test_words_are_taken_or_refused_in_one_line(cli: Cli, place: str) -> None:
    (cli.folder / "none").mkdir()
    (cli.folder / "none" / "file").touch()
    for name, words in WORDS.items():
        if place in EXACT and name == "surrogate":
            continue  # only a real process's output takes any bytes: see the last test
        arguments = [part.replace("{}", words) for part in PLACES[place]]
        outcome = cli(*arguments)
        assert outcome.code in (0, 2, 3, 4, 5), (place, name, outcome)
        if outcome.code:
            assert outcome.out == "", (place, name)
            failure = outcome.err.splitlines()[-1]
            assert failure.startswith("cchc: "), (place, name)
            assert len(failure) < 1100, (place, name)
        printed = outcome.err if place in EXACT else outcome.out + outcome.err
        assert not CONTROLS & set(printed), (place, name)
    assert cli("db", "check").code == 0


@pytest.mark.parametrize("name", WORDS)
def test_what_was_recorded_is_shown_everywhere(cli: Cli, name: str) -> None:
    words = WORDS[name]
    said = f"x{words}"
    recorded = cli(
        f"--as={said}", "update", "can-tho-2022", "r1", "--state=done", "--on=2022-02-02",
        f"--note={said}", f"--explain={said}", f"--link={said}",
    )  # fmt: skip
    assert recorded.code == 0
    for view in (("show", "can-tho-2022", "r1"), ("log", "--limit", "1")):
        told = cli(*view)
        assert told.code == 0
        assert not CONTROLS & set(told.out)
        cli.json(*view)
    assert cli("log", "--format", "html", "--limit", "1").code == 0


def test_invalid_bytes_in_a_real_command_line(cli: Cli) -> None:
    bad = b"a\xff\xfe"
    for arguments, code in (
        (("list", bad), 2),
        (("list", b"--filter=" + bad, "--json"), 0),
        (("update", "can-tho-2022", "r1", b"--note=" + bad), 0),
        ((b"--as=" + bad, "update", "can-tho-2022", "r1", "--note=x"), 0),
        (("deadline", bad, "--year=2022", "--json"), 0),
        (("agencies", bad, "--locality=can-tho", "--json"), 0),
        ((bad,), 2),
    ):
        outcome = cli.process(*arguments)
        assert outcome.code == code, outcome
        assert "\ufffd" not in outcome.out + outcome.err
    for command in (("db", "path"), ("init",)):
        path = cli.process(*command, b"--db=" + bad)
        assert (path.code, path.out) == (0, "a\ufffd\ufffd\n")
        assert Path(os.fsdecode(bad)).exists() == (command == ("init",))
    proven = cli.process(*("update", "can-tho-2022", "r1", "--state=done", b"--file=" + bad))
    assert proven.code == 0
    assert cli.row("can-tho-2022", "r1")["updates"][-1]["evidence"]["file"].endswith(r"a\xff\xfe")
