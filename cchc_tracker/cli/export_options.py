"""The options of an export that say of what it is, and what they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

from cchc_tracker.cli.parameters import option
from cchc_tracker.cli.period_options import given_days, period_days
from cchc_tracker.cli.values import DAY, MOMENT
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.exporting import ExportQuestion, named_plans, plans_for_period

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan


class ExportWords(TypedDict):
    """The values of `export_options`."""

    locality: str | None
    every: bool
    code: str | None
    as_of: date | None
    data_from: date | None
    data_to: date | None
    due: date | None
    expression: str
    lead: str | None
    known_at: datetime | None


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Which plans, as of when, and which of their rows."""
    for decorate in reversed(
        (
            option("--locality", metavar="CODE", help=template("All plans of a locality")),
            option("--all", "every", is_flag=True, help=template("All plans")),
            option("--period", "code", metavar="P", help=template("Period, such as 2022-Q1")),
            option("--as-of", type=DAY, metavar="DATE", help=template("A day instead of a period")),
            period_days,
            option(
                "--filter",
                "expression",
                default="",
                metavar="EXPR",
                help=template("Only rows that match, such as 'lead:\"Sở Nội vụ\" status:overdue'"),
            ),
            option("--lead", metavar="AGENCY", help=template("Only rows that this agency leads")),
            option(
                "--known-at",
                type=MOMENT,
                metavar="TIME",
                help=template("Only what was on record by the end of this day, minute or second"),
            ),
        )
    ):
        command = decorate(command)
    return command


def question_of(words: ExportWords) -> ExportQuestion:
    """What is asked of each plan. Raises UsageError unless a period or a day is given."""
    code, as_of = words["code"], words["as_of"]
    given = given_days(words["data_from"], words["data_to"], words["due"])
    if code is not None and as_of is None:
        return ExportQuestion(code, given, words["known_at"], words["expression"], words["lead"])
    if as_of is None or code is not None:
        raise UsageError(message("Give a --period such as 2022-Q1, or a day with --as-of"))
    if given is not None:
        raise UsageError(message("--from, --to and --due belong to a --period"))
    return ExportQuestion(as_of, None, words["known_at"], words["expression"], words["lead"])


def asked_plans(
    session: Session, names: Sequence[str], words: ExportWords, question: ExportQuestion
) -> tuple[StoredPlan, ...]:
    """The plans, by one of the three ways to name them. Raises UsageError for another number."""
    locality = words["locality"]
    if [bool(names), locality is not None, words["every"]].count(True) != 1:
        raise UsageError(message("Name plans, or a --locality, or --all"))
    if names:
        return named_plans(session, names)
    return plans_for_period(session, question.period, locality)
