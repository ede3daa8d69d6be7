"""`cchc log` and `cchc journal verify`: who changed what, and whether the record is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_json_list, print_table
from cchc_tracker.cli.parameters import format_option, json_option, option
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.exports.journal import ACTION_LABELS, changed_values, journal_record
from cchc_tracker.model.errors import ExitCode
from cchc_tracker.model.message import template
from cchc_tracker.services.rows import find_row
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "log",
    cls=Command,
    help=template("Show who changed what and when, newest first, for all, one plan or one row."),
)
@click.argument("plan", required=False)
@click.argument("ref", required=False)
@option(
    "--before", type=click.IntRange(1), metavar="N", help=template("Only lines older than line N")
)
@option("--limit", type=click.IntRange(1, 1_000_000), metavar="N", help=template("At most N lines"))
@format_option()
@json_option()
@click.pass_obj
def log(
    runtime: Runtime,
    *,
    plan: str | None,
    ref: str | None,
    before: int | None,
    limit: int | None,
    form: str,
    as_json: bool,
) -> None:
    """Show the journal."""
    with runtime.session() as session:
        row_id = find_row(session, plan, ref).id if plan is not None and ref is not None else None
        if plan is not None and ref is None:
            session.plan(plan)
        lines = session.store.journal(plan=plan, row_id=row_id, before=before, limit=limit)
        if as_json:
            print_json_list(journal_record(line) for line in lines)
            return
        language = runtime.language
        headings = (
            template("Line"), template("Change"), template("When"), template("Who"),
            template("What"), template("Plan"), template("Row"), template("Values"),
            template("Why"),
        )  # fmt: skip
        print_table(
            [language.text(heading) for heading in headings],
            (
                [
                    str(line.number),
                    str(line.change),
                    f"{line.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}",
                    line.author,
                    language.text(ACTION_LABELS[line.action]),
                    line.plan or "",
                    line.ref or "",
                    changed_values(line, language.text),
                    line.reason,
                ]
                for line in lines
            ),
            form,
        )


@click.command(
    "verify",
    cls=Command,
    help=template("Check the journal's chain and name the first broken line."),
)
@json_option()
@click.pass_obj
def verify(runtime: Runtime, *, as_json: bool) -> int:
    """Verify the journal."""
    with runtime.session() as session:
        broken = session.store.verify_journal()
    language = runtime.language
    if as_json:
        reason = str(broken.reason) if broken else None
        print_json({"whole": broken is None, "line": broken and broken.number, "reason": reason})
    elif broken is None:
        runtime.say(language("The journal is whole"))
    else:
        runtime.say(
            language(
                "Line {number} is broken: {reason}",
                number=broken.number,
                reason=language(broken.reason),
            )
        )
    return ExitCode.DONE if broken is None else ExitCode.BAD_DATA


journal = group("journal", template("Check the journal"))
journal.add_command(verify)
