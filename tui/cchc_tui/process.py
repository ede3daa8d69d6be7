"""What holds for the whole process: only the program's own entry may set it, never an app.

Apps may share a process; it's for whoever starts that process to weigh their needs.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

TURN: Final = 0.001
"""Seconds after which a thread that reads or sorts rows lets the keys have their turn.

Python's own 0.005 make a key wait through several of them while a million rows are sorted.
"""


def load_event_loop() -> None:
    """Load asyncio without TLS, which an interface at a terminal never speaks.

    It would load OpenSSL for it: 4.5 MB of each session, 8 ms of each start. Whoever imports `ssl`
    afterwards gets it as usual.
    """
    if "asyncio" in sys.modules or "ssl" in sys.modules:
        return
    loaded = cast("dict[str, ModuleType | None]", sys.modules)
    loaded["ssl"] = None  # as in a Python built without it
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


@contextmanager
def without_collecting() -> Iterator[Callable[[], None]]:
    """Start without looking for garbage, until what is yielded is called or the block is left.

    What is loaded by then is never looked through again: a walk through all of Textual's objects
    in the middle of the start, or of a key, costs 30 ms.
    """
    was_enabled = gc.isenabled()

    def collect_again() -> None:
        if not gc.isenabled():
            gc.freeze()
            if was_enabled:
                gc.enable()

    gc.disable()
    try:
        yield collect_again
    finally:
        collect_again()


@contextmanager
def short_turns() -> Iterator[None]:
    """Let threads take turns after `TURN` seconds."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
