"""The options of filling an outline, and what they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cchc_tracker.cli.parameters import known_at_option, option, options
from cchc_tracker.cli.period_options import (
    PeriodWords,
    asked_period,
    day_option,
    period_days,
    period_option,
)
from cchc_tracker.model.errors import IncompleteError, UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.outline import Audience

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from cchc_tracker.cli.parameters import Decorator
    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.outline import Outline
    from cchc_tracker.model.outline_filling import FilledOutline
    from cchc_tracker.model.period import Period
    from cchc_tracker.services.session import Session


_MOST_READ = 200_000
"""Characters; more than is kept of a text, so that a longer one is refused and not cut."""


class FillWords(PeriodWords):
    """The values of `fill_options`."""

    outline_id: str | None
    known_at: datetime | None
    figures_from: str | None
    audience: str
    strict: bool


def audience_option() -> Decorator:
    """`--for`."""
    return option(
        "--for",
        "audience",
        type=click.Choice([each.value for each in Audience]),
        default=Audience.ALL.value,
        help=template("Only what communes answer, or all others"),
    )


fill_options = options(
    option("--outline", "outline_id", metavar="ID", help=template("Which outline")),
    period_option(),
    period_days,
    day_option(),
    known_at_option(),
    option("--figures-from", metavar="PLAN", help=template("Take the figures of another plan")),
    audience_option(),
    option("--strict", is_flag=True, help=template("Fail with exit code 6 if any is missing")),
)
"""What an outline is filled from."""


def period_of(session: Session, plan: str, words: FillWords) -> Period | date:
    """The period or the day. Raises UsageError unless it is one of them."""
    from cchc_tracker.services.periods import find_period

    asked, given = asked_period(words)
    return find_period(session, plan, asked, given) if isinstance(asked, str) else asked


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
    """List what is missing on stderr; with `strict` raise IncompleteError where anything is.

    Texts that nobody has written are listed with `strict`, else counted.
    """
    from cchc_tracker.exports.outline_text import gap_lines, unwritten_lines

    gaps = gap_lines(found, runtime.language.text)
    for key, name, what in gaps:
        runtime.remark("Missing: {line} {name} ({what})", line=key, name=name, what=what)
    texts = unwritten_lines(found)
    if strict:
        for key, name in texts:
            runtime.remark("Not written: {line} {name}", line=key, name=name)
        if gaps or texts:
            raise IncompleteError(_missing(found, len(gaps), len(texts)))
    elif texts:
        runtime.remark("{count} texts of the outline aren't written yet", count=len(texts))


def _missing(found: FilledOutline, figures: int, texts: int) -> Message:
    if not texts:
        return message(
            "{count} of {total} figures of the outline are missing",
            count=figures,
            total=len(found.counts),
        )
    return message(
        "{count} of {total} figures and {texts} of {lines} texts of the outline are missing",
        count=figures,
        total=len(found.counts),
        texts=texts,
        lines=texts + len(found.prose),
    )
