"""Settings: language, theme and slow line, chosen by Enter and in force at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import template
from cchc_tracker.services.language import LANGUAGES
from cchc_tui.screens.house import HouseModal
from cchc_tui.themes import THEME_LABELS, THEME_NAMES
from cchc_tui.widgets.choices import ChoiceList

if TYPE_CHECKING:
    from textual.app import ComposeResult

LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
"""Each in itself, so that everybody finds the way home."""


class SettingsScreen(HouseModal[None]):
    """Three lines; Enter turns the one under the cursor to its next value."""

    NAME = template("Settings")
    HELP = template(
        "Enter turns the line under the cursor to its next value. Changes hold at once and are"
        " remembered for you. The slow line uses the terminal's own colours and, from the next"
        " start, no mouse."
    )

    def body(self) -> ComposeResult:
        """The list."""
        yield ChoiceList(id="settings-list")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self.query_exactly_one(ChoiceList).focus()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Turns the chosen line to its next value."""
        app = self.app
        match event.place:
            case 0:
                app.choose_language(_next(LANGUAGES, app.language.code))
            case 1:
                app.choose_theme(_next(THEME_NAMES, app.theme))
            case _:
                app.choose_slow(slow=not app.slow)
        self.fill()

    def fill(self) -> None:
        """Each setting with its value."""
        app = self.app
        language = app.language
        # the words for "language" in both, for whoever reads only one of them
        both = " / ".join(("Ngôn ngữ", "Language"))
        slow = language.text(template("yes") if app.slow else template("no"))
        self.query_exactly_one(ChoiceList).show_lines(
            [
                f"{both}: {LANGUAGE_NAMES[language.code]}",
                language("Colours") + f": {language.text(THEME_LABELS[app.theme])}",
                language("Slow line") + f": {slow}",
            ]
        )


def _next(values: tuple[str, ...], value: str) -> str:
    return values[(values.index(value) + 1) % len(values)]
