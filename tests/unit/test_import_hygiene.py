"""What a command loads, seen from a fresh interpreter: no slow library creeps into a start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
NEVER_FOR_A_LISTING = frozenset(
    "textual rich docx openpyxl xlsxwriter lxml pendulum sqlite_utils pluggy".split()  # noqa: SIM905
)
NEVER_FOR_HELP = NEVER_FOR_A_LISTING | {"sqlite3", "tabulate"}
PROGRAM = """
import sys
from cchc_tracker.cli.entry import run
code = run(sys.argv[1:])
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def cchc(folder: Path, *arguments: str) -> tuple[str, set[str]]:
    """What a command printed and the top-level modules it loaded."""
    environment = {
        **os.environ,
        "CCHC_DB": str(folder / "cchc.db"),
        "CCHC_LANG": "en",
        "HOME": str(folder),
        "PYTHONPATH": os.pathsep.join(str(CHECKOUT / each) for each in (".", "tui", "plugins")),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    (loaded,) = [line for line in done.stderr.splitlines() if line.startswith("loaded:")]
    return done.stdout, set(loaded.split()[1:])


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hygiene")
    cchc(folder, "init")
    cchc(folder, "plan", "new", "huong-hoa-2020")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("list", "--json"), ("list", "huong-hoa-2020", "--filter", "status:open")],
)
def test_a_listing_loads_no_library_it_does_not_need(
    database: Path, arguments: tuple[str, ...]
) -> None:
    printed, loaded = cchc(database, *arguments)
    assert printed.strip()
    assert loaded & NEVER_FOR_A_LISTING == set()


def test_help_loads_neither_the_store_nor_tables(tmp_path: Path) -> None:
    printed, loaded = cchc(tmp_path, "--help")
    assert "list" in printed
    assert loaded & NEVER_FOR_HELP == set()


def test_the_check_sees_what_is_loaded(database: Path) -> None:
    _, loaded = cchc(database, "list")
    assert {"cchc_tracker", "click", "sqlite3"} <= loaded
