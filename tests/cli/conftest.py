"""A command line to call: in this process, or in one of its own, on a database of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from cchc_tracker.cli.entry import run

if TYPE_CHECKING:
    from pathlib import Path

PLANS = ("binh-dinh-2020", "binh-dinh-2024", "can-tho-2022", "hai-phong-2022", "huong-hoa-2020")


@dataclass(frozen=True)
class Outcome:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401
        """What it printed as JSON."""
        return json.loads(self.out)

    def failed(self, code: int, words: str) -> bool:
        """Whether it ended with the code, told why in a last line with the words, and no more."""
        line = self.err.splitlines()[-1]
        told = line.startswith("cchc: ") and words in line
        return told and (self.code, self.out) == (code, "")

    def failed_in_one_line(self, code: int, words: str) -> bool:
        """Whether that line was the only one."""
        return self.failed(code, words) and len(self.err.splitlines()) == 1


@dataclass(frozen=True)
class Cli:
    """Runs commands on one database."""

    capsys: pytest.CaptureFixture[str]
    database: Path
    folder: Path

    def __call__(self, *arguments: str) -> Outcome:
        """Run a command in this process."""
        self.capsys.readouterr()
        code = run(arguments)
        captured = self.capsys.readouterr()
        return Outcome(int(code), captured.out, captured.err)

    def json(self, *arguments: str) -> Any:  # noqa: ANN401
        """Run a command that must succeed and give what it prints as JSON."""
        outcome = self(*arguments, "--json")
        assert outcome.code == 0, outcome
        return outcome.data

    def row(self, plan: str, ref: str, *arguments: str) -> Any:  # noqa: ANN401
        """A row's record by `cchc show`."""
        return self.json("show", plan, ref, *arguments)

    def last_update(self) -> Any:  # noqa: ANN401
        """The newest update in the journal."""
        return self.json("log", "--limit", "1")[0]["after"]["update"]

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        """The command line of a process."""
        return [sys.executable, "-m", "cchc_tracker", *arguments]

    def process(self, *arguments: str | bytes, **settings: Any) -> Outcome:  # noqa: ANN401
        """Run a command in a process of its own."""
        done = subprocess.run(
            self.command(*arguments),
            check=False,
            capture_output=True,
            env={**os.environ, **settings.pop("env", {})},
            cwd=self.folder,
            timeout=120,
            **settings,
        )
        out, err = done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
        return Outcome(done.returncode, out, err)


@pytest.fixture(scope="session")
def all_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the five plans; copy it."""
    database = tmp_path_factory.mktemp("plans") / "cchc.db"
    for plan in PLANS:
        assert (
            run(["--db", str(database), "--as", "maker", "--lang", "en", "plan", "new", plan]) == 0
        )
    return database


@pytest.fixture
def empty_cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cli:
    """A command line in English whose database isn't there yet."""
    for name in [name for name in os.environ if name.startswith(("CCHC_", "_CCHC", "XDG_"))]:
        monkeypatch.delenv(name)
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOGNAME", "tester")
    monkeypatch.setenv("CCHC_DB", str(tmp_path / "cchc.db"))
    monkeypatch.setenv("CCHC_LANG", "en")
    return Cli(capsys, tmp_path / "cchc.db", folder)


@pytest.fixture
def cli(empty_cli: Cli, all_plans: Path) -> Cli:
    """A command line on a database with the five plans."""
    shutil.copy(all_plans, empty_cli.database)
    return empty_cli
