"""The pages of docs and the README: every command they show is one, every command is told."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from cchc_tracker.cli.root import cchc
from tests.cli.test_cli_help import COMMANDS, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Cli

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
IMPORT_PAGE = ROOT / "docs" / "nhap-ke-hoach.md"


def blocks(page: Path) -> Iterator[list[str]]:
    """The lines of each fenced block."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^ *```\n(.*?)^ *```$", text, flags=re.MULTILINE | re.DOTALL):
        yield [line.strip() for line in block.splitlines()]


def commands(page: Path) -> Iterator[list[str]]:
    """The words after `cchc` of each command line in the page's blocks."""
    for block in blocks(page):
        for line in block:
            if line.startswith("cchc "):
                yield shlex.split(line, comments=True)[1:]


SHOWN = [(page.name, words) for page in PAGES for words in commands(page)]


@pytest.mark.parametrize(("page", "words"), SHOWN, ids=lambda part: str(part)[:60])
def test_what_a_page_shows_is_a_command_with_these_options(page: str, words: list[str]) -> None:
    names = iter(words)
    known = {option for parameter in cchc.params for option in parameter.opts}
    path: list[str] = []
    while isinstance(found(tuple(path)), click.Group):
        name = next(names)
        if name in known:
            next(names)
        else:
            path.append(name)
    command = found(tuple(path))
    known |= {option for parameter in command.params for option in parameter.opts}
    options = [word for word in names if re.match(r"--?[a-z]", word)]
    assert set(options) <= known, (page, command.name)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_told(path: tuple[str, ...]) -> None:
    if isinstance(found(path), click.Group):
        return
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert re.search(rf"`{' '.join(path)}[ `]", page)


@pytest.fixture
def in_examples(empty_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A command line in a copy of the examples, in Vietnamese, with the page's locality."""
    shutil.copytree(ROOT / "docs" / "examples", empty_cli.folder, dirs_exist_ok=True)
    monkeypatch.setenv("CCHC_LANG", "vi")
    monkeypatch.setenv("CCHC_PLUGINS_DIR", "dia-phuong")
    return empty_cli


def test_the_page_about_importing_runs_as_it_stands(in_examples: Cli) -> None:
    for words in commands(IMPORT_PAGE):
        if "…" not in words:
            assert in_examples(*words).code == 0, words


def test_the_report_it_shows_is_the_program_s(in_examples: Cli) -> None:
    shown = next(block for block in blocks(IMPORT_PAGE) if "Các cột:" in block)
    told = in_examples(*next(commands(IMPORT_PAGE))).out
    for line in shown:
        assert line.removesuffix("…") in told
