"""The command `cchc`: owns the command line, stdout, stderr and exit codes."""

from cchc_tracker.cli.entry import main

__all__ = ["main"]
