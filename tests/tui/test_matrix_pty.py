"""The interface over a real terminal line: keys in one burst, and the bytes that each costs."""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import sys
import termios
from pathlib import Path
from tty import LFLAG
from typing import TYPE_CHECKING

import pytest

from benchmarks.tui_walk import (
    CTRL_P,
    CURSOR_KEY,
    DOWN,
    END,
    ENTER,
    ESC,
    F8,
    LETTER,
    PAGE,
    PAGE_DOWN,
    ROOM,
    SCREEN,
    TAB,
)
from tests.tui.steps.line import SECONDS, drawn, opened, pressed, until

if TYPE_CHECKING:
    from benchmarks.tui_lines import Line

CTRL_L = b"\x0c"
F10 = b"\x1b[21~"
FOR_PEOPLE = termios.ECHO | termios.ICANON
"""What a terminal does for whoever types commands, and not while an interface runs."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ("g3.20\r", "2.17"),
        ("/sở nội vụ\r", "· sở nội vụ"),
        ("c\x1b[B", "[x]"),
    ],
    ids=["jump", "filter", "columns"],
)
def test_keys_of_one_burst_go_where_they_belong(terminal: Line, keys: str, seen: str) -> None:
    opened(terminal)
    terminal.press(keys.encode())
    assert seen.encode() in until(terminal, seen)


@pytest.mark.slow
@pytest.mark.parametrize("terminal", [(), ("--slow",)], indirect=True, ids=["dark", "slow"])
def test_every_key_costs_few_bytes_and_leaves_the_picture_whole(terminal: Line) -> None:
    picture = opened(terminal)
    matrix = *[(DOWN, CURSOR_KEY, "")] * 22, (PAGE_DOWN, PAGE, ""), (END, PAGE, "")
    palette = (CTRL_P, SCREEN, "Lệnh"), (b"m", LETTER, ""), (DOWN, CURSOR_KEY, "")
    row = (ESC, SCREEN, "tính"), (ENTER, SCREEN, "Nguyên"), *[(DOWN, CURSOR_KEY, "")] * 3
    form = (b"e", SCREEN, "Lưu"), (b"1", CURSOR_KEY, ""), (TAB, SCREEN, "")
    percent = (TAB, CURSOR_KEY, ""), (b"5", LETTER, "")
    for steps in (matrix, palette, row, form, percent):
        for key, kind, mark in steps:
            assert 0 < drawn(picture, pressed(terminal, key, mark)) < ROOM[kind], (key, kind)
        before = [list(line) for line in picture.lines]
        assert drawn(picture, pressed(terminal, CTRL_L, "")) > 300
        assert picture.lines == before
    for key, mark in ((F8, "Chi"), (b"u", "nguyên")):  # with what is told of the saving
        assert 0 < drawn(picture, pressed(terminal, key, mark)) < ROOM[SCREEN]


@pytest.mark.slow
def test_nothing_is_sent_while_nothing_happens(terminal: Line) -> None:
    opened(terminal)
    assert terminal.answer(quiet=2.5) == b""


@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP])
def test_what_a_shell_wrote_meanwhile_is_drawn_over(terminal: Line, stop: signal.Signals) -> None:
    """SIGSTOP tells the program nothing: it can't make room for the shell."""
    picture = opened(terminal)
    before = [list(line) for line in picture.lines]
    modes = termios.tcgetattr(terminal.line)
    for _ in range(3):
        os.kill(terminal.pid, stop)
        os.waitpid(terminal.pid, os.WUNTRACED)
        terminal.answer(quiet=0.1)
        picture.lines = [[("$", ())] * 80 for _ in range(24)]
        usual = list(modes)
        usual[LFLAG] |= FOR_PEOPLE
        termios.tcsetattr(terminal.line, termios.TCSANOW, usual)
        os.kill(terminal.pid, signal.SIGCONT)
        drawn(picture, terminal.answer(quiet=1.0, patience=SECONDS))
        assert picture.lines == before
        assert termios.tcgetattr(terminal.line) == modes


@pytest.mark.skipif(sys.platform != "linux", reason="tells the threads of a program by /proc")
@pytest.mark.parametrize("stop", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_stop_brings_no_second_thread_and_leaves_the_terminal_as_it_was(
    terminal: Line, stop: signal.Signals
) -> None:
    """Two that read keys would tear them in two, two that write would tear pictures."""
    opened(terminal)

    def threads() -> list[str]:
        return sorted(
            each.read_text("ascii") for each in Path(f"/proc/{terminal.pid}/task").glob("*/comm")
        )

    before = threads()
    for _ in range(3):
        os.kill(terminal.pid, stop)
        os.waitpid(terminal.pid, os.WUNTRACED)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.answer(quiet=1.0, patience=SECONDS)
    assert threads() == before
    terminal.press(F10)
    os.waitid(os.P_PID, terminal.pid, os.WEXITED | os.WNOWAIT)
    assert termios.tcgetattr(terminal.line)[LFLAG] & FOR_PEOPLE == FOR_PEOPLE


def test_a_size_that_changes_there_and_back_leaves_nothing_of_the_terminal_s_own(
    terminal: Line,
) -> None:
    picture = opened(terminal)
    before = [list(line) for line in picture.lines]
    picture.lines = [[("?", ("?",))] * 80 for _ in range(24)]
    for height, width in ((20, 60), (24, 80)):
        fcntl.ioctl(terminal.line, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
    assert drawn(picture, terminal.answer(quiet=1.0, patience=SECONDS)) > 300
    assert picture.lines == before
