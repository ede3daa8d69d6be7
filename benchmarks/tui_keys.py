"""How soon the matrix answers a key, at rest and while rows are chosen, and what it holds then.

Run as `python -m benchmarks.tui_keys DATABASE PLAN [DATABASE PLAN …] [--keys N]`: the whole program
over a pty; a key's time is that from its byte to the first byte of the answer.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from benchmarks.terminal import Terminal
from benchmarks.tui_start import PAINTED, empty_app, interface, known_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOM: Final = 0.030
"""Seconds that a key may take, at the 95th percentile."""
MEMORY: Final = 45.0
"""Megabytes that a session may hold."""
LINES: Final = (b"\x1b[B", b"\x1b[A")
PAGES: Final = (b"\x1b[6~", b"\x1b[5~")
SORT: Final = b"s"
EVERY_ROW: Final = b"/-khongco"
"""A filter that keeps every row, and so costs most."""
AT_EDGES: Final = 2
"""Keys that may stay without an answer."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What some keys took, in seconds."""

    name: str
    taken: Sequence[float]

    def __str__(self) -> str:
        worst = quantiles(self.taken, n=20)[-1]
        over = "  OVER" if worst > ROOM else ""
        return (
            f"  {self.name:34} {median(self.taken) * 1000:7.1f} ms"
            f"  95th percentile {worst * 1000:6.1f} ms{over}"
        )


def answers(terminal: Terminal, name: str, keys: Sequence[bytes], count: int) -> Answers:
    """Press keys in turn, each when the one before is answered.

    Sorting may bring the cursor's row to an edge of the plan, where a key moves nothing.
    """
    taken: list[float] = []
    unanswered = 0
    while len(taken) < count:
        try:
            taken.append(terminal.answered(keys[(len(taken) + unanswered) % len(keys)]))
        except TimeoutError:
            unanswered += 1
            if unanswered > AT_EDGES:
                raise
        terminal.until_quiet(0.02)
    return Answers(name, taken)


def measure(terminal: Terminal, count: int) -> Iterator[str]:
    """The lines of the report on one plan."""
    terminal.until(PAINTED)
    terminal.until_quiet(3.0)
    yield _memory(terminal, "at the start")
    for name, keys in (("cursor key", LINES), ("page key", PAGES)):
        yield str(answers(terminal, f"{name}, at rest", keys, count))
    for name, keys in (("cursor key", LINES), ("page key", PAGES)):
        terminal.press(SORT)
        yield str(answers(terminal, f"{name}, while rows are sorted", keys, count))
        _rest(terminal)
        yield _memory(terminal, "after sorting")
    terminal.press(SORT)
    _rest(terminal)
    for name, keys in (("cursor key", LINES), ("page key", PAGES)):
        terminal.press(EVERY_ROW)
        time.sleep(0.3)
        terminal.press(b"\r")
        terminal.until_quiet(0.05)
        yield str(answers(terminal, f"{name}, while a filter runs", keys, count))
        _rest(terminal)
        yield _memory(terminal, "after a filter that keeps all")
        terminal.press(b"\x1b")
        _rest(terminal)


def _rest(terminal: Terminal) -> None:
    """Wait until it works no more."""
    while True:
        before = terminal.cpu_seconds()
        terminal.until_quiet(1.0)
        if terminal.cpu_seconds() - before < 0.05:
            return


def _memory(terminal: Terminal, when: str) -> str:
    resident, proportional = terminal.memory()
    over = "  OVER" if resident > MEMORY else ""
    return f"  {'memory ' + when:38} {resident:5.1f} MB, proportional {proportional:.1f} MB{over}"


def _run(database: str, plan: str, count: int, environment: Mapping[str, str]) -> None:
    print(f"{plan} of {database}")
    terminal = Terminal.start(interface(database, plan), environment)
    for line in measure(terminal, count):
        print(line, flush=True)
    terminal.end()


def main() -> None:
    """Print a report on each plan."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tui_keys", description=__doc__)
    parser.add_argument("plans", nargs="+", help="database and plan, one after the other")
    parser.add_argument("--keys", type=int, default=40, help="keys of each kind")
    asked = parser.parse_args()
    empty = empty_app()
    empty.run({})
    print(f"an empty Textual app holds {empty.held[-1]:.1f} MB")
    for database, plan in zip(asked.plans[::2], asked.plans[1::2], strict=True):
        with known_person() as environment:  # each starts with the plan's own order
            _run(database, plan, asked.keys, environment)


if __name__ == "__main__":
    main()
