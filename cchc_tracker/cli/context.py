"""What a click context carries: the runtime of the invocation and its language."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import click

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.services.language import Language


def runtime_of(ctx: click.Context) -> Runtime:
    """The runtime that `run` put on the root context."""
    return cast("Runtime", ctx.find_root().obj)


def language_of(ctx: click.Context) -> Language:
    """The invocation's language."""
    return runtime_of(ctx).language
