"""The house footer: one line with the keys that work here, in the person's language.

Where the line is too narrow the least important keys are left out; the help has them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from textual import getters
from textual.content import Content
from textual.keys import key_to_character
from textual.widget import Widget

from cchc_tui.app import TrackerApp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.events import Click
    from textual.screen import Screen

    from cchc_tracker.services.language import Language

_CAPS: Final = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "comma": ",",
    "full_stop": ".",
    "delete": "Del",
    "backspace": "Bksp",
}
_ASCII_CAPS: Final = {"up": "Up", "down": "Down", "left": "Left", "right": "Right"}

_FIRST: Final = "app.help"
_LAST: Final = "app.quit"
"""These two never leave the footer."""


@dataclass(frozen=True, slots=True)
class KeyHint:
    """A key that works on a screen."""

    id: str
    keys: tuple[str, ...]
    """Textual's names of the keys, the usual one first."""
    description: str
    """A template."""
    shown: bool
    """It belongs in the footer."""


def keys_of(screen: Screen[Any], *, hidden: bool = False) -> tuple[KeyHint, ...]:
    """The keys that work on a screen now, the most important first; with `hidden` all of them.

    A letter that would be typed into the input with the focus isn't among them.
    """
    found: dict[str, KeyHint] = {}
    typing = screen.focused
    for active in screen.active_bindings.values():
        binding = active.binding
        if not active.enabled or binding.id is None or not (binding.show or hidden):
            continue
        if typing is not None and typing.check_consume_key(
            binding.key, key_to_character(binding.key)
        ):
            continue
        known = found.get(binding.id)
        keys = (*known.keys, binding.key) if known else (binding.key,)
        found[binding.id] = KeyHint(binding.id, keys, binding.description, binding.show)
    return tuple(sorted(found.values(), key=lambda hint: (hint.id != _FIRST, hint.id == _LAST)))


def key_cap(key: str, *, ascii_only: bool = False) -> str:
    """A key as it's written on the keyboard."""
    if ascii_only and key in _ASCII_CAPS:
        return _ASCII_CAPS[key]
    if key in _CAPS:
        return _CAPS[key]
    return "+".join(part.capitalize() for part in key.split("+")) if len(key) > 1 else key


def fitting(
    hints: Iterable[KeyHint], width: int, language: Language, *, ascii_only: bool = False
) -> list[tuple[KeyHint, str, str]]:
    """The hints that fit into a line, each with its key and description.

    From the first one that doesn't fit they are left out, but for help and quit.
    """
    written = [
        (hint, key_cap(hint.keys[0], ascii_only=ascii_only), language.text(hint.description))
        for hint in hints
    ]
    room = width - sum(_width(cap, text) for hint, cap, text in written if _stays(hint))
    fitted = []
    for hint, cap, text in written:
        if not _stays(hint):
            room -= _width(cap, text)
        if room >= 0 or _stays(hint):
            fitted.append((hint, cap, text))
    return fitted


def _stays(hint: KeyHint) -> bool:
    return hint.id in (_FIRST, _LAST)


def _width(cap: str, text: str) -> int:
    return Content(f" {cap} {text} ").cell_length


class KeyFooter(Widget):
    """Shows the keys of its screen; a click on one presses it."""

    DEFAULT_CSS = """
    KeyFooter {
        dock: bottom;
        height: 1;
        background: $panel;
        color: $foreground;
        .keys--cap { color: $accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {"keys--cap"}  # noqa: RUF012 - Textual's way of declaring
    app = getters.app(TrackerApp)

    def __init__(self) -> None:
        super().__init__()
        self._line: list[tuple[KeyHint, str, str]] = []

    def on_mount(self) -> None:
        """Follows the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.follow())

    def follow(self) -> None:
        """Draws again where the keys or their names have changed."""
        if self._line and self.is_attached and self._fitting() != self._line:
            self.refresh()

    def render(self) -> Content:
        """The line of keys."""
        self._line = self._fitting()
        cap_style = self.get_visual_style("keys--cap")
        return Content.assemble(
            *(part for _, cap, text in self._line for part in ((f" {cap}", cap_style), f" {text} "))
        )

    def on_click(self, event: Click) -> None:
        """Presses the key under the mouse."""
        end = 0
        for hint, cap, text in self._line:
            end += _width(cap, text)
            if event.x < end:
                self.app.simulate_key(hint.keys[0])
                return

    def _fitting(self) -> list[tuple[KeyHint, str, str]]:
        app = self.app
        return fitting(
            keys_of(self.screen), self.size.width, app.language,
            ascii_only=app.context.ascii_only,
        )  # fmt: skip
