"""Asks whether to keep what was read, naming its errors and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.problem import problem_line
from cchc_tracker.model.message import template
from cchc_tui.hints import HINTS
from cchc_tui.screens.choosing import ChoosingScreen
from cchc_tui.widgets.facts import Fact, heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.services.plan_changes import PlanChanges
    from cchc_tui.widgets.choices import ChoiceList

_NAMED = 200
"""So many errors are named; of more their number is told."""


class ImportKeepScreen(ChoosingScreen[bool]):
    """Its outcome: whether to keep the plan; the cursor stands on no."""

    NAME = template("Import: keep the plan")
    HELP = template(
        "What will be kept. Errors are named one by one: whoever keeps the plan accepts them, and"
        " their rows keep a mark until somebody settles them. Nothing else of a plan that is kept"
        " already is lost: updates, evidence and journal of its rows go on."
    )

    def __init__(self, name: str, imported: ImportedPlan, changes: PlanChanges | None) -> None:
        """`changes` are those of a plan that is kept already under that name."""
        super().__init__()
        self._plan = name
        self._imported = imported
        self._changes = changes

    def facts(self) -> list[Fact]:
        """The plan, what changes, the errors."""
        language = self.app.language
        imported = self._imported
        others = len(imported.problems) - len(imported.errors)
        return [
            Fact((language("Plan"), self._plan)),
            Fact((language("File"), imported.plan.source)),
            Fact((language("Rows"), str(len(imported.plan.activities)))),
            Fact((language("Remarks"), str(others))),
            *self._difference(),
            *self._errors(),
        ]

    def answers(self) -> list[str]:
        """No, or yes."""
        language = self.app.language
        count = len(self._imported.errors)
        if count:
            return [language("No"), language("Keep it with its {count} errors", count=count)]
        return [language("No"), language("Keep the plan")]

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the answer."""
        self.dismiss(event.place == 1)

    def _difference(self) -> Iterator[Fact]:
        language, changes = self.app.language, self._changes
        if changes is None:
            return
        if changes.none:
            told = language("the same already; nothing will change")
        else:
            told = language(
                "{changed} rows change, {added} are new, {left} are no longer in the document",
                changed=len(changes.changed),
                added=len(changes.added),
                left=len(changes.left),
            )
        yield Fact((language("Kept plan"), told))
        if changes.document or changes.goals or changes.moved:
            told = language("title, signer, goals or order of rows differ: the report (3) has more")
            yield Fact(("", told))

    def _errors(self) -> Iterator[Fact]:
        language, errors = self.app.language, self._imported.errors
        if not errors:
            return
        yield Fact(("", ""))
        yield heading(language("{count} errors", count=len(errors)))
        for problem in errors[:_NAMED]:
            yield Fact(("!", problem_line(problem, language, HINTS)))
        if len(errors) > _NAMED:
            yield Fact(("", language("… and {count} more", count=len(errors) - _NAMED)))
