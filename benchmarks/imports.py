"""Measures cchc plan import: the whole process, and reading beside the bare libraries.

`python -m benchmarks.imports`; ends with 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.import_readers import LOCALITY, YEAR
from benchmarks.measure import Command, environment, in_turn
from benchmarks.subjects import cchc

AIMS: Final = {"docx": 10.0, "xlsx": 5.0}
"""Seconds of a whole import of 5,000 rows, as CPU time: other work on the machine doesn't count."""
_AIMED_ROWS: Final = 5_000
_MEMORY: Final = 500
"""MiB of any import."""


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=_AIMED_ROWS)
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each format")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="cchc-imports-") as name:
        folder = Path(name)
        written = (sys.executable, "-m", "benchmarks.import_files", name, str(asked.rows))
        subprocess.run(written, check=True, env=environment({}))
        missed = _processes(folder, asked.rows, asked.runs)
        _readers(folder, asked.runs)
    sys.exit(1 if missed else 0)


def _processes(folder: Path, rows: int, runs: int) -> bool:
    """Whole processes into a new database each; whether an aim is missed."""
    print("| rows | format | median s | CPU s | aim s | peak MiB | file MiB |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    missed = False
    for form, aim in AIMS.items():
        (figures,) = in_turn([_import(folder, form)], runs)
        size = (folder / f"annex.{form}").stat().st_size / 2**20
        aimed = aim * max(1, rows / _AIMED_ROWS)
        spent = f"{figures.seconds:.2f} | {figures.cpu_seconds:.2f} | {aimed:.0f}"
        print(f"| {rows} | {form} | {spent} | {figures.peak_mib:.0f} | {size:.1f} |", flush=True)
        missed |= figures.cpu_seconds > aimed or figures.peak_mib > _MEMORY
    return missed


def _import(folder: Path, form: str) -> Command:
    database = folder / "cchc.db"
    words = ("plan", "import", str(folder / f"annex.{form}"), "--locality", LOCALITY)
    return Command(
        form,
        cchc(*words, "--year", str(YEAR), "--accept-problems", database=database),
        prepare=lambda: _remove(folder),
    )


def _remove(folder: Path) -> None:
    for each in folder.glob("cchc.db*"):
        each.unlink()


def _readers(folder: Path, runs: int) -> None:
    """Ours beside the bare library in one process each, so that only the reading counts."""
    print("\n| reader | ours s | bare s | ratio | annex's meaning s |\n|---|---:|---:|---:|---:|")
    for form in AIMS:
        file = str(folder / f"annex.{form}")
        command = (sys.executable, "-m", "benchmarks.import_readers", file, str(runs))
        done = subprocess.run(command, check=True, capture_output=True, env=environment({}))
        found = json.loads(done.stdout)
        cells = (f"{found[name]:.2f}" for name in ("ours", "bare", "ratio", "meaning"))
        print(f"| {form} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
