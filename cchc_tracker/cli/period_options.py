"""The days of a reporting period as options, where the request for the report sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from cchc_tracker.cli.parameters import option, options
from cchc_tracker.cli.values import DAY
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period_calendar import GivenDays

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.cli.parameters import Decorator


class PeriodWords(TypedDict):
    """The values of `period_option`, `day_option` and `period_days`."""

    code: str | None
    as_of: date | None
    data_from: date | None
    data_to: date | None
    due: date | None


def period_option() -> Decorator:
    """`--period`."""
    return option("--period", "code", metavar="P", help=template("Period, such as 2022-Q1"))


def day_option() -> Decorator:
    """`--as-of` where it takes the place of `--period`."""
    return option("--as-of", type=DAY, metavar="DATE", help=template("A day instead of a period"))


period_days = options(
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
"""The days of a period, where the request for the report sets them."""


def given_days(data_from: date | None, data_to: date | None, due: date | None) -> GivenDays | None:
    """The days that were given; raises UsageError where only a part is, or they run backwards."""
    if data_from is None and data_to is None and due is None:
        return None
    if data_from is None or data_to is None:
        raise UsageError(message("Give both --from and --to"))
    if data_from > data_to:
        raise UsageError(message("--from lies after --to"))
    return GivenDays(data_from, data_to, due)


def asked_period(words: PeriodWords) -> tuple[str | date, GivenDays | None]:
    """The period's code with the days given for it, or a day.

    Raises UsageError unless exactly one of them was asked for.
    """
    code, as_of = words["code"], words["as_of"]
    given = given_days(words["data_from"], words["data_to"], words["due"])
    if code is not None and as_of is None:
        return code, given
    if as_of is None or code is not None:
        raise UsageError(message("Give a --period such as 2022-Q1, or a day with --as-of"))
    if given is not None:
        raise UsageError(message("--from, --to and --due belong to a --period"))
    return as_of, None
