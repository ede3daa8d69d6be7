"""A full screen that is opened above a main one, such as a row or a form; Esc leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cchc_tracker.model.message import template
from cchc_tui.messages import ShowRows
from cchc_tui.screens.house import HouseScreen

if TYPE_CHECKING:
    from textual.screen import Screen


class PageScreen(HouseScreen[None]):
    """Hands on to the screen beneath what was asked of that one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", template("Back"), id="screen.back"),
    ]

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def on_show_rows(self, request: ShowRows) -> None:
        """Hands the request to the screen beneath, and makes room for it."""
        self.beneath.post_message(ShowRows(request.plan, request.filter, request.ref))
        self.action_leave()

    @property
    def beneath(self) -> Screen[object]:
        """The screen this one was opened above."""
        stack = self.app.screen_stack
        return stack[stack.index(self) - 1]
