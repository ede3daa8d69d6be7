"""`cchc plan settle`: a person has looked at the problems of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.hints import HINTS
from cchc_tracker.cli.output import print_json_list
from cchc_tracker.cli.parameters import json_option, option
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
@json_option()
@click.pass_obj
def settle(runtime: Runtime, *, plan: str, refs: tuple[str, ...], note: str, as_json: bool) -> None:
    """Settle problems."""
    from cchc_tracker.exports.doubts import doubt_lines, doubts_record
    from cchc_tracker.services.importing import settle_problems, unsettled_rows
    from cchc_tracker.services.rows import find_row

    with runtime.session() as session:
        if refs:
            count = settle_problems(session, [find_row(session, plan, ref) for ref in refs], note)
            runtime.say(runtime.language("Settled the problems of {count} rows", count=count))
            return
        rows = unsettled_rows(session, plan)
    if as_json:
        print_json_list(map(doubts_record, rows))
        return
    for row in rows:
        runtime.say(f"{row.ref}  {row.text}")
        for line in doubt_lines(row, runtime.language, HINTS):
            runtime.say(f"    {line}")
