"""`cchc target`: the numbers that goals promise, and what was measured of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json_list, print_table
from cchc_tracker.cli.parameters import (
    as_of_option,
    format_option,
    json_option,
    known_at_option,
    note_option,
    option,
)
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.cli.values import AMOUNT, DAY
from cchc_tracker.exports.tally import TARGET_HEADINGS, result_text, target_cells
from cchc_tracker.model.figures_record import target_record
from cchc_tracker.model.measurement import Measured
from cchc_tracker.model.message import template
from cchc_tracker.services.targets import measure, target_standings

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from cchc_tracker.cli.runtime import Runtime

target = group("target", template("Targets of a plan's goals: list them, record measurements."))


@target.command(
    "list", cls=Command, help=template("List a plan's targets with their latest measurement.")
)
@click.argument("plan")
@as_of_option()
@known_at_option()
@format_option()
@json_option()
@click.pass_obj
def list_(
    runtime: Runtime,
    *,
    plan: str,
    as_of: date | None,
    known_at: datetime | None,
    form: str,
    as_json: bool,
) -> None:
    """List targets."""
    with runtime.session() as session:
        found = target_standings(session, plan, as_of, known_at)
    if as_json:
        print_json_list(target_record(standing) for standing in found)
        return
    if not found:
        runtime.remark("Plan {plan} has no targets", plan=plan)
        return
    text = runtime.language.text
    print_table(
        [text(heading) for heading in TARGET_HEADINGS],
        [target_cells(standing, text) for standing in found],
        form,
    )


@target.command(
    "measure",
    cls=Command,
    help=template(
        "Record what was measured of a target: NUMBER is its number in cchc target list. Give both"
        " counts of a rate; 0 of 0 means that nothing occurred."
    ),
)
@click.argument("plan")
@click.argument("number", type=int)
@option("--numerator", type=AMOUNT, metavar="N", help=template("How many fulfil it"))
@option("--denominator", type=AMOUNT, metavar="N", help=template("Of how many"))
@option("--value", type=AMOUNT, metavar="N", help=template("A value that isn't counted"))
@option("--on", type=DAY, metavar="DATE", help=template("Day it held (default today)"))
@option(
    "--agency",
    metavar="NAME",
    help=template("Whose part it is; the counts of several agencies are added up"),
)
@note_option()
@click.pass_obj
def measure_(
    runtime: Runtime,
    *,
    plan: str,
    number: int,
    numerator: Decimal | None,
    denominator: Decimal | None,
    value: Decimal | None,
    on: date | None,
    agency: str | None,
    note: str,
) -> None:
    """Record a measurement."""
    with runtime.session() as session:
        measured = Measured(on or session.today, numerator, denominator, value, agency, note)
        made, standing = measure(session, plan, number, measured)
    text = runtime.language.text
    print_table([text(heading) for heading in TARGET_HEADINGS], [target_cells(standing, text)])
    runtime.remark(
        "Recorded for target {number}: {result}",
        number=made.target,
        result=result_text(standing, text),
    )
