"""`cchc plan`: make, list, show and delete plans; importing has modules of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_json_list, print_problems, print_table
from cchc_tracker.cli.parameters import format_option, json_option, option
from cchc_tracker.cli.translated import Command, group
from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.plan import KIND_NAMES, goal_lines, plan_lines, plan_record
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.store import StoredPlan

plan = group(
    "plan",
    template("Make, import, list, show and delete plans."),
    lazy={
        "import": (
            "cchc_tracker.cli.plan_import:import_",
            template("Read a plan from docx, xlsx, html, txt, csv or pdf"),
        ),
        "diff": (
            "cchc_tracker.cli.plan_diff:diff",
            template("Show what a newer version of a plan's document would change"),
        ),
        "settle": (
            "cchc_tracker.cli.settle:settle",
            template("Mark the problems of rows as looked at"),
        ),
    },
)


@plan.command(
    "new", cls=Command, help=template("Make a plan from a template (see cchc template list).")
)
@click.argument("template_id", metavar="TEMPLATE")
@option("--id", "plan_id", metavar="ID", help=template("Its name here (default: the template's)"))
@click.pass_obj
def new(runtime: Runtime, *, template_id: str, plan_id: str | None) -> None:
    """Make a plan."""
    from cchc_tracker.services.plans import create_plan

    with runtime.session(create=True) as session:
        made = create_plan(session, template_id, plan_id)
    print_problems(made.problems, runtime.language)
    made_or_back = (
        template("Plan {plan} is back with its updates: {rows} rows")
        if made.back
        else template("Made plan {plan}: {rows} rows")
    )
    runtime.say(runtime.language(made_or_back, plan=made.plan.id, rows=made.plan.row_count))


@plan.command("list", cls=Command, help=template("List the plans of the database."))
@format_option()
@json_option()
@click.pass_obj
def list_(runtime: Runtime, *, form: str, as_json: bool) -> None:
    """List plans."""
    with runtime.session() as session:
        plans = session.store.plans()
    if as_json:
        print_json_list(_brief(each) for each in plans)
        return
    if not plans:
        runtime.remark("No plans; make one with cchc plan new TEMPLATE")
        return
    text = runtime.language.text
    headings = (
        template("Plan"), template("Locality"), template("Year"), template("Kind"),
        template("Number"), template("Issued on"), template("Rows"),
    )  # fmt: skip
    print_table(
        [text(heading) for heading in headings],
        [
            [each.id, each.locality, str(each.year), text(KIND_NAMES[each.kind]),
             each.number or "–", day_text(each.issued_on) or "–", str(each.row_count)]
            for each in plans
        ],
        form,
    )  # fmt: skip


def _brief(each: StoredPlan) -> dict[str, object]:
    return {
        "plan": each.id,
        "template": each.template,
        "locality": each.locality,
        "year": each.year,
        "kind": each.kind.value,
        "title": each.title,
        "number": each.number,
        "issued_on": each.issued_on.isoformat() if each.issued_on else None,
        "rows": each.row_count,
    }


@plan.command(
    "show", cls=Command, help=template("Show a plan: its document, goals, targets, errata.")
)
@click.argument("plan_id", metavar="PLAN")
@json_option()
@click.pass_obj
def show(runtime: Runtime, *, plan_id: str, as_json: bool) -> None:
    """Show a plan."""
    with runtime.session() as session:
        found = session.plan(plan_id)
    if as_json:
        print_json(_brief(found) | plan_record(found))
        return
    text = runtime.language.text
    print_table(("", ""), plan_lines(found, text))
    if found.goals:
        runtime.say("")
        headings = (template("Area"), template("Goal"), template("Target"))
        print_table([text(heading) for heading in headings], goal_lines(found))
    print_problems(found.problems, runtime.language)


@plan.command("delete", cls=Command, help=template("Delete a plan; cchc undo brings it back."))
@click.argument("plan_id", metavar="PLAN")
@click.pass_obj
def delete(runtime: Runtime, *, plan_id: str) -> None:
    """Delete a plan."""
    from cchc_tracker.services.plans import delete_plan

    with runtime.session() as session:
        delete_plan(session, plan_id)
    runtime.say(runtime.language("Deleted {plan}; “cchc undo” brings it back", plan=plan_id))
