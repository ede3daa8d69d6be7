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


def options(*decorators: Decorator) -> Decorator:
    """Options for one command, told in this order by its help."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for each in reversed(decorators):
            command = each(command)
        return command

    return decorate


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


def filter_option(*, required: bool = False) -> Decorator:
    """`--filter`; without it a command takes all rows, unless it is required."""
    presence: dict[str, Any] = {"required": True} if required else {"default": ""}
    return option(
        "--filter",
        "expression",
        metavar="EXPR",
        help=template("Only rows that match, such as 'lead:\"Sở Nội vụ\" status:overdue'"),
        **presence,
    )


def lead_option() -> Decorator:
    """`--lead`."""
    return option("--lead", metavar="AGENCY", help=template("Only rows that this agency leads"))


def as_of_option() -> Decorator:
    """`--as-of`."""
    return option(
        "--as-of",
        type=DAY,
        metavar="DATE",
        help=template("Status as of this day (default today)"),
    )


def known_at_option() -> Decorator:
    """`--known-at`."""
    return option(
        "--known-at",
        type=MOMENT,
        metavar="TIME",
        help=template("Only what was on record by the end of this day, minute or second"),
    )


def note_option() -> Decorator:
    """`--note`."""
    return option("--note", default="", metavar="TEXT", help=template("A note"))


def force_option() -> Decorator:
    """`--force`."""
    return option("--force", is_flag=True, help=template("Replace files that exist"))


selection_options = options(
    filter_option(),
    as_of_option(),
    known_at_option(),
    option(
        "--first-deadline",
        is_flag=True,
        help=template("Judge by the deadline before any extension"),
    ),
)
"""Which rows, on which day, known when, and by which of their deadlines."""
