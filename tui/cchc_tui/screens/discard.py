"""Asks before what was typed is thrown away."""

from __future__ import annotations

from cchc_tracker.model.message import message, template
from cchc_tui.screens.confirm import ConfirmScreen


class DiscardScreen(ConfirmScreen):
    """Its outcome: whether to throw it away."""

    NAME = template("Leave the form")
    HELP = template(
        "Esc goes back to the form. F10 on the form quits and keeps what you typed for the next"
        " start."
    )

    def __init__(self) -> None:
        super().__init__(
            message("What you typed isn't saved yet."),
            yes=template("Throw away what I typed"),
            no=template("Go on editing"),
        )
