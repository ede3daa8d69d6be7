"""`cchc assign`: rows that the committee or its chairman gave out by a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.parameters import note_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import DAY
from cchc_tracker.model.assignment import Assigner
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.cli.runtime import Runtime


@click.command(
    "assign",
    cls=Command,
    help=template(
        "Mark a row as assigned by the people's committee or its chairman, with the document;"
        " reports count such rows on their own."
    ),
)
@click.argument("plan")
@click.argument("ref")
@option(
    "--by",
    type=click.Choice([each.value for each in Assigner]),
    default=Assigner.COMMITTEE.value,
    help=template("Who assigned it: committee or chairman"),
)
@option("--document", metavar="NUMBER", help=template("Number of the document that assigns it"))
@option("--on", type=DAY, metavar="DATE", help=template("Day of the document (default today)"))
@note_option()
@option("--withdraw", is_flag=True, help=template("Take the row's assignment back"))
@click.pass_obj
def assign(
    runtime: Runtime,
    *,
    plan: str,
    ref: str,
    by: str,
    document: str | None,
    on: date | None,
    note: str,
    withdraw: bool,
) -> None:
    """Assign a row."""
    from cchc_tracker.services import assignments

    if document is None and not withdraw:
        raise UsageError(message("Name the document that assigns it with --document"))
    with runtime.session() as session:
        if document is None or withdraw:
            assignments.withdraw(session, plan, ref, note)
            runtime.remark("Row {ref} isn't assigned any more", ref=ref)
            return
        made = assignments.assign(
            session, plan, ref, by=Assigner(by), document=document, on=on, note=note
        )
    runtime.remark("Row {ref} is assigned by {document}", ref=ref, document=made.document)
