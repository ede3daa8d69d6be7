"""`cchc list`: rows with their status, as a table or JSON."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json_list, print_table
from cchc_tracker.cli.parameters import format_option, json_option, option, selection_options
from cchc_tracker.cli.translated import Command
from cchc_tracker.model.message import template
from cchc_tracker.services.rows import Selection, list_rows

if TYPE_CHECKING:
    from datetime import date, datetime

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.exports.columns import Column
    from cchc_tracker.services.session import Session


@click.command(
    "list",
    cls=Command,
    help=template("List the rows of all plans, or of those named, with their status as of a day."),
)
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@selection_options
@format_option()
@json_option()
@option("--columns", metavar="NAME,...", help=template("Columns of the table, in this order"))
@click.pass_obj
def list_(
    runtime: Runtime,
    *,
    plans: tuple[str, ...],
    expression: str,
    as_of: date | None,
    known_at: datetime | None,
    first_deadline: bool,
    form: str,
    as_json: bool,
    columns: str | None,
) -> None:
    """List rows."""
    selection = Selection(plans, expression, as_of, known_at, first_deadline)
    with runtime.session() as session:
        rows = list_rows(session, selection)
        if as_json:
            from cchc_tracker.exports.record import row_record

            print_json_list(row_record(view) for view in rows)
            return
        chosen = _columns(session, plans, columns)
        first = next(rows, None)
        if first is None:
            runtime.remark("No rows")
            if form == "table":
                return
        text = runtime.language.text
        print_table(
            [text(column.heading) for column in chosen],
            (
                [column.cell(view, text) for column in chosen]
                for view in chain([first] if first else [], rows)
            ),
            form,
        )


def _columns(session: Session, plans: tuple[str, ...], asked: str | None) -> tuple[Column, ...]:
    """The columns asked for; else the usual ones, with the plan where there are several."""
    from cchc_tracker.exports.columns import DEFAULT_COLUMNS, choose_columns

    if asked is not None:
        return choose_columns([name.strip() for name in asked.split(",")])
    several = len(plans) > 1 or (not plans and len(session.store.plans()) > 1)
    return choose_columns([*(["plan"] if several else []), *DEFAULT_COLUMNS])
