"""What holds for all tests: signals mean to the programs under test what they mean to a person."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Let ctrl+c and a lost line end what is started from here.

    Whoever runs the tests in the background (`nohup`, a job of a CI server) has made this process
    ignore them, and every program it starts would inherit that.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
