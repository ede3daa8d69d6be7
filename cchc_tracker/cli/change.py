"""`cchc update`, `cchc extend` and `cchc undo`: what writes to rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

import click

from cchc_tracker.cli.output import print_problems
from cchc_tracker.cli.parameters import note_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.update_options import UpdateWords, milestone_option, update_of, update_options
from cchc_tracker.cli.values import DAY
from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.message import template
from cchc_tracker.services.updates import (
    RefusedUpdateError,
    VetoedUpdateError,
    fact_day,
    record_update,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cchc_tracker.cli.parameters import Decorator
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.updates import Recorded
    from cchc_tracker.store import Change


def _version_option() -> Decorator:
    return option(
        "--version",
        type=int,
        metavar="V",
        help=template("Refuse if the row has changed since this version"),
    )


@click.command(
    "update",
    cls=Command,
    help=template("Record an update on a row: REF is its printed number (3.7, III.7) or rN."),
)
@click.argument("plan")
@click.argument("ref")
@update_options
@_version_option()
@click.pass_obj
def update(
    runtime: Runtime,
    *,
    plan: str,
    ref: str,
    version: int | None,
    **words: Unpack[UpdateWords],
) -> None:
    """Record an update."""
    with runtime.session() as session:
        change = update_of(words, words["on"] or session.today)
        if words["on"] is None and change.state is None and change.known_date is not None:
            change = replace(change, on=fact_day(session, plan, ref, change.known_date))
        _record(runtime, lambda: record_update(session, plan, ref, change, version=version))


@click.command(
    "extend",
    cls=Command,
    help=template("Give a row a new deadline; the first one is kept. A document must grant it."),
)
@click.argument("plan")
@click.argument("ref")
@option("--due", type=DAY, required=True, metavar="DATE", help=template("The new last day"))
@option(
    "--document",
    required=True,
    metavar="NUMBER",
    help=template("Number of the document that grants it"),
)
@option(
    "--on",
    type=DAY,
    metavar="DATE",
    help=template("Day it took effect (default: the old deadline, at the latest today)"),
)
@milestone_option()
@note_option()
@_version_option()
@click.pass_obj
def extend(
    runtime: Runtime,
    *,
    plan: str,
    ref: str,
    due: date,
    document: str,
    on: date | None,
    milestone: int | None,
    note: str,
    version: int | None,
) -> None:
    """Extend a deadline."""
    from cchc_tracker.services.updates import Extension, extend_deadline

    with runtime.session() as session:
        extension = Extension(due, document, on, milestone, note)
        _record(runtime, lambda: extend_deadline(session, plan, ref, extension, version=version))


@click.command(
    "undo",
    cls=Command,
    help=template(
        "Take back your last change, also one of an earlier day; a bulk change in one step."
    ),
)
@click.pass_obj
def undo(runtime: Runtime) -> None:
    """Undo."""
    from cchc_tracker.services.undo import undo_last

    with runtime.session() as session:
        change = undo_last(session)
    language = runtime.language
    runtime.say(
        language(
            "Took back change {number}: {what}",
            number=change.id,
            what=_steps(change, language),
        )
    )


_FEW = 3
"""So many writes of a change are named; of more their number is told."""


def _steps(change: Change, language: Language) -> str:
    """`update can-tho-2022 3.7`, or for a bulk change how many writes of each kind."""
    from cchc_tracker.exports.journal import ACTION_LABELS

    parts = []
    for action in change.actions:
        places = [
            " ".join(filter(None, (step.plan, step.ref)))
            for step in change.steps
            if step.action == action
        ]
        named = ", ".join(places) if len(places) <= _FEW else f"({len(places)})"
        parts.append(f"{language.text(ACTION_LABELS[action])} {named}")
    return "; ".join(parts)


def _record(runtime: Runtime, write: Callable[[], Recorded]) -> None:
    try:
        recorded = write()
    except (RefusedUpdateError, VetoedUpdateError) as refusal:
        print_problems(refusal.problems[1:], runtime.language)
        raise
    print_problems(recorded.problems, runtime.language)
    runtime.say(_outcome(runtime, recorded))


def _outcome(runtime: Runtime, recorded: Recorded) -> str:
    """`3.7: not started → done on time (on 15/02/2022), version 2`."""
    language = runtime.language
    before, after = recorded.before, recorded.after
    line = language(
        "{ref}: {before} → {after} (on {day}), version {version}",
        ref=after.row.ref,
        before=language.text(STATUS_LABELS[before.status]),
        after=language.text(STATUS_LABELS[after.status]),
        day=day_text(recorded.event.update.on),
        version=after.row.version,
    )
    if recorded.event.update.agency is None:
        return line
    reported, members = len(after.progress.reported), len(after.row.members)
    return (
        line
        + "; "
        + (
            language("{count} of {members} have reported", count=reported, members=members)
            if members
            else language("{count} have reported", count=reported)
        )
    )
