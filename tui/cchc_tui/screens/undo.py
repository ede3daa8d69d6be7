"""Undo: names the person's last change, whenever it was made, and takes it back on a yes."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from textual import work

from cchc_tracker.exports.journal import ACTION_LABELS, changed_values
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message, template
from cchc_tracker.services.undo import last_change, undo_last
from cchc_tui.content.row_facts import moment_text
from cchc_tui.screens.choosing import ChoosingScreen
from cchc_tui.widgets.facts import Fact

if TYPE_CHECKING:
    from cchc_tracker.services.session import Session
    from cchc_tracker.store import Change, JournalLine
    from cchc_tui.app import TrackerApp
    from cchc_tui.widgets.choices import ChoiceList

_NAMED = 100
"""So many rows of a change are named; of more their number is told."""


class UndoScreen(ChoosingScreen[None]):
    """Names one change and takes back no other."""

    NAME = template("Undo")
    HELP = template(
        "Takes back your last change, also one of an earlier day or another session; a change of"
        " many rows goes in one step. Nothing is erased: the journal keeps both."
    )

    def __init__(self, change: Change, lines: tuple[JournalLine, ...]) -> None:
        """`lines` are the change's own in the journal."""
        super().__init__()
        self._change = change
        self._lines = lines

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Takes the change back, or leaves it."""
        if event.place == 1:
            self._take_back(self._change)
        else:
            self.dismiss(None)

    @work(exclusive=True, group="undo", exit_on_error=False)
    async def _take_back(self, change: Change) -> None:
        try:
            await self.app.desk.write(partial(undo_last, expected=change.id))
        except CchcError as failure:
            self.app.tell(failure)
        else:
            rows = len(change.event_ids) or len({line.row_id for line in self._lines})
            self.app.tell(
                message("Took back: {what}", what=_line_name(self._lines[0]))
                if rows == 1 and self._lines
                else message("Took back your change of {count} rows", count=rows)
            )
        self.dismiss(None)

    def facts(self) -> list[Fact]:
        """The change and the rows it is about."""
        language = self.app.language
        change = self._change
        facts = [
            Fact((language("Your last change"), moment_text(change.at))),
            Fact((language("Rows"), str(len({line.row_id for line in self._lines})))),
            Fact(("", "")),
        ]
        for line in self._lines[:_NAMED]:
            action = language.text(ACTION_LABELS[line.action])
            values = changed_values(line, language.text)
            facts.append(Fact((_line_name(line), f"{action}: {values}" if values else action)))
        if len(self._lines) > _NAMED:
            more = len(self._lines) - _NAMED
            facts.append(Fact(("", language("… and {count} more", count=more))))
        return facts

    def answers(self) -> list[str]:
        """Leave it, or not."""
        language = self.app.language
        return [language("Leave it"), language("Take this change back")]


async def open_undo(app: TrackerApp) -> None:
    """Ask whether to take back the person's last change; tell where there is none."""
    try:
        change, lines = await app.desk.write(_last_with_lines)
    except CchcError as failure:
        app.tell(failure)
        return
    await app.push_screen(UndoScreen(change, lines))


def _line_name(line: JournalLine) -> str:
    return " ".join(part for part in (line.plan, line.ref) if part)


def _last_with_lines(session: Session) -> tuple[Change, tuple[JournalLine, ...]]:
    change = last_change(session)
    newer = takewhile(lambda line: line.change >= change.id, session.store.journal())
    lines = [line for line in newer if line.change == change.id]
    return change, tuple(reversed(lines))
