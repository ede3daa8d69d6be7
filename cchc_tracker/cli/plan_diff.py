"""`cchc plan diff`: what a newer version of a plan's document would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.import_options import column_fields, table_options
from cchc_tracker.cli.output import print_json, print_problems
from cchc_tracker.cli.parameters import json_option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import FilePath
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "diff",
    cls=Command,
    help=template("Show what a newer version of a plan's document would change; keeps nothing."),
)
@click.argument("plan_id", metavar="PLAN")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=FilePath(path_type=Path))
@table_options
@json_option()
@click.pass_obj
def diff(
    runtime: Runtime,
    *,
    plan_id: str,
    files: tuple[Path, ...],
    sheet: str,
    table: int | None,
    columns: str,
    as_json: bool,
) -> None:
    """Compare a plan with a file."""
    from cchc_tracker.exports.plan_changes import change_lines, changes_record
    from cchc_tracker.imports.reading import make_plan, read_documents
    from cchc_tracker.imports.request import ImportRequest
    from cchc_tracker.services.plan_changes import compare

    mapping = column_fields(columns)
    with runtime.session() as session:
        stored = session.plan(plan_id)
        request = ImportRequest(
            locality=stored.locality,
            year=stored.year,
            plan_id=plan_id,
            kind=stored.kind,
            sheet=sheet,
            table=table,
            mapping=mapping,
        )
        documents = read_documents(session.plugins, files, sheet)
        imported = make_plan(session.plugins, documents, request, session.today)
        changes = compare(session, stored, imported.plan)
    if as_json:
        print_json(changes_record(changes))
    else:
        runtime.say("\n".join(change_lines(changes, runtime.language)))
    print_problems(imported.errors, runtime.language)
