"""Help: what the screen beneath is for, and every key that works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from cchc_tracker.model.message import template
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.keys import key_cap
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tui.widgets.keys import KeyHint

GENERAL = template(
    "Arrows, PgUp, PgDn, Home and End move. Tab goes to the next field. Esc goes back."
    " A name in brackets is what the settings file calls a key."
)


class HelpScreen(HouseModal[None]):
    """Explains one screen; scrolls with the arrows."""

    NAME = template("Help")
    HELP = GENERAL

    def __init__(self, about: str, hints: tuple[KeyHint, ...]) -> None:
        super().__init__()
        self._about = about
        self._hints = hints

    def body(self) -> ComposeResult:
        """The text, scrolling."""
        with VerticalScroll(id="help-body"):
            yield PlainStatic(self.text(), id="help-text")

    def on_mount(self) -> None:
        """Takes the arrows."""
        self.query_exactly_one("#help-body").focus()

    def relabel(self) -> None:
        """Write the help again."""
        super().relabel()
        self.query_exactly_one("#help-text", PlainStatic).update(self.text())

    def text(self) -> str:
        """The whole help: the screen's own, the general one, the keys."""
        language = self.app.language
        parts = [language.text(part) for part in (self._about, GENERAL) if part]
        return "\n\n".join([*parts, "\n".join(self._key_lines())])

    def _key_lines(self) -> list[str]:
        language = self.app.language
        ascii_only = self.app.context.ascii_only
        caps = [
            ", ".join(key_cap(key, ascii_only=ascii_only) for key in hint.keys)
            for hint in self._hints
        ]
        width = max(map(len, caps), default=0)
        return [
            f"{cap:<{width}}  {language.text(hint.description)}  [{hint.id}]"
            for cap, hint in zip(caps, self._hints, strict=True)
        ]
