"""What every screen shares: title line, body, footer; following language, plan and store."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import getters
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from cchc_tracker.model.message import template
from cchc_tui.app import TrackerApp
from cchc_tui.widgets._textual import DrawnOnce
from cchc_tui.widgets.keys import KeyFooter
from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from textual.app import ComposeResult

Result = TypeVar("Result")


class HouseScreen(DrawnOnce[Result], Generic[Result], inherit_bindings=False):
    """A full screen of the house; `body` and `reload` are what a screen adds."""

    NAME: ClassVar[str] = ""
    """A template: what the screen is called in its title line."""
    HELP: ClassVar[str] = ""
    """A template: what the help says about the screen before it lists the keys."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab", "app.focus_next", template("Next field"), id="screen.next-field", show=False
        ),
        Binding(
            "shift+tab",
            "app.focus_previous",
            template("Previous field"),
            id="screen.previous-field",
            show=False,
        ),
        Binding("ctrl+l", "redraw", template("Draw again"), id="screen.redraw", show=False),
    ]
    app = getters.app(TrackerApp)

    def __init__(self) -> None:
        super().__init__()
        self._stale = False
        self._outcome: tuple[Result | None] | None = None
        """What the screen ends with as soon as nothing lies above it any more."""

    def compose(self) -> ComposeResult:
        """The three parts of every screen."""
        yield PlainStatic(self.title_line(), id="title-line")
        yield from self.body()
        yield KeyFooter()

    def body(self) -> ComposeResult:
        """What stands between the title line and the footer."""
        yield from ()

    def title_line(self) -> str:
        """The text of the first line."""
        return self.app.language.text(self.NAME) if self.NAME else self.app.title

    def relabel(self) -> None:
        """Write everything again in the language of now."""
        self.query_exactly_one("#title-line", PlainStatic).update(self.title_line())
        self.query_exactly_one(KeyFooter).follow()

    def reload(self) -> None:
        """Read again what is shown; the cursor and what is being typed stay."""

    def action_redraw(self) -> None:
        """Draw everything anew, where something else has written onto the terminal."""
        self.app.draw_anew()

    def on_mount(self) -> None:
        """Joins the screens that the app tells of changes."""
        self.app.house_screens.add(self)

    def on_language_changed(self) -> None:
        """Speaks the new language."""
        self.relabel()

    def on_plan_chosen(self) -> None:
        """Turns to another plan, now or when the screen is shown again."""
        self._reload_when_shown()

    def on_store_changed(self) -> None:
        """Follows what was written, now or when the screen is shown again."""
        self._reload_when_shown()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave this screen, once: now, or when what lies above it is left.

        Textual 8.2.8 takes away whatever lies on top, and stumbles over a screen left twice.
        """
        if self.is_active:
            return super().dismiss(result)
        self._outcome = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Catches up with what happened while another screen was shown."""
        if self._outcome is not None:
            self.dismiss(*self._outcome)
        elif self._stale:
            self._stale = False
            self.reload()

    def _reload_when_shown(self) -> None:
        if self.app.screen is self:
            self.reload()
        else:
            self._stale = True


class HouseModal(HouseScreen[Result], ModalScreen[Result], inherit_bindings=True):
    """A screen above another one, of the same shape and opaque; Esc leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", template("Back"), id="screen.back"),
        Binding("f1", "app.show_help", template("Help"), id="app.help"),
    ]

    def fill(self) -> None:
        """Write what it lists in the language of now; asked for again when that changes."""

    def relabel(self) -> None:
        """Write everything again in the language of now."""
        super().relabel()
        self.fill()

    def action_leave(self) -> None:
        """Go back without an outcome."""
        self.dismiss(None)
