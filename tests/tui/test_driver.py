"""What the driver makes of a terminal's bytes, whole, cut and broken."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste

from cchc_tui.terminal.driver import HouseDriver, TerminalInput
from cchc_tui.terminal.paste_filter import SILENCE
from tests.tui.apps.typing_app import TypingApp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.message import Message


def told(events: Iterable[Message]) -> list[str]:
    """Keys by their letter, or their name in <>; pastes in quotes; else the kind of event."""
    return [
        f"“{event.text}”"
        if isinstance(event, Paste)
        else (event.character if event.is_printable and event.character else f"<{event.key}>")
        if isinstance(event, Key)
        else type(event).__name__
        for event in events
    ]


def read(*chunks: bytes) -> list[str]:
    terminal = TerminalInput()
    return told(event for chunk in chunks for event in terminal.feed(chunk, 0))


@pytest.mark.parametrize(
    ("chunks", "events"),
    [
        ([b"a\xffb"], ["a", "�", "b"]),
        ([b"a\xff", b"\xfe\x80b"], ["a", "�", "�", "�", "b"]),
        ([b"\xe1\xbb", b"\x87"], ["ệ"]),
        ([b"\xe1", b"a"], ["�", "a"]),
        ([b"\xe1\xbb\x1b[A"], ["�", "<up>"]),
        ([b"a\x1b[1:2:3;5ub"], ["a", "b"]),
        ([b"a\x1b[99999999999999;1ub"], ["a", "b"]),
        ([b"a\x1b[200~b\xff\x1b[31m\0c\x1b[201~d"], ["a", "“b�c”", "d"]),
        ([b"\x1b[20", b"0~x\x1b[2", b"01", b"~y\x1b[A"], ["“x”", "y", "<up>"]),
    ],
)
def test_bytes_become_events(chunks: list[bytes], events: list[str]) -> None:
    assert read(*chunks) == events


pieces = st.one_of(
    st.binary(max_size=3),
    st.text(max_size=3).map(lambda text: text.encode(errors="replace")),
    st.sampled_from([
        b"\x1b", b"\x1b[", b"\x1b[200~", b"\x1b[201~", b"\x1b[<0;1;1M", b"\x1b[M", b"\x1b[9:9;9u",
        b"99999999999", b";", b":", b"u", b"t", b"\x1b[48;", b"\x1b[?2026;1$y", b"\x1b[1;2D",
    ]),
)  # fmt: skip


@given(st.lists(pieces, max_size=12).map(b"".join), st.sets(st.integers(0, 60)))
def test_no_bytes_end_the_reading_however_they_are_cut(data: bytes, cuts: set[int]) -> None:
    places = [0, *sorted(cut for cut in cuts if cut < len(data)), len(data)]
    chunks = [data[start:end] for start, end in pairwise(places)]

    assert read(*chunks) == read(data)
    terminal = TerminalInput()
    list(terminal.feed(data, 0))
    list(terminal.wait(SILENCE))
    assert told(terminal.feed(b"\x1b[201~\x1b[Axy", SILENCE))[-2:] == ["x", "y"]


def test_a_paste_whose_end_is_lost_leaves_the_keyboard_alive() -> None:
    terminal = TerminalInput()

    assert told(terminal.feed(b"\x1b[200~abc", 0)) == []
    assert told(terminal.wait(SILENCE / 2)) == []
    assert told(terminal.wait(SILENCE)) == ["“abc”"]
    assert told(terminal.feed(b"\x1b[Bd", SILENCE)) == ["<down>", "d"]


def test_a_terminal_hosts_it_and_a_test_does_without() -> None:
    used: list[Any] = []

    async def run() -> None:
        first, second = TypingApp("line"), TypingApp("area")
        async with first.run_test() as one, second.run_test() as other:
            used.extend((first._driver, second._driver))
            await one.press("a")
            await other.press("b")
            assert (first.texts, second.texts) == (["a"], ["b"])

    asyncio.run(run())
    assert not any(isinstance(driver, HouseDriver) for driver in used)
    assert all(driver.is_headless for driver in used)


@pytest.mark.parametrize(
    ("replaced", "digest"),
    [
        (LinuxDriver.run_input_thread, "d796af6d69db337d"),
        (LinuxDriver._run_input_thread, "d2ef22cc2c97a9eb"),
        (XTermParser.parse, "a5834ad1def86544"),
    ],
)
def test_what_the_driver_replaces_is_as_it_was_when_it_was_written(
    replaced: Callable[..., object], digest: str
) -> None:
    source = inspect.getsource(replaced)

    assert hashlib.sha256(source.encode()).hexdigest()[:16] == digest
