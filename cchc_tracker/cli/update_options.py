"""The options that say what an update holds: of one row (`update`) and of many (`bulk`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import click

from cchc_tracker.cli.parameters import note_option, option, options
from cchc_tracker.cli.values import DAY, FilePath
from cchc_tracker.model.document import parse_evidence
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import template
from cchc_tracker.model.problem import Problem
from cchc_tracker.model.update import State, Update

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.cli.parameters import Decorator
    from cchc_tracker.model.document import Evidence


class UpdateWords(TypedDict):
    """What the options were given."""

    state: str | None
    on: date | None
    percent: int | None
    note: str
    evidence: str | None
    file_: str | None
    link: str
    explain: str
    milestone: int | None
    agency: str | None
    known_date: date | None


def milestone_option() -> Decorator:
    """`--milestone`."""
    return option(
        "--milestone", type=int, metavar="N", help=template("Only the N-th milestone of the row")
    )


update_options = options(
    option(
        "--state",
        type=click.Choice([state.value for state in State]),
        help=template("not_started, in_progress, done, suspended or cancelled"),
    ),
    option("--on", type=DAY, metavar="DATE", help=template("Day it took effect (default today)")),
    option("--percent", type=int, metavar="N", help=template("How far it is, 0 to 100")),
    note_option(),
    option(
        "--evidence",
        metavar="'NUMBER, DATE, TITLE'",
        help=template("Document that proves it; date and title may be left out"),
    ),
    option(
        "--file",
        "file_",
        metavar="FILE",
        type=FilePath(),
        help=template("File of the evidence; its SHA-256 is kept"),
    ),
    option("--link", default="", metavar="URL", help=template("Link to the evidence")),
    option(
        "--explain",
        default="",
        metavar="TEXT",
        help=template("Why it is done without evidence, suspended or cancelled"),
    ),
    milestone_option(),
    option(
        "--agency",
        metavar="NAME",
        help=template("Member agency that reports, where a group leads"),
    ),
    option(
        "--known-date",
        type=DAY,
        metavar="DATE",
        help=template("Date of the fact an undated row waits for"),
    ),
)
"""What an update says."""


def update_of(words: UpdateWords, on: date) -> Update:
    """The update that the options say, on that day; raises BadDataError for bad evidence."""
    return Update(
        on=on,
        state=State(words["state"]) if words["state"] else None,
        milestone=words["milestone"],
        agency=words["agency"],
        percent=words["percent"],
        note=words["note"],
        explanation=words["explain"],
        evidence=_evidence(words),
        known_date=words["known_date"],
    )


def _evidence(words: UpdateWords) -> Evidence | None:
    evidence = parse_evidence(words["evidence"]) if words["evidence"] is not None else None
    if isinstance(evidence, Problem):
        raise BadDataError(evidence.message)
    if words["file_"] or words["link"]:
        from cchc_tracker.services.evidence import with_file

        return with_file(evidence, words["file_"], words["link"])
    return evidence
