"""`cchc plan settle`: a person has looked at the problems of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_problems
from cchc_tracker.cli.parameters import option
from cchc_tracker.cli.translated import Command
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "settle",
    cls=Command,
    help=template(
        "Mark the problems of rows as looked at; without REF, list the rows still to look at."
    ),
)
@click.argument("plan")
@click.argument("refs", nargs=-1, metavar="REF…")
@option("--note", default="", metavar="TEXT", help=template("What was found"))
@click.pass_obj
def settle(runtime: Runtime, *, plan: str, refs: tuple[str, ...], note: str) -> None:
    """Settle problems."""
    from cchc_tracker.services.importing import settle_problems, unsettled_rows
    from cchc_tracker.services.rows import find_row

    with runtime.session() as session:
        if refs:
            count = settle_problems(session, [find_row(session, plan, ref) for ref in refs], note)
            runtime.say(runtime.language("Settled the problems of {count} rows", count=count))
            return
        for row in unsettled_rows(session, plan):
            runtime.say(f"{row.ref}  {row.text}")
            print_problems(row.problems, runtime.language)
