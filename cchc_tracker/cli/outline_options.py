"""The options of filling an outline, and what they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import click

from cchc_tracker.cli.parameters import option
from cchc_tracker.cli.period_options import given_days, period_days
from cchc_tracker.cli.values import DAY, MOMENT
from cchc_tracker.model.errors import IncompleteError, UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.outline import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.outline import Outline
    from cchc_tracker.model.outline_filling import FilledOutline
    from cchc_tracker.model.period import Period
    from cchc_tracker.services.session import Session


_MOST_READ = 200_000
"""Characters; more than is kept of a text, so that a longer one is refused and not cut."""


class FillWords(TypedDict):
    """The values of `fill_options`."""

    outline_id: str | None
    code: str | None
    data_from: date | None
    data_to: date | None
    due: date | None
    as_of: date | None
    known_at: datetime | None
    figures_from: str | None
    audience: str
    strict: bool


def audience_option() -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`--for`."""
    return option(
        "--for",
        "audience",
        type=click.Choice([each.value for each in Audience]),
        default=Audience.ALL.value,
        help=template("Only what communes answer, or all others"),
    )


def fill_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What an outline is filled from."""
    for decorate in reversed(
        (
            option("--outline", "outline_id", metavar="ID", help=template("Which outline")),
            option("--period", "code", metavar="P", help=template("Period, such as 2022-Q1")),
            period_days,
            option("--as-of", type=DAY, metavar="DATE", help=template("A day instead of a period")),
            option(
                "--known-at",
                type=MOMENT,
                metavar="TIME",
                help=template("Only what was on record by the end of this day, minute or second"),
            ),
            option(
                "--figures-from", metavar="PLAN", help=template("Take the figures of another plan")
            ),
            audience_option(),
            option(
                "--strict",
                is_flag=True,
                help=template("Fail with exit code 6 if any is missing"),
            ),
        )
    ):
        command = decorate(command)
    return command


def asked_period(session: Session, plan: str, words: FillWords) -> Period | date:
    """The period or the day. Raises UsageError unless it is one of them."""
    from cchc_tracker.services.periods import find_period

    code, as_of = words["code"], words["as_of"]
    if (code is None) == (as_of is None):
        raise UsageError(message("Give a --period such as 2022-Q1, or a day with --as-of"))
    given = given_days(words["data_from"], words["data_to"], words["due"])
    if as_of is not None and given is not None:
        raise UsageError(message("--from, --to and --due belong to a --period"))
    if as_of is not None:
        return as_of
    return find_period(session, plan, code or "", given)


def filled(
    session: Session, plan: str, outline: Outline, period: Period | date, words: FillWords
) -> FilledOutline:
    """The outline filled as the options say."""
    from cchc_tracker.services.outlines import fill

    return fill(
        session,
        plan,
        outline.part_for(Audience(words["audience"])),
        period,
        known_at=words["known_at"],
        figures_from=words["figures_from"],
    )


def read_prose_files(given: Iterable[str]) -> dict[str, str]:
    """The text of each `LINE=FILE` by its line; `-` is the input.

    Raises UsageError for another form and for a file that can't be read as UTF-8.
    """
    files = dict(map(_line_and_file, given))
    if [*files.values()].count("-") > 1:
        raise UsageError(message("Only one text can be read from the input"))
    return {key: _file_text(name) for key, name in files.items()}


def _line_and_file(given: str) -> tuple[str, str]:
    key, separator, name = given.partition("=")
    if not (separator and name):
        raise UsageError(message("“{text}” must be LINE=FILE, such as II-3=text.txt", text=given))
    return key, name


def _file_text(name: str) -> str:
    try:
        with click.open_file(name, encoding="utf-8-sig") as file:
            text: str = file.read(_MOST_READ)
    except UnicodeDecodeError as error:
        raise UsageError(message("{file} isn't saved as UTF-8", file=name)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            message("{file} can't be read: {reason}", file=name, reason=reason)
        ) from error
    return text


def tell_gaps(runtime: Runtime, found: FilledOutline, *, strict: bool) -> None:
    """List what is missing on stderr; with `strict` raise IncompleteError where anything is."""
    from cchc_tracker.exports.outline_text import gap_lines

    gaps = gap_lines(found, runtime.language.text)
    for key, name, what in gaps:
        runtime.remark("Missing: {line} {name} ({what})", line=key, name=name, what=what)
    if gaps and strict:
        raise IncompleteError(
            message(
                "{count} of {total} figures of the outline are missing",
                count=len(gaps),
                total=len(found.counts),
            )
        )
