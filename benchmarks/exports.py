"""Measures cchc export: each format as a whole process, and writers beside the bare libraries.

`python -m benchmarks.exports --rows 10000`
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Command, environment, in_turn, run_once
from benchmarks.subjects import AS_OF, PLAN, cchc

FORMATS = ("csv", "json", "md", "txt", "html", "xlsx", "docx", "pdf")
_ALIGN = "|---:|---|---:|---:|---:|"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each format")
    parser.add_argument("--formats", default=",".join(FORMATS))
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="cchc-exports-") as name:
        folder = Path(name)
        _generate(folder, asked.rows)
        _formats(folder, asked.rows, asked.runs, asked.formats.split(","))
        _writers(folder, asked.runs)


def _generate(folder: Path, rows: int) -> None:
    """A database with a plan of so many rows, a third of them with updates."""
    here = environment({})
    generate = (sys.executable, "-m", "benchmarks.generate", str(folder), str(rows))
    subprocess.run(generate, check=True, env=here)
    run_once(Command("cchc", _cchc(folder, "plan", "new", PLAN)))
    filled = (sys.executable, "-m", "benchmarks.export_updates", str(folder / "cchc.db"), PLAN)
    subprocess.run(filled, check=True, env=here)


def _cchc(folder: Path, *arguments: str) -> tuple[str, ...]:
    plugins = ("--plugins-dir", str(folder / "plugins"))
    return cchc(*plugins, *arguments, database=folder / "cchc.db")


def _formats(folder: Path, rows: int, runs: int, formats: list[str]) -> None:
    print(f"| rows | format | median s | peak MiB | file MiB |\n{_ALIGN}")
    for form in formats:
        target = folder / f"export.{form}"
        arguments = ("export", PLAN, "--as-of", AS_OF, "-o", str(target), "--force", "--quiet")
        (figures,) = in_turn([Command(form, _cchc(folder, *arguments))], runs)
        size = target.stat().st_size / 2**20
        cells = (f"{figures.seconds:.2f}", f"{figures.peak_mib:.0f}", f"{size:.1f}")
        print(f"| {rows} | {form} | {' | '.join(cells)} |", flush=True)


def _writers(folder: Path, runs: int) -> None:
    """Ours beside the bare library in one process each, so that only the writing counts."""
    print("\n| writer | ours s | bare s | ratio |\n|---|---:|---:|---:|")
    for form in ("xlsx", "docx", "docx-text"):
        command = (
            sys.executable, "-m", "benchmarks.export_writers", form, str(runs),
            str(folder / "cchc.db"), str(folder / "plugins"), PLAN, AS_OF,
        )  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, env=environment({}))
        found = json.loads(done.stdout)
        cells = (f"{found['ours']:.2f}", f"{found['bare']:.2f}", f"{found['ratio']:.2f}")
        print(f"| {form} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
