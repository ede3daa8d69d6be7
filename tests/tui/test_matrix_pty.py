"""The matrix over a real terminal line: keys that arrive in one burst, bytes that a key costs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.tui_lines import ROOM, Terminal
from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import load_plugins
from cchc_tracker.services.plans import create_plan
from cchc_tracker.services.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PLAN = "can-tho-2022"
SECONDS = 30.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """The matrix of a plan in a terminal, its first screen painted."""
    path = tmp_path / "cchc.db"
    with open_session(path, "an", lambda: load_plugins(PluginOptions()), create=True) as session:
        create_plan(session, PLAN)
    folders = (ROOT, ROOT / "tui", ROOT / "plugins")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
    started = Terminal.start(str(path), PLAN)
    started.until("▾".encode(), SECONDS)
    started.until_quiet(1.0)
    yield started
    started.end()


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("g3.20\r", "Nhiệm vụ 2.17"),
        ("/sở nội vụ\r", "· sở nội vụ"),
        ("c\x1b[B", "[x]"),
    ],
    ids=["jump", "filter", "columns"],
)
def test_keys_of_one_burst_go_where_they_belong(terminal: Terminal, keys: str, seen: str) -> None:
    os.write(terminal.line, keys.encode())
    assert seen.encode() in terminal.until(seen.encode(), SECONDS)


def test_keys_cost_few_bytes(terminal: Terminal) -> None:
    assert terminal.until_quiet(2.5) == b""
    assert all(0 < terminal.press(b"\x1b[B") < ROOM["cursor key"] for _ in range(12))
    assert 0 < terminal.press(b"\x1b[6~") < ROOM["page"]
    assert 0 < terminal.press(b"g") < ROOM["modal"]
