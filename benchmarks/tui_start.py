"""How soon the matrix is on the line, beside an empty Textual app, and what a session holds.

Run as `python -m benchmarks.tui_start DATABASE PLAN [DATABASE PLAN …] [--runs N]`. Whole processes
over a pty, from `exec` to the first lines of the table, each beside the empty app in turn; a first
round isn't counted.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from getpass import getuser
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from benchmarks.terminal import Terminal
from cchc_tui.settings import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOM: Final = 1.5
"""How much longer than the empty app the first paint may take."""
PAINTED: Final = "▾".encode()
"""The first heading of the table, which a paint sends together with the rows below it."""
_EMPTY_PAINTED: Final = b"EMPTY"


@dataclass
class Program:
    """What is started, and what its starts took."""

    name: str
    command: Sequence[str]
    mark: bytes
    taken: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)

    def run(self, environment: Mapping[str, str]) -> None:
        """Start it once and kill it where it has painted and come to rest."""
        terminal = Terminal.start(self.command, environment)
        painted = terminal.until(self.mark)
        self.worked.append(terminal.cpu_seconds() * 1000)
        self.taken.append((painted - terminal.started) * 1000)
        terminal.until_quiet(0.3)
        self.held.append(terminal.memory()[0])
        terminal.end()

    def forget(self) -> None:
        """Count from here on."""
        self.taken, self.worked, self.held = [], [], []


def empty_app() -> Program:
    """The peer."""
    return Program("empty", (sys.executable, "-m", "benchmarks.tui_empty"), _EMPTY_PAINTED)


def interface(database: str, plan: str) -> tuple[str, ...]:
    """The command line that opens a plan's matrix."""
    return (sys.executable, "-m", "cchc_tracker", "--db", database, "tui", plan)


@contextmanager
def known_person(**choices: str) -> Iterator[dict[str, str]]:
    """The environment of a person whom the interface has greeted before, with these settings."""
    with TemporaryDirectory(prefix="cchc-benchmark-") as folder:
        settings = Path(folder) / "cchc-tracker" / "tui"
        settings.mkdir(parents=True)
        SettingsFile(settings, getuser()).change(hint_seen=True, **choices)
        yield {"XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder}


def main() -> None:
    """Print a line for each program."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tui_start", description=__doc__)
    parser.add_argument("plans", nargs="+", help="database and plan, one after the other")
    parser.add_argument("--runs", type=int, default=11, help="counted starts of each")
    asked = parser.parse_args()
    empty = empty_app()
    pairs = zip(asked.plans[::2], asked.plans[1::2], strict=True)
    programs = [empty, *(Program(each[0], interface(*each), PAINTED) for each in pairs)]
    with known_person() as environment:
        for number in range(asked.runs + 1):
            for program in programs:
                program.run(environment)
                if not number:
                    program.forget()
    print(f"{'':32} {'paint ms':>9} {'ratio':>6} {'cpu ms':>7} {'ratio':>6} {'MB':>6}")
    for program in programs:
        _print(program, empty)


def _print(program: Program, empty: Program) -> None:
    ratio = _ratio(program.taken, empty.taken)
    worked = _ratio(program.worked, empty.worked)
    over = "  OVER" if ratio > ROOM else ""
    print(
        f"{program.name[-32:]:32} {median(program.taken):9.0f} {ratio:6.2f}"
        f" {median(program.worked):7.0f} {worked:6.2f} {median(program.held):6.1f}{over}"
    )


def _ratio(taken: Sequence[float], beside: Sequence[float]) -> float:
    """The median of the ratios round by round."""
    return median(ours / theirs for ours, theirs in zip(taken, beside, strict=True))


if __name__ == "__main__":
    main()
