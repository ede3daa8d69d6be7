"""Options that several commands share: selections of rows, forms of output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cchc_tracker.cli.translated import Option
from cchc_tracker.cli.values import DAY, MOMENT
from cchc_tracker.exports.table import TABLE_FORMATS
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Callable

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


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
                help=template("Only what was on record by the end of this day, minute or second"),
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
