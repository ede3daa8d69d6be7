"""A plugin without a locality: its hooks are asked about every locality."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.agency.directory import AgencyReading, Mention
from cchc_tracker.model.deadline.reading import Deadline, DeadlineKind
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.update import State
from cchc_tracker.model.workdays import SpecialDay
from cchc_tracker.plugins import hookimpl

if TYPE_CHECKING:
    from cchc_tracker.model.update import Update
    from cchc_tracker.plugins import CellContext, CheckContext, UpdateContext


class Rules:
    """Reads two cells of its own, knows a local day off, checks and vetoes."""

    @hookimpl
    def read_deadline(self, phrase: str, context: CellContext) -> Deadline | None:
        """`Hội làng` is a day."""
        if phrase != "Hội làng":
            return None
        return Deadline(phrase, context.year, DeadlineKind.DUE, end=date(context.year, 2, 15))

    @hookimpl
    def read_agencies(self, text: str) -> AgencyReading | None:
        """`Cả xã` is a group."""
        return AgencyReading(text, (Mention(text, text, group=True),)) if text == "Cả xã" else None

    @hookimpl
    def special_days(self, year: int) -> dict[date, SpecialDay]:
        """The fair is a day off."""
        return {date(year, 2, 15): SpecialDay(working=False, name="Hội làng", source="sample")}

    @hookimpl
    def check(self, context: CheckContext) -> list[Problem]:
        """A plan without rows is worth a word."""
        empty = message("the plan {plan} has no rows", plan=context.plan)
        return [] if context.rows else [Problem(Severity.INFO, "sample-empty", empty)]

    @hookimpl
    def before_update(self, change: Update, context: UpdateContext) -> list[Problem]:
        """Nothing is cancelled here."""
        if change.state is not State.CANCELLED:
            return []
        veto = message("{plan}: nothing is cancelled here", plan=context.plan)
        return [Problem(Severity.ERROR, "sample-veto", veto)]


plugin = Rules()
