"""Programs behind a pseudo-terminal: what they are sent, what they draw, how they end."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

DEADLINE_SECONDS = 60.0
APPS = Path(__file__).parents[1] / "apps"
CCHC = ("-m", "cchc_tracker")
F1, F8, F9, F10 = b"\x1bOP", b"\x1b[19~", b"\x1b[20~", b"\x1b[21~"
CTRL_Q = b"\x11"


def environment_at(home: Path, **more: str) -> dict[str, str]:
    """What a program finds around it, where a person's home is."""
    return {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(each or "." for each in sys.path),
        "CCHC_LANG": "en",
        **more,
    }


class PseudoTerminal:
    """A Python program behind 80×24; every wait ends at a condition or the deadline."""

    def __init__(self, *arguments: str, environment: dict[str, str]) -> None:
        self.output = b""
        self.deadline = time.monotonic() + DEADLINE_SECONDS
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.modes = termios.tcgetattr(self.slave)
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            env=environment,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)

    def press(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self.master, keys)

    def read(self) -> None:
        """Take what the program has drawn, if anything comes soon."""
        if select.select([self.master], [], [], 0.01)[0]:
            self.output += os.read(self.master, 65536)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Read what the program draws until the condition holds, while the program runs."""
        while not condition():
            running = self.process.poll() is None and time.monotonic() < self.deadline
            assert running or condition(), self.output[-2000:]
            self.read()

    def wait_for(self, text: bytes) -> None:
        """Read until a text has been drawn."""
        self.wait_until(lambda: text in self.output)

    def hang_up(self) -> None:
        """Close both ends, as a lost connection does."""
        os.close(self.slave)
        os.close(self.master)
        self.master = self.slave = -1

    def ended(self) -> int:
        """The exit code; what is written meanwhile is read, lest the process wait for us."""
        while self.process.poll() is None:
            assert time.monotonic() < self.deadline, self.output[-2000:]
            if self.master >= 0:
                self.read()
        while self.master >= 0 and select.select([self.master], [], [], 0)[0]:
            self.output += os.read(self.master, 65536)
        return int(self.process.returncode)


class Terminal(PseudoTerminal):
    """`cchc tui`, or another program called as it is."""

    def __init__(
        self,
        database: Path,
        home: Path,
        *arguments: str,
        program: tuple[str, ...] = CCHC,
        **environment: str,
    ) -> None:
        words = (*program, "--db", str(database), "--as", "lan", "tui", *arguments)
        super().__init__(*words, environment=environment_at(home, **environment))


class TypingTerminal(PseudoTerminal):
    """The app to type into, which tells what its inputs hold in a file of results."""

    def __init__(self, kind: str, results: Path) -> None:
        self.results = results
        self.results.touch()
        self.told = 0
        super().__init__(
            str(APPS / "typing_app.py"),
            kind,
            str(results),
            environment={
                "TERM": "xterm-256color",
                "LC_ALL": "C.UTF-8",
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )

    def write(self, *chunks: bytes) -> None:
        """Send chunks, each only after the app has read the one before."""
        for chunk in chunks:
            self.press(chunk)
            self.wait_until(self.all_read)

    def all_read(self) -> bool:
        """Whether no byte waits in the app's terminal."""
        waiting = fcntl.ioctl(self.slave, termios.FIONREAD, b"\0" * 4)
        return struct.unpack("i", waiting) == (0,)

    def next_report(self) -> str:
        """The next line the app tells."""
        self.wait_until(lambda: len(self.reports()) > self.told)
        self.told += 1
        return self.reports()[self.told - 1]

    def reports(self) -> list[str]:
        """All that the app has told in whole lines."""
        text = self.results.read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def typed(self, *chunks: bytes) -> str:
        """What the input holds after the chunks."""
        self.write(*chunks, F10)
        return self.next_report()


Start = Callable[..., Terminal]
"""Starts `cchc tui` behind a terminal; keywords are its environment."""
