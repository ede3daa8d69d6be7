"""`cchc deadline`, `cchc workdays`, `cchc agencies`: the readers, tried on any text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.output import print_json, print_problems, print_table
from cchc_tracker.cli.parameters import json_option, option
from cchc_tracker.cli.translated import Command
from cchc_tracker.cli.values import DAY
from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import CERTAINTY_LABELS, KIND_LABELS
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.services.language import Language


@click.command("deadline", cls=Command, help=template("Show what a deadline phrase is read as."))
@click.argument("phrase")
@option(
    "--year",
    type=click.IntRange(1900, 2200),
    required=True,
    metavar="Y",
    help=template("The plan year, for phrases that name none"),
)
@json_option()
@click.pass_obj
def deadline(runtime: Runtime, *, phrase: str, year: int, as_json: bool) -> None:
    """Read a deadline phrase."""
    from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline

    reading = read_deadline(phrase, DeadlineContext(year, runtime.plugins().calendar(year)))
    if as_json:
        from cchc_tracker.exports.record import deadline_record

        print_json(deadline_record(reading))
    else:
        print_table(("", ""), _deadline_lines(reading, runtime.language))
    print_problems(reading.problems, runtime.language)


def _deadline_lines(reading: Deadline, language: Language) -> list[tuple[str, str]]:
    """The parts of a reading that are there, a line each."""
    text = language.text
    lines = [
        (template("Phrase"), reading.phrase),
        (template("Kind"), text(KIND_LABELS[reading.kind])),
        (template("From"), day_text(reading.start)),
        (template("To"), _day_moved(reading.end, reading.effective_end, language)),
        (template("Days"), ", ".join(day_text(day) for day in reading.occurrences)),
        (template("Condition"), reading.condition or ""),
        (template("Refers to"), reading.reference or ""),
        (template("Certainty"), text(CERTAINTY_LABELS[reading.certainty])),
    ]
    lines += [
        (each.label or "", f"{day_text(each.start) or '…'} – {day_text(each.due) or '…'}")
        for each in reading.milestones
    ]
    return [(text(name), value) for name, value in lines if value]


def _day_moved(nominal: date | None, effective: date | None, language: Language) -> str:
    if nominal is None or effective in (None, nominal):
        return day_text(nominal)
    return language(
        "{day}, moved past days off to {moved}", day=day_text(nominal), moved=day_text(effective)
    )


_STEP = re.compile(r"[+\-−–]?\d{1,5}")


@click.command(
    "workdays",
    cls=Command,
    help=template("Add working days to a day: cchc workdays 25/04/2024 +10."),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("day", type=DAY, metavar="DATE")
@click.argument("step", metavar="±N")
@json_option()
@click.pass_obj
def workdays(runtime: Runtime, *, day: date, step: str, as_json: bool) -> None:
    """Count working days."""
    if not _STEP.fullmatch(step):
        raise UsageError(message("“{step}” is not a number of days; write +10 or -3", step=step))
    count = int(re.sub("[−–]", "-", step))
    calendar = runtime.plugins().calendar(day.year)
    found = calendar.add(day, count)
    if as_json:
        print_json(
            {
                "day": day.isoformat(),
                "step": count,
                "result": found.day.isoformat(),
                "working_day": calendar.is_working_day(day),
                "warnings": [str(warning.message) for warning in found.warnings],
            }
        )
    else:
        runtime.say(day_text(found.day))
    print_problems(found.warnings, runtime.language)


@click.command(
    "agencies", cls=Command, help=template("Show which agencies a lead or support cell names.")
)
@click.argument("cell")
@option("--locality", "code", required=True, metavar="CODE", help=template("The locality's code"))
@json_option()
@click.pass_obj
def agencies(runtime: Runtime, *, cell: str, code: str, as_json: bool) -> None:
    """Read a cell of agencies."""
    from cchc_tracker.model.agency.reader import read_agencies

    reading = read_agencies(cell, runtime.plugins().directory(code))
    if as_json:
        from cchc_tracker.model.record import problem_record

        print_json(
            {
                "text": reading.text,
                "agencies": [
                    {
                        "name": each.name,
                        "printed": each.printed,
                        "group": each.group,
                        "resolved": each.resolved,
                        "qualifier": each.qualifier,
                    }
                    for each in reading.mentions
                ],
                "ditto": reading.ditto,
                "problems": [problem_record(problem) for problem in reading.problems],
            }
        )
    else:
        language = runtime.language
        headings = (template("Agency"), template("Printed"), template("Group"))
        print_table(
            [language.text(heading) for heading in headings],
            [(each.name, each.printed, "✓" if each.group else "") for each in reading.mentions],
        )
    print_problems(reading.problems, runtime.language)
