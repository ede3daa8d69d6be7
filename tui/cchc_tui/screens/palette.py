"""The palette: every command of the screen beneath, found by typing a part of its name."""

from __future__ import annotations

from cchc_tracker.model.message import template
from cchc_tracker.model.text import fold
from cchc_tui.screens.finding import FindingScreen
from cchc_tui.widgets.keys import KeyHint, key_cap

_OWN = "app.palette"


class PaletteScreen(FindingScreen[KeyHint]):
    """Its outcome is the key to press."""

    NAME = template("Commands")
    HELP = template(
        "Type a part of a command's name, with or without marks; the arrows choose, Enter runs it."
    )
    WHAT = "palette"

    def __init__(self, hints: tuple[KeyHint, ...]) -> None:
        super().__init__(tuple(hint for hint in hints if hint.id != _OWN))

    def finds(self, item: KeyHint, typed: str) -> bool:
        """By parts of the command's name."""
        text = fold(self.app.language.text(item.description))
        return all(word in text for word in fold(typed).split())

    def line(self, item: KeyHint) -> str:
        """The command and its key."""
        cap = key_cap(item.keys[0], ascii_only=self.app.context.ascii_only)
        return f"{self.app.language.text(item.description)} ({cap})"

    def outcome(self, item: KeyHint) -> str:
        """The key."""
        return item.keys[0]
