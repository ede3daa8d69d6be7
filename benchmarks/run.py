"""Measures cchc beside Taskwarrior and prints a table: `python -m benchmarks.run --rows 1000`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.measure import Command, Figures, environment, in_turn, ratio, run_once
from benchmarks.subjects import Taskwarrior, Tracker, cchc

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADINGS = ("rows", "what", "who", "median s", "min–max s", "cpu s", "peak MiB", "ratio")
_ALIGN = "|---:|---|---|---:|---:|---:|---:|---:|"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--alone", action="store_true", help="leave Taskwarrior out")
    asked = parser.parse_args()
    print(f"| {' | '.join(_HEADINGS)} |\n{_ALIGN}")
    with TemporaryDirectory(prefix="cchc-benchmark-") as name:
        _start_up(Path(name), max(asked.runs, 11))
        for rows in asked.rows:
            folder = Path(name) / str(rows)
            folder.mkdir()
            _rows(folder, rows, asked.runs, alone=asked.alone)


def _start_up(folder: Path, runs: int) -> None:
    """Start-up against a Python that does nothing."""
    database = folder / "start.db"
    run_once(Command("cchc", cchc("plan", "new", "can-tho-2022", database=database)))
    commands = (
        Command("python -c pass", (sys.executable, "-c", "pass")),
        Command("cchc --help", cchc("--help")),
        Command("cchc list can-tho-2022", cchc("list", "can-tho-2022", database=database)),
    )
    found = in_turn(commands, runs)
    for figures in found:
        _print("", "start-up", figures, ratio(figures, found[0]))


def _rows(folder: Path, rows: int, runs: int, *, alone: bool) -> None:
    """Every operation on so many rows, import first: the others work on what it left."""
    subprocess.run(
        (sys.executable, "-m", "benchmarks.generate", str(folder), str(rows)),
        check=True,
        env=environment({}),
    )
    subjects: list[Tracker | Taskwarrior] = [Tracker(folder)]
    if Taskwarrior.is_installed() and not alone:
        subjects.append(Taskwarrior(folder))
    middle = rows // 2
    operations = {
        "import": [each.import_rows() for each in subjects],
        "filtered list": [each.filtered_list() for each in subjects],
        "search by words": [each.searched_list() for each in subjects],
        "one update": [each.update(middle) for each in subjects],
        "JSON export": [each.export() for each in subjects],
    }
    for what, commands in operations.items():
        _print_all(str(rows), what, in_turn(commands, runs))


def _print_all(rows: str, what: str, found: Sequence[Figures]) -> None:
    for figures in found:
        _print(rows, what, figures, ratio(figures, found[-1]) if len(found) > 1 else None)


def _print(rows: str, what: str, figures: Figures, against: float | None) -> None:
    times = [sample.seconds for sample in figures.samples]
    cells = (
        rows,
        what,
        figures.subject,
        f"{figures.seconds:.3f}",
        f"{min(times):.3f}–{max(times):.3f}",
        f"{figures.cpu_seconds:.3f}",
        f"{figures.peak_mib:.0f}",
        "" if against is None else f"{against:.2f}",
    )
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
