"""The driver of a terminal: no byte that it sends ends or garbles the reading of keys, no stop
tears the line to it.

It touches private APIs of Textual 8.2.8: `LinuxDriver` reads UTF-8 strictly, and its parser ends
at numbers that are none; both end the thread that reads the keys, and with it the app. Where a
program goes on that was stopped without being asked, it starts a second thread that reads keys and
a second one that writes: keys get lost, and what was drawn before comes after what is drawn now.
"""

from __future__ import annotations

import os
import selectors
import termios
from codecs import getincrementaldecoder
from contextlib import suppress
from time import monotonic
from tty import IFLAG, LFLAG
from typing import TYPE_CHECKING, Final

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size

from cchc_tui.terminal.paste_filter import PasteFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textual.message import Message

_WAIT: Final = 0.1
"""Seconds after which the thread looks whether it should end."""
_READ: Final = 4096
"""Bytes of one read."""
_OWN_SCREEN: Final = "\x1b[?1049h\x1b[?25l\x1b[?1004h"
"""The alternate screen, no cursor, and word of the focus."""


class TerminalInput:
    """What a terminal sends, byte by byte, as keys, pastes and other events.

    A byte that isn't UTF-8 becomes U+FFFD: the person sees that something else was typed.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._pastes = PasteFilter()
        self._parser = XTermParser()

    def feed(self, data: bytes, now: float) -> Iterator[Message]:
        """The events of the next bytes; `now` in seconds of any clock."""
        yield from self._parse(self._pastes.feed(self._decode(data), now))

    def wait(self, now: float) -> Iterator[Message]:
        """The events of what stays incomplete: an Esc alone, a paste whose end was lost."""
        yield from self._parse(self._pastes.give_up(now))
        if not self._pastes.is_in_mark:
            for event in self._parser.tick():
                self._pastes.forget_mark()
                yield event

    def _parse(self, text: str) -> Iterator[Message]:
        for letter in text:
            try:
                yield from self._parser.feed(letter)
            except (ValueError, OverflowError):  # a sequence with a number that is no letter's
                self._parser = XTermParser()


class HouseDriver(LinuxDriver):
    """Textual's driver, but for how it reads, and how it stops and goes on."""

    def _sigtstp_application(self, *_: object) -> None:
        """Stops when the loop comes to it: at once, it could wait for itself to stop writing."""
        self._soon(super()._sigtstp_application)

    def _sigcont_application(self, *_: object) -> None:
        """Takes the terminal back: from whoever was told of the stop, or from who wasn't."""
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._auto_restart:
            self._soon(self._take_back)

    def _soon(self, act: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and the app with it
            self._loop.call_soon_threadsafe(act)

    def _take_back(self) -> None:
        """Bring the terminal into the app's modes again and draw everything anew."""
        if self._key_thread is None or not self._key_thread.is_alive():
            return
        with suppress(termios.error):
            modes = termios.tcgetattr(self.fileno)
            modes[LFLAG] = self._patch_lflag(modes[LFLAG])
            modes[IFLAG] = self._patch_iflag(modes[IFLAG])
            termios.tcsetattr(self.fileno, termios.TCSANOW, modes)
        self.write(_OWN_SCREEN)
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._disable_line_wrap()
        self.send_message(self.SignalResume())

    def run_input_thread(self) -> None:
        """Reads until the app ends or the terminal is gone."""
        terminal = TerminalInput()
        missed: Size | None = None
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_WAIT):
                    data = self._read()
                    if not data:
                        return
                    self._tell(terminal.feed(data, monotonic()))
                else:
                    missed = self._tell_size(missed)
                self._tell(terminal.wait(monotonic()))

    def _tell_size(self, missed: Size | None) -> Size | None:
        """Tell a size again that the app has missed at two looks; gives the one that it misses now.

        Of two changes in quick succession the app sometimes hears of the first one only.
        """
        try:
            size = Size(*os.get_terminal_size(self.fileno))
        except OSError:  # the terminal hung up
            return None
        if size == self._app.size:
            return None
        if size == missed:
            self.send_message(Resize(size, size))
        return size

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ)
        except OSError:  # the terminal hung up
            return b""

    def _tell(self, events: Iterable[Message]) -> None:
        for event in events:
            self.process_message(event)
