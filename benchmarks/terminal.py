"""A program in a pseudo terminal of 80×24 with 256 colours, as whoever measures it sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 80, 24
PATIENCE: Final = 60.0
"""Seconds after which a program that doesn't show what is waited for is given up."""
_NOT_PASSED_ON: Final = frozenset(
    {"COLORTERM", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
)


@dataclass
class Terminal:
    """A running program and the line to it."""

    pid: int
    line: int
    started: float
    """When it was started, by `time.perf_counter`."""
    sent: bytes = field(default=b"", repr=False)
    """What it has sent since the last wait."""

    @classmethod
    def start(cls, command: Sequence[str], environment: Mapping[str, str]) -> Self:
        """Start a program; `environment` is added to that of this process."""
        passed = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
        variables = {**passed, "TERM": "xterm-256color", **environment}
        started = time.perf_counter()
        pid, line = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
            os.execve(command[0], list(command), variables)  # noqa: S606
        return cls(pid, line, started)

    def until(self, mark: bytes) -> float:
        """Wait until it has sent `mark`; when that was, by `time.perf_counter`."""
        end = time.monotonic() + PATIENCE
        while mark not in self.sent:
            part = self._read(0.5)
            if not part and time.monotonic() > end:
                raise TimeoutError(self.sent.decode(errors="replace"))
            self.sent += part
        self.sent = b""
        return time.perf_counter()

    def until_quiet(self, seconds: float) -> int:
        """Wait until nothing has come for so many seconds; how many bytes came before."""
        count = 0
        while part := self._read(seconds):
            count += len(part)
        self.sent = b""
        return count

    def press(self, keys: bytes) -> None:
        """Press keys and wait for nothing."""
        os.write(self.line, keys)

    def answered(self, keys: bytes) -> float:
        """Press keys; seconds until the first byte of the answer."""
        start = time.perf_counter()
        self.press(keys)
        if not self._read(PATIENCE):
            raise TimeoutError(keys)
        return time.perf_counter() - start

    def cpu_seconds(self) -> float:
        """What all its threads have worked until now."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text("ascii").split()[0]) for task in tasks) / 1e9

    def memory(self) -> tuple[float, float]:
        """Resident and proportional megabytes."""
        text = Path(f"/proc/{self.pid}/smaps_rollup").read_text("ascii")
        sizes = {name.rstrip(":"): size for name, size, *_ in map(str.split, text.splitlines()[1:])}
        return int(sizes["Rss"]) / 1024, int(sizes["Pss"]) / 1024

    def end(self) -> None:
        """Kill it: what it would still do isn't measured."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.line)

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.line], [], [], seconds)
        try:
            return os.read(self.line, 1 << 16) if ready else b""
        except OSError as error:
            raise EOFError(self.sent.decode(errors="replace")) from error
