"""`cchc show`: everything about one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_problems, print_table
from cchc_tracker.cli.parameters import as_of_option, json_option, known_at_option
from cchc_tracker.cli.translated import Command
from cchc_tracker.exports.event import event_line, event_record
from cchc_tracker.exports.record import row_record
from cchc_tracker.exports.row import row_lines
from cchc_tracker.model.message import template
from cchc_tracker.model.record import problem_record
from cchc_tracker.services.rows import Selection, find_row, view_row

if TYPE_CHECKING:
    from datetime import date, datetime

    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "show",
    cls=Command,
    help=template(
        "Show everything about a row: as printed, as read, its updates. REF: 3.7, III.7, r12."
    ),
)
@click.argument("plan")
@click.argument("ref")
@as_of_option()
@known_at_option()
@json_option()
@click.pass_obj
def show(
    runtime: Runtime,
    *,
    plan: str,
    ref: str,
    as_of: date | None,
    known_at: datetime | None,
    as_json: bool,
) -> None:
    """Show a row."""
    with runtime.session() as now, now.as_known_at(known_at, now.plan(plan).id) as session:
        row = find_row(session, plan, ref)
        view = view_row(session, row, Selection((plan,), as_of=as_of, known_at=known_at))
        events = session.store.events(row.id)
        document = session.plan(plan)
    goals = [goal for goal in document.goals if goal.no is not None and goal.no == row.goal_no]
    errata = [each for each in document.errata if each.place.split(" ")[0] == f"r{row.position}"]
    if as_json:
        print_json(
            row_record(view)
            | {
                "errata": [{"place": e.place, "printed": e.printed, "corrected": e.corrected}
                           for e in errata],
                "problems": [problem_record(problem) for problem in row.problems],
                "updates": [event_record(event) for event in events],
            }
        )  # fmt: skip
        return
    text = runtime.language.text
    print_table(("", ""), row_lines(view, goals, errata, text))
    if events:
        runtime.say("")
        headings = (
            template("Took effect"),
            template("Update"),
            template("Who"),
            template("Recorded"),
        )
        print_table([text(heading) for heading in headings],
                    [event_line(event, text) for event in events])  # fmt: skip
    print_problems(row.problems, runtime.language)
