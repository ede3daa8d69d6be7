"""Parameter types and options that several commands share: days, moments, selections, formats."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from cchc_tracker.cli.translated import Option, language_of
from cchc_tracker.exports.table import TABLE_FORMATS
from cchc_tracker.model.message import message, template
from cchc_tracker.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Day(click.ParamType):
    """A day: `31/12/2022` (day first) or `2022-12-31`."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day; fails with one clear line."""
        from cchc_tracker.model.document import parse_date

        if isinstance(value, date):
            return value
        day = parse_date(value)
        if isinstance(day, Problem):
            text = message("“{value}” is not a date; write 31/12/2022 or 2022-12-31", value=value)
            self.fail(language_of(ctx)(text) if ctx else str(text), param, ctx)
        return day


class Moment(click.ParamType):
    """A day (its end) or `2022-12-31T17:00`; in Vietnam unless it names another zone."""

    name = "moment"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment in UTC; fails with one clear line."""
        from cchc_tracker.model.document import parse_date
        from cchc_tracker.services.session import VIETNAM

        if isinstance(value, datetime):
            return value
        day = parse_date(value)
        if not isinstance(day, Problem):
            midnight = datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(days=1)
            return (midnight - timedelta(microseconds=1)).astimezone(UTC)
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            text = message("“{value}” is not a moment; write 2022-12-31T17:00", value=value)
            self.fail(language_of(ctx)(text) if ctx else str(text), param, ctx)
        return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)).astimezone(UTC)


DAY = Day()
MOMENT = Moment()


def option(*flags: str, **settings: Any) -> Decorator:  # noqa: ANN401
    """A translated option."""
    return click.option(*flags, cls=Option, **settings)


def json_option() -> Decorator:
    """`--json`."""
    return option("--json", "as_json", is_flag=True, help=template("Print JSON"))


def format_option() -> Decorator:
    """`--format`."""
    return option(
        "--format",
        "form",
        type=click.Choice(TABLE_FORMATS),
        default="table",
        help=template("Form of the table: table, csv, markdown or html"),
    )


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--filter`, `--as-of`, `--known-at`, `--first-deadline`."""
    for decorate in reversed(
        (
            option(
                "--filter",
                "expression",
                default="",
                metavar="EXPR",
                help=template("Only rows that match, such as 'lead:\"Sở Nội vụ\" status:overdue'"),
            ),
            option(
                "--as-of",
                type=DAY,
                metavar="DATE",
                help=template("Status as of this day (default today)"),
            ),
            option(
                "--known-at",
                type=MOMENT,
                metavar="TIME",
                help=template("Only what was on record at this moment"),
            ),
            option(
                "--first-deadline",
                is_flag=True,
                help=template("Judge by the deadline before any extension"),
            ),
        )
    ):
        command = decorate(command)
    return command
