"""`cchc summary`: how many rows have which status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_table
from cchc_tracker.cli.parameters import format_option, json_option, option, selection_options
from cchc_tracker.cli.translated import Command
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.message import template
from cchc_tracker.model.record import iso
from cchc_tracker.model.status import Status
from cchc_tracker.services.rows import Selection, summarise
from cchc_tracker.store import GroupBy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.services.language import Language
    from cchc_tracker.store import GroupCount


@click.command(
    "summary",
    cls=Command,
    help=template("Count rows by status, altogether or by area or lead agency."),
)
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@option(
    "--by",
    type=click.Choice(["area", "lead", "status", "plan"]),
    default="status",
    help=template("What to count by: area, lead, status or plan"),
)
@selection_options
@format_option()
@json_option()
@click.pass_obj
def summary(
    runtime: Runtime,
    *,
    plans: tuple[str, ...],
    by: str,
    expression: str,
    as_of: date | None,
    known_at: datetime | None,
    first_deadline: bool,
    form: str,
    as_json: bool,
) -> None:
    """Count rows."""
    selection = Selection(plans, expression, as_of, known_at, first_deadline)
    with runtime.session() as session:
        groups = summarise(session, selection, GroupBy(by))
        whole = summarise(session, selection, GroupBy.STATUS)
        day = as_of or session.today
    totals = {status: sum(each.counts[status] for each in whole) for status in Status}
    if as_json:
        print_json(
            {
                "as_of": iso(day),
                "known_at": iso(known_at),
                "plans": list(plans),
                "filter": expression,
                "by": by,
                "total": sum(totals.values()),
                "counts": totals,
                "groups": [
                    {"key": g.key, "label": g.label, "total": g.total, "counts": dict(g.counts)}
                    for g in groups
                ],
            }
        )
        return
    language = runtime.language
    runtime.remark("As of {day}", day=f"{day:%d/%m/%Y}")
    if by == "status":
        print_status_counts(totals, language, form)
    else:
        print_group_counts(groups, totals, language, form)
        if by == "lead":
            runtime.remark(
                "A row led by several agencies counts under each; the last line counts it once"
            )


def print_status_counts(totals: dict[Status, int], language: Language, form: str = "table") -> None:
    """A line a status, with its share of all rows."""
    total = sum(totals.values())
    lines = [
        [language.text(STATUS_LABELS[status]), str(count), _share(count, total)]
        for status, count in totals.items()
    ]
    lines.append([language("Total"), str(total), _share(total, total)])
    headings = [language.text(each) for each in (template("Status"), template("Rows"), "%")]
    print_table(headings, lines, form)


def print_group_counts(
    groups: Sequence[GroupCount], totals: dict[Status, int], language: Language, form: str
) -> None:
    """A line a group, a column a status, and the total of all rows."""
    shown = [status for status in Status if totals[status]]
    headings = ["", language("Total"), *(language.text(STATUS_LABELS[each]) for each in shown)]
    lines = [
        [group.label or "–", str(group.total), *(str(group.counts[each]) for each in shown)]
        for group in groups
    ]
    lines.append(
        [language("Total"), str(sum(totals.values())), *(str(totals[each]) for each in shown)]
    )
    print_table(headings, lines, form)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}".replace(".", ",") if whole else "–"
