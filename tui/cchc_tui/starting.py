"""Starting and ending the interface: refuses without a terminal, leaves none in disorder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from cchc_tui.process import load_event_loop, short_turns, without_collecting
from cchc_tui.terminal.presence import (
    end_with_the_line,
    has_few_letters,
    require_terminal,
    wants_no_colour,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.services.language import Language
    from cchc_tui.app import TrackerApp
    from cchc_tui.context import Context


@dataclass(frozen=True)
class StartOptions:
    """What the command line says about a start."""

    database: Path
    user: str
    load_plugins: Callable[[], PluginRegistry]
    language: Language | None = None
    """None for the remembered one."""
    plan: str | None = None
    theme: str | None = None
    slow: bool = False
    kitty: bool = True
    """Whether the terminal may be asked for kitty's keyboard protocol."""


class InterfaceCrashError(RuntimeError):
    """The interface ended by a bug; the text is its traceback."""


def start(options: StartOptions) -> int:
    """Run the interface until it's left; returns the exit code.

    Raises NotAllowedError without a terminal, what `Store.open` and `Session.plan` raise, and
    InterfaceCrashError for a bug, by when the terminal is as it was.
    """
    require_terminal(os.environ)
    if not options.kitty:
        os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

    with without_collecting() as collect_again:
        load_event_loop()
        from rich.console import Console

        app = _app(options, collect_again)
        report = StringIO()
        app.error_console = Console(file=report, width=100, color_system=None)
        with short_turns(), end_with_the_line():
            code = app.run(mouse=not app.slow)
    if report.getvalue():
        raise InterfaceCrashError(report.getvalue())
    return code or 0


def _app(options: StartOptions, painted: Callable[[], None]) -> TrackerApp:
    """The app with its first screen loaded; raises where the plan or the database isn't there.

    `painted` is called when a person sees the first screen.
    """
    from cchc_tui.app import TrackerApp
    from cchc_tui.modes import load_class
    from cchc_tui.terminal.driver import HouseDriver

    app = TrackerApp(_context(options), painted=painted)
    app.driver_class = HouseDriver
    load_class(app.first_mode.screen)
    app.desk.look(lambda session: options.plan and session.plan(options.plan))
    return app


def _context(options: StartOptions) -> Context:
    from platformdirs import user_config_path, user_state_path

    from cchc_tui.context import Context

    return Context(
        database=options.database,
        user=options.user,
        load_plugins=options.load_plugins,
        settings_folder=user_config_path("cchc-tracker", appauthor=False) / "tui",
        drafts_folder=user_state_path("cchc-tracker", appauthor=False) / "drafts",
        language=options.language,
        theme=options.theme,
        slow=options.slow,
        plan=options.plan,
        ascii_only=has_few_letters(os.environ),
        no_color=wants_no_colour(os.environ),
    )
