"""`cchc tui`: starts the terminal interface, which is imported only then and only by its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from cchc_tracker.cli.parameters import option
from cchc_tracker.cli.translated import Command
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime

THEMES = ("dark", "light", "contrast", "terminal")


@click.command(
    "tui",
    cls=Command,
    help=template("Browse and update the plans in a full-screen interface, by keyboard."),
)
@click.argument("plan", required=False)
@option(
    "--slow", is_flag=True, help=template("Send little over a slow line: no mouse, few colours")
)
@option(
    "--theme",
    type=click.Choice(THEMES),
    help=template("Colours: dark, light, contrast or terminal (the terminal's own)"),
)
@option(
    "--no-kitty",
    is_flag=True,
    help=template("Leave the terminal's keyboard protocol alone, where it loses typed letters"),
)
@click.pass_obj
def tui(
    runtime: Runtime, *, plan: str | None, slow: bool, theme: str | None, no_kitty: bool
) -> int:
    """Start the interface."""
    interface = import_module("cchc_tui")
    asked = runtime.asked_language or runtime.environment.get("CCHC_LANG")
    options = interface.StartOptions(
        database=runtime.database_path,
        user=runtime.user_name,
        load_plugins=runtime.plugins,
        language=runtime.language if asked else None,
        plan=plan,
        theme=theme,
        slow=slow,
        kitty=not no_kitty,
    )
    return cast("int", interface.start(options))
