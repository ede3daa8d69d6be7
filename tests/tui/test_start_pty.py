"""Starting and ending over a real pseudo-terminal: leaving, hang-ups, no terminal, a crash."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from cchc_tui.settings import SettingsFile
from tests.tui.steps.terminals import APPS, CCHC, DEADLINE_SECONDS, F1, F9, F10, environment_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.steps.terminals import Start

BELOW_24_LINES = re.compile(rb"\x1b\[(?:2[5-9]|30);")
LEFT_ALTERNATE_SCREEN = b"\x1b[?1049l"
MOUSE = b"\x1b[?1000h"
KITTY = re.compile(rb"\x1b\[>\d+u")
REVERSE = re.compile(rb"\x1b\[(?:\d+;)*7[;\dm]")
COLOURS = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;\d]*m")


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen-256color", "linux"])
def test_it_starts_and_leaves_the_terminal_as_it_was(start: Start, term: str) -> None:
    with start(TERM=term) as terminal:
        terminal.wait_for(b"F10")
        terminal.press(F10)
        assert terminal.ended() == 0
        assert LEFT_ALTERNATE_SCREEN in terminal.output
        assert termios.tcgetattr(terminal.slave) == terminal.modes
        assert b"Traceback" not in terminal.output


def test_bytes_that_are_no_letters_end_nothing(start: Start) -> None:
    with start("can-tho-2022") as terminal:
        terminal.wait_for(b"F10")
        terminal.press(b"\xffg\xc3r3.20\x80")  # the question shows what isn't a letter
        terminal.wait_for("r3.20�".encode())
        terminal.press(b"\x1b" + F10)
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.output


def test_a_size_that_nothing_tells_is_seen(start: Start) -> None:
    """The terminal isn't the program's own here, so the system doesn't tell the program."""
    with start("can-tho-2022") as terminal:
        terminal.wait_for(b"F10")
        drawn = len(terminal.output)
        fcntl.ioctl(terminal.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        terminal.wait_until(lambda: BELOW_24_LINES.search(terminal.output, drawn) is not None)


def test_a_hang_up_signal_ends_it_at_once(start: Start) -> None:
    with start() as terminal:
        terminal.wait_for(b"F10")
        terminal.process.send_signal(signal.SIGHUP)
        assert terminal.ended() == -signal.SIGHUP


def test_a_terminal_that_goes_away_ends_it_without_a_signal(
    start: Start,
) -> None:
    with start() as terminal:
        terminal.wait_for(b"F10")
        terminal.hang_up()
        assert terminal.ended() in (129, -signal.SIGHUP)


def test_an_ignored_hang_up_ends_it_all_the_same(
    start: Start,
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with start() as terminal:
            terminal.wait_for(b"F10")
            terminal.hang_up()
            assert terminal.ended() == 129
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_it_says_so_in_one_line(
    demo_database: Path, home: Path, missing: str
) -> None:
    master, slave = pty.openpty()
    streams = {"stdin": slave, "stdout": slave, "stderr": slave}
    streams[missing] = subprocess.DEVNULL if missing == "stdin" else subprocess.PIPE
    if missing != "stderr":
        streams["stderr"] = subprocess.PIPE
    try:
        done = subprocess.run(
            [sys.executable, *CCHC, "--db", str(demo_database), "tui"],
            stdin=streams["stdin"],
            stdout=streams["stdout"],
            stderr=streams["stderr"],
            env=environment_at(home),
            text=True,
            check=False,
            timeout=DEADLINE_SECONDS,
        )
    finally:
        os.close(master)
        os.close(slave)
    assert done.returncode == 5
    assert done.stderr.count("\n") == 1
    assert "terminal" in done.stderr


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_refused(start: Start, term: str) -> None:
    with start(TERM=term) as terminal:
        assert terminal.ended() == 5
        assert b"\x1b[?1049h" not in terminal.output


def test_an_unknown_plan_is_refused_before_anything_is_drawn(
    start: Start,
) -> None:
    with start("no-such-plan") as terminal:
        assert terminal.ended() == 2
        assert b"no-such-plan" in terminal.output
        assert b"\x1b[?1049h" not in terminal.output


@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_no_color_sends_no_colour_and_shows_the_cursor_by_reverse(start: Start, theme: str) -> None:
    with start("--theme", theme, NO_COLOR="1") as terminal:
        terminal.wait_for(b"F10")
        terminal.press(F9)
        terminal.wait_for(b"English")
        assert COLOURS.findall(terminal.output) == []
        assert REVERSE.search(terminal.output)


def test_colours_are_sent_otherwise(start: Start) -> None:
    with start() as terminal:
        terminal.wait_for(b"F10")
        assert COLOURS.findall(terminal.output)


def test_the_linux_console_gets_no_marks_it_lacks(start: Start) -> None:
    with start(TERM="linux") as terminal:
        terminal.wait_for(b"F10")
        terminal.press(F1)
        terminal.wait_for(b"[app.help]")
        assert not set(terminal.output.decode()) & set("✓▸‖▾▼▶↑↓←→")


def test_a_slow_line_gets_no_mouse_and_few_colours(start: Start) -> None:
    with start("--slow") as terminal:
        terminal.wait_for(b"F10")
        assert MOUSE not in terminal.output
        assert b"38;5;" not in terminal.output
    with start() as terminal:
        terminal.wait_for(b"F10")
        assert MOUSE in terminal.output


def test_the_keyboard_protocol_is_left_alone_where_asked(start: Start) -> None:
    with start("--no-kitty") as terminal:
        terminal.wait_for(b"F10")
        assert not KITTY.search(terminal.output)
    with start() as terminal:
        terminal.wait_for(b"F10")
        assert KITTY.search(terminal.output)


def test_a_crash_gives_one_polite_line_and_a_log(home: Path, start: Start) -> None:
    with start(program=(str(APPS / "crashing_app.py"),)) as terminal:
        terminal.wait_for(b"F10")
        terminal.press(F10)
        assert terminal.ended() == 1
        assert termios.tcgetattr(terminal.slave) == terminal.modes
        after = terminal.output.rpartition(LEFT_ALTERNATE_SCREEN)[2]
        assert b"ZeroDivisionError" not in terminal.output
        assert b"bug" in after
        [log] = home.rglob("cchc.log")
        assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_a_hang_up_in_the_middle_keeps_what_the_settings_hold(home: Path, start: Start) -> None:
    with start() as terminal:
        terminal.wait_for(b"F10")
        terminal.press(F9)
        terminal.wait_for(b"English")
        terminal.press(b"\x1b[B\r")
        terminal.wait_for(b"light")
        terminal.hang_up()
        terminal.ended()
    kept, _ = SettingsFile(home / "config" / "cchc-tracker" / "tui", "lan").read()
    assert kept.theme == "light"
