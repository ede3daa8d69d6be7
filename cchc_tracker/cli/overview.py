"""`cchc overview`: all plans in a line each, or one plan's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_json_list, print_table
from cchc_tracker.cli.parameters import as_of_option, format_option, json_option
from cchc_tracker.cli.translated import Command
from cchc_tracker.exports.overview import (
    PLAN_HEADINGS,
    overview_record,
    overview_tables,
    plan_cells,
    plan_line_record,
)
from cchc_tracker.model.message import template
from cchc_tracker.services import overview as service

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "overview",
    cls=Command,
    help=template(
        "Show all plans in a line each; of one plan its counts, what is due soon or overdue, and"
        " what was done in each month."
    ),
)
@click.argument("plan", required=False)
@as_of_option()
@format_option()
@json_option()
@click.pass_obj
def overview(
    runtime: Runtime, *, plan: str | None, as_of: date | None, form: str, as_json: bool
) -> None:
    """Show figures."""
    with runtime.session() as session:
        day = as_of or session.today
        lines = service.plan_lines(session, day) if plan is None else ()
        found = None if plan is None else service.overview(session, plan, day)
    if as_json:
        if found is None:
            print_json_list(plan_line_record(line) for line in lines)
        else:
            print_json(overview_record(found))
        return
    text = runtime.language.text
    runtime.remark("As of {day}", day=f"{day:%d/%m/%Y}")
    if found is None:
        print_table([text(each) for each in PLAN_HEADINGS], map(plan_cells, lines), form)
        return
    for number, (headings, cells) in enumerate(overview_tables(found, text)):
        if number:
            runtime.say("")
        print_table(headings, cells, form)
    if found.due_soon_count > len(found.due_soon):
        runtime.remark(
            "Of {count} rows due within 30 days the first {shown} are shown",
            count=found.due_soon_count,
            shown=len(found.due_soon),
        )
