"""A form whose terminal dies or whose process is killed comes back at the next start."""

from __future__ import annotations

import json
import re
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.tui.steps.terminals import F8, F10

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.steps.terminals import Start, Terminal

PLAN = "can-tho-2022"
TYPED = b"vie" + b"\x7f" + "êt".encode() + b"\x7f\x7f" + "ệt".encode()
"""`việt` as UniKey sends it."""

FOCUSED_NOTE = re.compile(rb"\x1b\[(?:\d+;)*1;[\d;]*m *Note")
"""The label in bold, which tells where one is."""


def drafts(home: Path) -> list[dict[str, str]] | None:
    """The fields of every draft on disk; None where one went away under one's eyes."""
    try:
        found = (home / "state").glob("cchc-tracker/drafts/*/[!.]*/[!.]*.json")
        return [json.loads(path.read_text("utf-8"))["fields"] for path in found]
    except FileNotFoundError:
        return None


def read_until(terminal: Terminal, home: Path, wanted: list[dict[str, str]]) -> None:
    """Read what the interface draws until just these drafts are on disk."""
    while drafts(home) != wanted:
        running = terminal.process.poll() is None and time.monotonic() < terminal.deadline
        assert running, (drafts(home), terminal.output[-3000:].decode(errors="replace"))
        terminal.read()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP, None])
def test_an_update_cut_short_is_offered_again(
    start: Start, home: Path, end: signal.Signals | None
) -> None:
    with start(PLAN) as terminal:
        terminal.wait_for("thể chế".encode())
        terminal.press(b"g")
        terminal.wait_for(b"Go to a row")
        terminal.press(b"r12\r")
        terminal.wait_for(b"3.10")
        terminal.press(b"e")
        terminal.wait_for(b"Took effect")
        terminal.press(b"2")
        read_until(terminal, home, [{"state": "in_progress"}])
        terminal.press(b"\t" * 4)
        terminal.wait_until(lambda: FOCUSED_NOTE.search(terminal.output) is not None)
        terminal.press(TYPED)
        read_until(terminal, home, [{"state": "in_progress", "note": "việt"}])
        if end is None:
            terminal.hang_up()
        else:
            terminal.process.send_signal(end)
        terminal.ended()
    with start(PLAN) as terminal:
        terminal.wait_for(b"Unfinished forms")
        terminal.press(b"\r")
        terminal.wait_for("việt".encode())
        terminal.wait_for(b"After saving")
        terminal.press(F8)
        read_until(terminal, home, [])
        terminal.press(F10)
        assert terminal.ended() == 0
