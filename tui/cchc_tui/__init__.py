"""The Textual terminal interface. Importing it doesn't import Textual; `start` does."""

from cchc_tui.starting import StartOptions, start

__all__ = ["StartOptions", "start"]
