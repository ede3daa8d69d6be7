"""The interface over a terminal line: what is sent for a key, and the picture that it makes."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from tests.tui.drawn_terminal import DrawnTerminal

if TYPE_CHECKING:
    from benchmarks.tui_lines import Line

SECONDS = 30.0
NO_DRAWING = re.compile(
    r"\x1b\[[?>=<][0-9;]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b\[[0-9;]*[nctqu]"
)
"""What is asked of a terminal, or told to it, beside what it shows."""


def until(line: Line, text: str) -> bytes:
    """Everything sent until a text comes, or for as long as one waits."""
    sent, end = b"", time.monotonic() + SECONDS
    while text.encode() not in sent and time.monotonic() < end:
        sent += line.answer(quiet=0.05)
    return sent


def opened(line: Line) -> DrawnTerminal:
    """What the terminal shows once the matrix is there."""
    picture = DrawnTerminal(80, 24)
    drawn(picture, until(line, "▾") + line.answer(quiet=1.0))
    return picture


def pressed(line: Line, key: bytes, mark: str) -> bytes:
    """What a key brings: something, and `mark` among it."""
    sent = line.answer(key, quiet=0.15, patience=SECONDS)
    if mark.encode() not in sent:
        sent += until(line, mark)
    assert mark.encode() in sent
    return sent


def drawn(picture: DrawnTerminal, sent: bytes) -> int:
    """Draw what was sent; how many bytes it was."""
    picture.take(NO_DRAWING.sub("", sent.decode()))
    return len(sent)
