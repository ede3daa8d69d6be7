"""The four themes, each with a colour for every status."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

from cchc_tracker.model.message import template

DEFAULT_THEME: Final = "dark"
SLOW_THEME: Final = "terminal"
"""The theme of a slow line: 16 colours take 40 % fewer bytes."""

THEME_LABELS: Final = {
    "dark": template("dark"),
    "light": template("light"),
    "contrast": template("high contrast"),
    "terminal": template("terminal colours"),
}
THEME_NAMES: Final = tuple(THEME_LABELS)


def _status_colours(
    done: str, late: str, started: str, waiting: str, overdue: str, faint: str
) -> dict[str, str]:
    return {
        "status-done-on-time": done,
        "status-done-late": late,
        "status-in-progress": started,
        "status-not-started": waiting,
        "status-overdue": overdue,
        "status-undated": faint,
        "status-suspended": faint,
        "status-cancelled": faint,
    }


_DARK = Theme(
    name="dark",
    primary="#5fafff",
    secondary="#87afaf",
    accent="#ffaf5f",
    warning="#ffaf00",
    error="#ff5f5f",
    success="#87d787",
    foreground="#e4e4e4",
    background="#1c1c1c",
    surface="#262626",
    panel="#303030",
    dark=True,
    variables=_status_colours("#87d787", "#d7af5f", "#5fafff", "#e4e4e4", "#ff8787", "#a8a8a8"),
)

_LIGHT = Theme(
    name="light",
    primary="#005faf",
    secondary="#005f5f",
    accent="#875f00",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    foreground="#121212",
    background="#ffffff",
    surface="#eeeeee",
    panel="#dadada",
    dark=False,
    variables=_status_colours("#005f00", "#875f00", "#005faf", "#121212", "#af0000", "#585858"),
)

_CONTRAST = Theme(
    name="contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff8787",
    success="#00ff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    boost="#000000",
    dark=True,
    text_alpha=1.0,
    variables=_status_colours("#00ff00", "#ffff00", "#00ffff", "#ffffff", "#ff8787", "#ffffff")
    | {"block-cursor-background": "#ffff00", "block-cursor-foreground": "#000000"},
)

_TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables=_status_colours(
        "ansi_green", "ansi_yellow", "ansi_cyan", "ansi_default", "ansi_red", "ansi_default"
    )
    | {
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_blue",
        "input-selection-foreground": "ansi_white",
        "screen-selection-background": "ansi_blue",
        "screen-selection-foreground": "ansi_white",
    },
)

THEMES: Final = (_DARK, _LIGHT, _CONTRAST, _TERMINAL)

WITHOUT_COLOURS: Final = {
    "block-cursor-text-style": "reverse",
    "block-cursor-blurred-text-style": "underline",
    "input-cursor-text-style": "reverse",
}
"""Variables that tell a cursor by its style where a person wants no colours."""
