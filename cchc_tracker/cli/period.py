"""`cchc period`: the reporting calendar, a period's figures, closing and reopening it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_problems, print_table
from cchc_tracker.cli.parameters import (
    filter_option,
    format_option,
    json_option,
    known_at_option,
    lead_option,
    option,
)
from cchc_tracker.cli.period_options import given_days, period_days
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.cli.values import FilePath
from cchc_tracker.exports.period import (
    PERIOD_HEADINGS,
    period_cells,
    period_list_record,
    unit_plans_text,
)
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from datetime import date, datetime

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.services.periods import PeriodList

period = group("period", template("Reporting periods: calendar, figures, closing."))


@period.command(
    "list",
    cls=Command,
    help=template("List the four reports of a year: their days, who fixed them, their state."),
)
@click.argument("name", metavar="PLAN|LOCALITY")
@option(
    "--year",
    type=click.IntRange(1990, 2100),
    metavar="Y",
    help=template("Year of the reports (default the plan's, or this year)"),
)
@format_option()
@json_option()
@click.pass_obj
def list_(runtime: Runtime, *, name: str, year: int | None, form: str, as_json: bool) -> None:
    """List periods."""
    found = _period_list(runtime, name, year)
    if as_json:
        print_json(period_list_record(found))
        return
    text = runtime.language.text
    print_table(
        [text(heading) for heading in PERIOD_HEADINGS],
        [period_cells(line, text) for line in found.lines],
        form,
    )
    if found.unit_plans is not None:
        runtime.say(unit_plans_text(found.unit_plans, text))
    for line in found.lines:
        print_problems(line.period.problems, runtime.language)


def _period_list(runtime: Runtime, name: str, year: int | None) -> PeriodList:
    """Of a plan or a locality; a locality's calendar needs no database."""
    from cchc_tracker.services.periods import locality_period_list, period_list
    from cchc_tracker.services.session import today_in_vietnam

    if not runtime.database_path.exists():
        plugins = runtime.plugins()
        if any(each.code == name for each in plugins.localities()):
            return locality_period_list(plugins, name, year, today_in_vietnam())
    with runtime.session() as session:
        return period_list(session, name, year)


@period.command(
    "show",
    cls=Command,
    help=template("Show a period's figures as of its cut-off. PERIOD: 2022-Q1, H1, Q3 or Y."),
)
@click.argument("plan")
@click.argument("code", metavar="PERIOD")
@period_days
@filter_option()
@lead_option()
@known_at_option()
@json_option()
@click.pass_obj
def show(
    runtime: Runtime,
    *,
    plan: str,
    code: str,
    data_from: date | None,
    data_to: date | None,
    due: date | None,
    expression: str,
    lead: str | None,
    known_at: datetime | None,
    as_json: bool,
) -> None:
    """Show figures."""
    from cchc_tracker.cli.period_figures import print_figures
    from cchc_tracker.services.closing import adjustments
    from cchc_tracker.services.periods import find_period
    from cchc_tracker.services.reporting import figures

    given = given_days(data_from, data_to, due)
    with runtime.session() as session:
        asked = find_period(session, plan, code, given)
        found = figures(session, plan, asked, known_at=known_at, expression=expression, lead=lead)
        since = adjustments(session, found.closing) if found.closing else None
    print_figures(runtime, found, since, as_json=as_json)


@period.command(
    "close",
    cls=Command,
    help=template(
        "Close a period: its figures and the hashes of the files handed up are kept as they are."
    ),
)
@click.argument("plan")
@click.argument("code", metavar="PERIOD")
@period_days
@option(
    "--file",
    "files",
    type=FilePath(path_type=Path),
    multiple=True,
    metavar="FILE",
    help=template("A file that was handed up; its SHA-256 is kept (may be repeated)"),
)
@known_at_option()
@click.pass_obj
def close(
    runtime: Runtime,
    *,
    plan: str,
    code: str,
    data_from: date | None,
    data_to: date | None,
    due: date | None,
    files: tuple[Path, ...],
    known_at: datetime | None,
) -> None:
    """Close a period."""
    from cchc_tracker.services.closing import close_period
    from cchc_tracker.services.periods import find_period

    given = given_days(data_from, data_to, due)
    with runtime.session() as session:
        asked = find_period(session, plan, code, given)
        made = close_period(session, plan, asked, files=files, known_at=known_at)
    for name, digest in made.files.items():
        runtime.say(f"{digest}  {name}")
    runtime.remark("Closed {period} of {plan}", period=made.period.code, plan=made.plan)


@period.command("reopen", cls=Command, help=template("Open a closed period again, for a reason."))
@click.argument("plan")
@click.argument("code", metavar="PERIOD")
@option("--reason", required=True, metavar="TEXT", help=template("Why it's opened again"))
@click.pass_obj
def reopen(runtime: Runtime, *, plan: str, code: str, reason: str) -> None:
    """Reopen a period."""
    from cchc_tracker.model.period import parse_period_code, period_code
    from cchc_tracker.services.closing import reopen_period

    with runtime.session() as session:
        found = session.plan(plan)
        whole = period_code(*parse_period_code(code, found.year))
        reopen_period(session, found.id, whole, reason)
    runtime.remark("Opened {period} of {plan} again", period=whole, plan=plan)
