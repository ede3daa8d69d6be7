"""The terminal beneath the interface: is there one, and is it still there.

A process that reads from a terminal that is gone would spin for ever.
"""

from __future__ import annotations

import os
import select
import sys
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.errors import NotAllowedError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HANG_UP_CODE: Final = 129
"""What a shell reports of a program that a hang-up ended."""


def require_terminal(environment: Mapping[str, str]) -> None:
    """Raise NotAllowedError unless a person at a terminal can use the interface."""
    streams = (sys.__stdin__, sys.__stdout__, sys.__stderr__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        raise NotAllowedError(
            message(
                "The interface needs a terminal; over SSH use “ssh -t”, in a script use"
                " “cchc list” and “cchc summary”"
            )
        )
    if (environment.get("TERM") or "dumb") == "dumb":
        raise NotAllowedError(
            message("This terminal can't show the interface; set TERM, for example to xterm")
        )


def has_few_letters(environment: Mapping[str, str]) -> bool:
    """The terminal is a console whose font lacks the usual marks."""
    return environment.get("TERM") == "linux"


def wants_no_colour(environment: Mapping[str, str]) -> bool:
    """The person asked every program for no colours (no-color.org)."""
    return bool(environment.get("NO_COLOR"))


@contextmanager
def end_with_the_line() -> Iterator[None]:
    """End the process at once where its terminal hangs up; what matters is on disk by then.

    The hang-up signal does so by itself, but it's often not sent, or ignored (nohup).
    """
    stop_reading, stop_writing = os.pipe()
    watcher = Thread(target=_watch, args=(0, stop_reading), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        os.close(stop_writing)
        watcher.join()
        os.close(stop_reading)


def _watch(terminal: int, stop: int) -> None:
    poll = select.poll()
    poll.register(terminal, 0)  # a hang-up is always reported
    poll.register(stop, 0)
    events = dict(poll.poll())
    if stop not in events:
        os._exit(HANG_UP_CODE)
