"""The only file that touches private Textual APIs; each names the version that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.events import Key
    from textual.widget import Widget

Result = TypeVar("Result")

WRITTEN_FOR: Final = "8.2.8"
"""The version of Textual this file was checked against; a test holds it to the installed one."""


async def run_own_binding(widget: Widget, event: Key) -> None:
    """Runs at once what `widget` itself binds to a key that is no letter.

    Textual 8.2.8 puts letters into the focused input at once, but lets Backspace and arrows bubble
    up to the app before their binding runs, so that the keys of one burst change places
    (Textual issue 6605, pull request 6631). An action that declines the key gives it back.
    """
    if event.is_printable:
        return
    for binding in _own_bindings(widget, event.key):
        event.stop()
        event.prevent_default()
        if await widget.app.run_action(binding.action, widget):
            return
        event.stop(stop=False)
        event.prevent_default(prevent=False)


def _own_bindings(widget: Widget, key: str) -> list[Binding]:
    """The widget's bindings of a key after the keymap, without those the app has to run.

    An action of the app or the screen (`screen.dismiss`) may end the widget, and would then wait
    for the very handler that waits for it; a priority binding has had its turn already.
    """
    bindings = widget._bindings.copy()  # noqa: SLF001
    if keymap := widget.app._keymap:  # noqa: SLF001
        bindings.apply_keymap(keymap)
    return [
        binding
        for binding in bindings.key_to_bindings.get(key, ())
        if not binding.priority and "." not in binding.action.partition("(")[0]
    ]


class DrawnOnce(Screen[Result]):
    """A screen that isn't drawn while nothing of it would be sent.

    Textual 8.2.8 draws the first screen of an app while it still holds back all output, throws
    the drawing away and draws again.
    """

    def _compositor_refresh(self) -> None:
        if self.app._batch_count:  # noqa: SLF001
            self._repaint_required = True
        else:
            super()._compositor_refresh()


class SteadyStylesheet(Stylesheet):
    """Parses a style sheet once, and again only where a theme gives its variables other values.

    Textual 8.2.8 parses all of them at every theme that is set and every screen that opens first:
    five times before the first paint.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take over the values of a theme."""
        if variables != self._variables:
            super().set_variables(variables)
            self._require_parse = True

    def reparse(self) -> None:
        """Parse what changed since."""
        if self._require_parse:
            self.parse()
