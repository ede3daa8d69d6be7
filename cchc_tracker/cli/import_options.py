"""What `cchc plan import` and `cchc plan diff` share: which table it is, and its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cchc_tracker.cli.parameters import option
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Callable


def table_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--sheet`, `--table`, `--map`."""
    for each in (
        option(
            "--map",
            "columns",
            default="",
            metavar="HEADING=FIELD,…",
            help=template("What columns are whose headings don't tell: “Chủ trì=lead,…”"),
        ),
        option(
            "--table",
            type=click.IntRange(min=1),
            metavar="N",
            help=template("The annex is the N-th table (default: it is found by its headings)"),
        ),
        option("--sheet", default="", metavar="NAME", help=template("The workbook's sheet")),
    ):
        function = each(function)
    return function


def column_fields(text: str) -> dict[str, str]:
    """The fields by heading of `--map`; raises UsageError for what isn't HEADING=FIELD."""
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        heading, sign, field = (each.strip() for each in part.rpartition("="))
        if not sign or not heading or not field:
            raise UsageError(
                message("--map: “{part}” is not HEADING=FIELD, as in “Chủ trì=lead”", part=part)
            )
        found[heading] = field
    return found
