"""The command `cchc`: owns the command line, stdout, stderr and exit codes."""

from __future__ import annotations

import gc
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """The console script; it doesn't look for garbage, of which there is none, while it loads."""
    gc.disable()
    from cchc_tracker.cli.entry import main as run_command_line

    gc.enable()
    run_command_line()
