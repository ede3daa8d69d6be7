"""`cchc completion`: the script that teaches a shell to complete cchc's commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from cchc_tracker.cli.translated import Command
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "completion",
    cls=Command,
    help=template('Print a shell\'s completion script: eval "$(cchc completion bash)".'),
)
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> None:
    """Print the completion script."""
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - the choice above allows only known shells
        raise click.BadParameter(shell)
    runtime: Runtime = ctx.obj
    source = kind(ctx.find_root().command, {}, "cchc", "_CCHC_COMPLETE")
    # bash's own version check would start a bash; the script itself needs none
    runtime.say(source.source_template % source.source_vars())
