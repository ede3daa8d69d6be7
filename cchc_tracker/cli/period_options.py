"""The days of a reporting period as options, where the request for the report sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.cli.parameters import option
from cchc_tracker.cli.values import DAY
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period_calendar import GivenDays

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def period_days(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--from`, `--to`, `--due`."""
    for decorate in reversed(
        (
            option(
                "--from",
                "data_from",
                type=DAY,
                metavar="DATE",
                help=template("First day of the period's data, where the request sets it"),
            ),
            option(
                "--to",
                "data_to",
                type=DAY,
                metavar="DATE",
                help=template("Last day of the period's data (cut-off)"),
            ),
            option("--due", type=DAY, metavar="DATE", help=template("Day the report is due")),
        )
    ):
        command = decorate(command)
    return command


def given_days(data_from: date | None, data_to: date | None, due: date | None) -> GivenDays | None:
    """The days that were given; raises UsageError where only a part is, or they run backwards."""
    if data_from is None and data_to is None and due is None:
        return None
    if data_from is None or data_to is None:
        raise UsageError(message("Give both --from and --to"))
    if data_from > data_to:
        raise UsageError(message("--from lies after --to"))
    return GivenDays(data_from, data_to, due)
