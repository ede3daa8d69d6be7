"""`cchc bulk`: one update on all rows that a filter chooses, previewed, undone in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

import click

from cchc_tracker.cli.output import print_json, print_problems, print_table
from cchc_tracker.cli.parameters import filter_option, json_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.update_options import UpdateWords, update_of, update_options
from cchc_tracker.cli.values import DAY
from cchc_tracker.exports.bulk import bulk_lines, bulk_record
from cchc_tracker.model.errors import IncompleteError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.bulk import preview_bulk, record_bulk
from cchc_tracker.services.rows import Selection, list_rows

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.services.bulk import BulkPreview


@click.command(
    "bulk",
    cls=Command,
    help=template("Record one update on all rows that a filter chooses; one undo takes it back."),
)
@click.argument("plan")
@filter_option(required=True)
@update_options
@option("--due", type=DAY, metavar="DATE", help=template("The new last day"))
@option(
    "--document",
    default="",
    metavar="NUMBER",
    help=template("Number of the document that grants it"),
)
@option("--dry-run", is_flag=True, help=template("Only show what would change"))
@json_option()
@click.pass_obj
def bulk(
    runtime: Runtime,
    *,
    plan: str,
    expression: str,
    due: date | None,
    document: str,
    dry_run: bool,
    as_json: bool,
    **words: Unpack[UpdateWords],
) -> None:
    """Update many rows."""
    with runtime.session() as session:
        chosen = [view.row.id for view in list_rows(session, Selection((plan,), expression))]
        update = update_of(words, words["on"] or session.today)
        update = replace(update, due=due, document=document)
        preview = preview_bulk(session, chosen, update, dated=words["on"] is not None)
        if not dry_run:
            record_bulk(session, preview)
    if as_json:
        print_json([bulk_record(line) for line in preview.lines])
    else:
        _print(runtime, preview)
    if preview.refused:
        counts = {"count": len(preview.refused), "total": len(preview.lines)}
        raise IncompleteError(message("{count} of {total} rows can't be changed", **counts))


def _print(runtime: Runtime, preview: BulkPreview) -> None:
    language = runtime.language
    headings = (template("No."), template("What changes"))
    print_table(
        [language(heading) for heading in headings],
        [
            (line.before.row.ref, "; ".join(bulk_lines(line, language)))
            for line in preview.lines
            if line.allowed
        ],
    )
    for line in preview.lines:
        print_problems(line.problems, language)
