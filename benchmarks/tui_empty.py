"""The peer of the interface's start: a Textual app with one line of text, as a program."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

MARK = "EMPTY"


class EmptyApp(App[None]):
    """Nothing but a line."""

    def compose(self) -> ComposeResult:
        """The line that tells that the app has painted."""
        yield Static(MARK)


if __name__ == "__main__":
    EmptyApp().run()
