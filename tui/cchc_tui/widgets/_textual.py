"""The only file that touches private Textual APIs; each names the version that needs it."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rich.color import ColorSystem
from textual._compositor import (
    ChopsUpdate,
    Compositor,
    CompositorUpdate,
    LayoutUpdate,
    ReflowResult,
)
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.strip import SGR_STYLES, Strip

from cchc_tui.terminal.cells_sent import PLAIN, Look
from cchc_tui.terminal.screen_sent import ScreenSent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.color import Color
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.style import Style
    from textual.binding import Binding
    from textual.events import Key, Resize, ScreenResume
    from textual.geometry import Size
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


class _Laid(Compositor):
    """Draws what moved since everything was last laid out.

    Textual 8.2.8 compares the places of widgets with those before. Asked for a place while a widget
    is new, it lays all of them out in passing; compared with that, nothing has moved any more, and
    a second message in the corner, say, isn't drawn.
    """

    def __init__(self) -> None:
        super().__init__()
        self._laid_out = self._full_map

    def clear(self) -> None:
        """Let go of all widgets."""
        super().clear()
        self._laid_out.clear()

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay everything out."""
        self._full_map = self._laid_out
        found = super().reflow(parent, size)
        self._laid_out = self._full_map
        return found


class DrawnOnce(Screen[Result]):
    """A screen that isn't drawn while nothing of it would be sent, nor styled twice to begin with.

    Textual 8.2.8 draws the first screen of an app while it still holds back all output, throws
    the drawing away and draws again. It gives every widget its style when it's made, and again
    when the screen is first shown. And it calls back what should follow a refresh before the first
    one, while output is held back.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = _Laid()

    def _screen_resized(self, size: Size) -> None:  # noqa: ARG002 - the place of Textual's own
        """Takes the size of now.

        Textual 8.2.8 takes what it's told last, which may be the size it was laid out for while the
        terminal had another one already.
        """
        super()._screen_resized(self.app.size)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Comes before Textual's own handler of the event, which goes on to it."""
        if not self.stack_updates:
            event.refresh_styles = False

    async def _invoke_and_clear_callbacks(self) -> None:
        if not self.app._batch_count:  # noqa: SLF001
            await super()._invoke_and_clear_callbacks()

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


class LeanApp(App[Result]):
    """An app that sends of each picture only what the terminal doesn't show yet.

    Textual 8.2.8 sends whatever was drawn again, whether or not it looks the same: a screen that
    opens is sent two to four times, a line that scrolls sends all the others.
    """

    def __init__(self) -> None:
        self.screen_sent = ScreenSent()
        super().__init__()
        self._told_size: Size | None = None
        self._times_told = 0

    async def on_mount(self) -> None:
        """Draws all of it when a stopped program goes on: a shell has written there since."""
        self.app_resume_signal.subscribe(self, lambda _: self.draw_anew())

    def on_resize(self, event: Resize) -> None:
        """Draws all of it: nobody knows what a terminal leaves there when its size changes.

        Even where the size is what it was: changes there and back are told as one. At the start
        Textual 8.2.8 tells the size itself, and the driver a second time.
        """
        self._times_told += 1
        if self._times_told > 2 or self._told_size not in (None, event.size):
            self.draw_anew()
        self._told_size = event.size

    def draw_anew(self) -> None:
        """Draw the whole screen, also what should stand there already."""
        self.screen_sent.forget()
        self.screen.refresh()

    async def _shutdown(self) -> None:
        """Lets the app finish what it was told before its screens are closed.

        Textual 8.2.8 itself does so where a person ends it; where a program does that drives it
        (`run_test`), an app that opens one more screen meanwhile was never closed to the end.
        """
        if self._task is not None and not self._task.done():
            await self._on_exit_app()
            await asyncio.wait((self._task,))
        await super()._shutdown()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self.is_inline:
            renderable = _WhatDiffers(self._whole(screen, renderable), screen, self.screen_sent)
        super()._display(screen, renderable)

    def _whole(
        self, screen: Screen[Any], update: LayoutUpdate | ChopsUpdate
    ) -> LayoutUpdate | ChopsUpdate:
        """The update, or all of the picture where the terminal is cleared for it."""
        size = screen._compositor.size  # noqa: SLF001
        if isinstance(update, LayoutUpdate) or self.screen_sent.is_about(size.width, size.height):
            return update
        return screen._compositor.render_full_update()  # noqa: SLF001


class _WhatDiffers(CompositorUpdate):
    """What of an update the terminal doesn't show yet."""

    def __init__(
        self, update: LayoutUpdate | ChopsUpdate, screen: Screen[Any], sent: ScreenSent
    ) -> None:
        self._update = update
        self._size = screen._compositor.size  # noqa: SLF001
        self._sent = sent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The whole update, for whoever exports a picture."""
        return self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """The bytes, without the place of the cursor."""
        colours = console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001
        stretches = (
            (x, y, [(text, _look(style, colours)) for text, style, _ in strip])
            for x, y, strip in _strips(self._update)
        )
        return self._sent.change(self._size.width, self._size.height, stretches)


def _strips(update: LayoutUpdate | ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield update.region.x, y, Strip.join(list(strips))
        return
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            # beside the span, widgets that didn't change weren't drawn: what's behind them was
            if strip is not None and x < last and first < end:
                yield x, y, strip


def _look(style: Style | None, colours: ColorSystem) -> Look:
    if style is None:
        return PLAIN
    attributes = style._attributes & style._set_attributes  # noqa: SLF001
    return _look_of(attributes, style.color, style.bgcolor, colours)


@lru_cache(maxsize=512)
def _look_of(
    attributes: int, foreground: Color | None, background: Color | None, colours: ColorSystem
) -> Look:
    codes = [code for bit, code in enumerate(SGR_STYLES) if attributes >> bit & 1]
    return Look(
        ";".join(codes),
        _parameters(foreground, colours, foreground=True),
        _parameters(background, colours, foreground=False),
    )


def _parameters(colour: Color | None, colours: ColorSystem, *, foreground: bool) -> str:
    if colour is None or colour.is_default:
        return ""
    return ";".join(colour.downgrade(colours).get_ansi_codes(foreground))
