"""The options of an export that say of what it is, and what they choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.cli.parameters import (
    filter_option,
    known_at_option,
    lead_option,
    option,
    options,
)
from cchc_tracker.cli.period_options import (
    PeriodWords,
    asked_period,
    day_option,
    period_days,
    period_option,
)
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.exporting import ExportQuestion, named_plans, plans_for_period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cchc_tracker.services.session import Session
    from cchc_tracker.store import StoredPlan


class ExportWords(PeriodWords):
    """The values of `export_options`."""

    locality: str | None
    every: bool
    expression: str
    lead: str | None
    known_at: datetime | None


export_options = options(
    option("--locality", metavar="CODE", help=template("All plans of a locality")),
    option("--all", "every", is_flag=True, help=template("All plans")),
    period_option(),
    day_option(),
    period_days,
    filter_option(),
    lead_option(),
    known_at_option(),
)
"""Which plans, as of when, and which of their rows."""


def question_of(words: ExportWords) -> ExportQuestion:
    """What is asked of each plan. Raises UsageError unless a period or a day is given."""
    asked, given = asked_period(words)
    return ExportQuestion(asked, given, words["known_at"], words["expression"], words["lead"])


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
