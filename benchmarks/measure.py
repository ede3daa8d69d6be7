"""Runs whole processes in turn and takes their time and peak memory from the operating system."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def _nothing() -> None:
    """No preparation."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to time."""

    subject: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables beside the ones of this process."""
    prepare: Callable[[], None] = _nothing
    """What must be done before each run and isn't timed."""
    accepted: tuple[int, ...] = (0,)
    """Exit codes of a run that counts."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run."""

    seconds: float
    cpu_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All counted runs of a command."""

    subject: str
    samples: tuple[Sample, ...]

    @property
    def seconds(self) -> float:
        """Median time from start to exit."""
        return median(sample.seconds for sample in self.samples)

    @property
    def cpu_seconds(self) -> float:
        """Median of user and system time."""
        return median(sample.cpu_seconds for sample in self.samples)

    @property
    def peak_mib(self) -> float:
        """Median of the largest resident size."""
        return median(sample.peak_mib for sample in self.samples)


def in_turn(commands: Sequence[Command], runs: int) -> tuple[Figures, ...]:
    """Run A B A B …, so that a machine that slows down slows all; a first round isn't counted."""
    samples: list[list[Sample]] = [[] for _ in commands]
    for counted in range(runs + 1):
        for command, taken in zip(commands, samples, strict=True):
            sample = run_once(command)
            if counted:
                taken.append(sample)
    return tuple(
        Figures(command.subject, tuple(taken))
        for command, taken in zip(commands, samples, strict=True)
    )


def ratio(one: Figures, other: Figures) -> float:
    """The median of the ratios round by round."""
    pairs = zip(one.samples, other.samples, strict=True)
    return median(mine.seconds / theirs.seconds for mine, theirs in pairs)


def run_once(command: Command) -> Sample:
    """Time one process. Raises CalledProcessError where it fails.

    The peak can't read below that of this process, which the child is forked from: keep it small.
    """
    command.prepare()
    start = perf_counter()
    process = subprocess.Popen(
        command.arguments,
        env=environment(command.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.accepted:
        raise subprocess.CalledProcessError(process.returncode, command.arguments)
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This process's variables with some more; byte code may be kept, as on any machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CCHC_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, **more}
