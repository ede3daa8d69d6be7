"""What the matrix sends over the line, how soon it paints and what it holds, measured over a pty.

Run as `python -m benchmarks.tui_lines DATABASE PLAN [DATABASE PLAN …]`, each a plan of its own
size; beside them an empty Textual app is measured, for the first paint.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.plugins.registry import PluginRegistry

WIDTH, HEIGHT = 80, 24
QUIET: Final = 0.3
"""Seconds without a byte after which a screen is taken as finished."""
STARTS: Final = 5
KEYS: Final = 30
ROOM: Final = {
    "cursor key": 1_000,
    "page": 8_000,
    "modal": 16_000,
    "modal closed": 16_000,
    "idle 3 s": 0,
}
"""Bytes a thing may cost at most."""

_UP, _DOWN, _PAGE_DOWN, _HOME = b"\x1b[A", b"\x1b[B", b"\x1b[6~", b"\x1b[H"
_EMPTY_MARK, _MATRIX_MARK = b"EMPTY", "▾".encode()


@dataclass
class Terminal:
    """A program in a terminal of 80×24 with 256 colours."""

    pid: int
    line: int

    @classmethod
    def start(cls, *arguments: str) -> Terminal:
        """Start this module's own child part."""
        pid, line = pty.fork()
        if pid == 0:
            environment = {
                name: value
                for name, value in os.environ.items()
                if name not in ("COLORTERM", "PYTHONDONTWRITEBYTECODE", "NO_COLOR")
            }
            environment |= {"TERM": "xterm-256color"}
            command = [sys.executable, "-m", "benchmarks.tui_lines", "--child", *arguments]
            os.execve(sys.executable, command, environment)  # noqa: S606
        fcntl.ioctl(line, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        return cls(pid, line)

    def until(self, mark: bytes, seconds: float = 60.0) -> bytes:
        """Everything sent until `mark`."""
        sent = b""
        end = time.monotonic() + seconds
        while mark not in sent and time.monotonic() < end:
            sent += self._read(0.05)
        return sent

    def until_quiet(self, quiet: float = QUIET) -> bytes:
        """Everything sent until nothing comes any more."""
        sent = b""
        while part := self._read(quiet):
            sent += part
        return sent

    def press(self, keys: bytes) -> int:
        """Press keys; how many bytes the answer has."""
        os.write(self.line, keys)
        return len(self.until_quiet())

    def delay(self, keys: bytes) -> float:
        """Press keys; milliseconds until the first byte of the answer."""
        start = time.perf_counter()
        os.write(self.line, keys)
        self._read(5.0)
        taken = (time.perf_counter() - start) * 1000
        self.until_quiet(0.1)
        return taken

    def memory(self) -> tuple[float, float]:
        """Resident and proportional megabytes."""
        text = Path(f"/proc/{self.pid}/smaps_rollup").read_text(encoding="ascii")
        parts = [line.split() for line in text.splitlines()]
        table = {each[0].rstrip(":"): each[1] for each in parts}
        return int(table["Rss"]) / 1024, int(table["Pss"]) / 1024

    def end(self) -> None:
        """Hang up."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.line)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.line], [], [], seconds)
        try:
            return os.read(self.line, 1 << 16) if ready else b""
        except OSError:
            return b""


def first_paint(mark: bytes, *arguments: str) -> float:
    """Milliseconds from the start of the program until it shows `mark`: the median of some."""
    taken = []
    for _ in range(STARTS):
        start = time.perf_counter()
        terminal = Terminal.start(*arguments)
        terminal.until(mark)
        taken.append((time.perf_counter() - start) * 1000)
        terminal.end()
    return median(taken)


def measure(database: str, plan: str) -> list[tuple[str, float, str]]:
    """What a matrix costs: name, value and unit."""
    terminal = Terminal.start(database, plan)
    terminal.until(_MATRIX_MARK)
    figures: list[tuple[str, float, str]] = []
    terminal.until_quiet(1.5)
    figures += [(f"memory {name}", value, "MB") for name, value in
                zip(("resident", "proportional"), terminal.memory(), strict=True)]  # fmt: skip
    figures.append(("idle 3 s", len(terminal.until_quiet(3.0)), "B"))
    downs = [terminal.press(_DOWN) for _ in range(KEYS)]
    terminal.press(_HOME)
    figures += [("cursor key", median(downs), "B"), ("cursor key, worst", max(downs), "B")]
    pages = [terminal.press(_PAGE_DOWN) for _ in range(3)]
    figures += [("page", median(pages), "B"), ("page, worst", max(pages), "B")]
    figures.append(("modal", terminal.press(b"g"), "B"))
    figures.append(("modal closed", terminal.press(b"\x1b"), "B"))
    figures += _delays(terminal, "key")
    os.write(terminal.line, b"/-khongco")
    time.sleep(0.4)
    os.write(terminal.line, b"\r")
    figures += _delays(terminal, "key while a filter runs")
    terminal.until_quiet(10.0)
    figures += [(f"memory after, {name}", value, "MB") for name, value in
                zip(("resident", "proportional"), terminal.memory(), strict=True)]  # fmt: skip
    terminal.end()
    return figures


def _delays(terminal: Terminal, name: str) -> list[tuple[str, float, str]]:
    taken = [terminal.delay(_UP if number % 2 else _DOWN) for number in range(KEYS)]
    return [
        (f"{name}, median", median(taken), "ms"),
        (f"{name}, p95", quantiles(taken, n=20)[-1], "ms"),
    ]


def main(arguments: Sequence[str]) -> None:
    """Print a table for each database and plan."""
    empty = first_paint(_EMPTY_MARK, "empty")
    print(f"empty Textual app: first paint {empty:.0f} ms")
    for database, plan in zip(arguments[::2], arguments[1::2], strict=True):
        painted = first_paint(_MATRIX_MARK, database, plan)
        print(f"\n{plan} of {database}")
        print(f"  first paint {painted:.0f} ms, {painted / empty:.2f} × an empty app")
        for name, value, unit in measure(database, plan):
            over = "  OVER" if value > ROOM.get(name, float("inf")) else ""
            print(f"  {name:36} {value:10.1f} {unit}{over}")


def run_empty() -> None:
    """An empty Textual app."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class Empty(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(_EMPTY_MARK.decode())

    Empty().run()


def run_matrix(database: str, plan: str) -> None:
    """The interface on one plan, for a person whom it has greeted before."""
    from cchc_tui.app import TrackerApp
    from cchc_tui.context import Context
    from cchc_tui.settings import SettingsFile

    def no_plugins() -> PluginRegistry:
        from cchc_tracker.plugins.pool import PluginOptions
        from cchc_tracker.plugins.registry import load_plugins

        return load_plugins(PluginOptions(disabled=True))

    with tempfile.TemporaryDirectory() as folder:
        SettingsFile(Path(folder), "benchmark").change(hint_seen=True)
        TrackerApp(
            Context(
                database=Path(database),
                user="benchmark",
                load_plugins=no_plugins,
                settings_folder=Path(folder),
                drafts_folder=Path(folder) / "drafts",
                plan=plan,
            )
        ).run()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--child", "empty"]:
            run_empty()
        case ["--child", database, plan]:
            run_matrix(database, plan)
        case rest:
            main(rest)
