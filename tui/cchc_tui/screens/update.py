"""Update: the form of one row, saved only on the version that the person has seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.differences import difference_lines
from cchc_tracker.model.difference import differences
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import template
from cchc_tracker.services.bulk import preview_bulk
from cchc_tracker.services.conflict import Meanwhile, changes_since
from cchc_tracker.services.evidence import with_digest
from cchc_tracker.services.rows import Selection, find_row, view_row
from cchc_tracker.services.updates import record_update, with_usual_day
from cchc_tracker.store import StaleVersionError
from cchc_tui.content.row_facts import moment_text
from cchc_tui.content.typed_update import AGENCY, FIELD_LABELS, KNOWN_DATE, MILESTONE
from cchc_tui.drafts import Draft
from cchc_tui.screens.conflict import Answer, ConflictScreen
from cchc_tui.screens.form import FormScreen
from cchc_tui.widgets.cells import cut
from cchc_tui.widgets.plain import safe_line
from cchc_tui.widgets.update_form import FormShape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.row import Row, RowView
    from cchc_tracker.model.status import MilestoneProgress
    from cchc_tracker.model.update import Update
    from cchc_tracker.services.bulk import BulkLine
    from cchc_tracker.services.session import Session
    from cchc_tracker.services.updates import Recorded
    from cchc_tui.content.typed_update import TypedUpdate

FORM = "update"
_BROKEN_WORDS = 16
"""Cells that the margins and the end of the first of two lines may take."""
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""A draft is dated at its first change."""


class UpdateScreen(FormScreen):
    """One row's form."""

    NAME = template("Update")
    HELP = template(
        "↑, ↓ and Tab go from field to field; in a list the arrows move, Space chooses, a letter or"
        " digit jumps. Blank fields say nothing. Below the fields stands what saving would do. If"
        " somebody else changes the row meanwhile you see both before anything is written. What"
        " you type is kept at every key, even if the line breaks."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "save", template("Save"), id="update.save"),
    ]

    def __init__(self, plan: str, ref: str, draft: Draft | None = None) -> None:
        super().__init__(draft or Draft(FORM, plan, (ref,), NEVER))
        self._view: RowView | None = None
        self._meanwhile: Meanwhile | None = None

    def open_form(self, session: Session) -> None:
        """Read the row as it stands."""
        row = find_row(session, self._draft.plan, self._draft.rows[0])
        self._view = view_row(session, row, Selection((self._draft.plan,)))
        if self._draft.version is None:
            self._draft = replace(self._draft, version=row.version)

    def title_line(self) -> str:
        """Screen, row and plan."""
        ref = self._view.row.ref if self._view else self._draft.rows[0]
        return f"{super().title_line()} {safe_line(ref)} · {self._draft.plan}"

    def heading(self) -> str:
        """The row's text, short enough to leave room for the fields."""
        return cut(self._row.text, 2 * self.app.size.width - _BROKEN_WORDS)

    def shape(self) -> FormShape:
        """Milestones only where there are several, members only where a group leads."""
        row, progress = self._row, self._shown_view.progress
        asked = set(FIELD_LABELS)
        group = any(each.group for each in row.leads.mentions) or len(row.leads.mentions) > 1
        if len(progress.milestones) < 2:
            asked.discard(MILESTONE)
        if not group:
            asked.discard(AGENCY)
        if row.deadline.dated:
            asked.discard(KNOWN_DATE)
        return FormShape(
            today=self.today_text,
            milestones=tuple(_milestone_label(n, each) for n, each in
                             enumerate(progress.milestones, start=1)),
            members=row.members,
            asked=frozenset(asked),
        )  # fmt: skip

    def foresee(self, session: Session, typed: TypedUpdate) -> Sequence[BulkLine]:
        """The row as it would stand."""
        return preview_bulk(session, [self._row.id], _dated(session, self._row, typed)).lines

    def outlook(self, foreseen: Sequence[BulkLine]) -> list[str]:
        """The row's status now and then, and what others did to it meanwhile."""
        language = self.app.language
        now = self.status_text(self._shown_view.status)
        if foreseen and foreseen[0].allowed:
            then = self.status_text(foreseen[0].after.status)
            lines = [language("After saving: {before} → {after}", before=now, after=then)]
        else:
            due = day_text(self._shown_view.progress.open_due)
            lines = [
                language("Now: {status}, next due {day}", status=now, day=due)
                if due
                else language("Now: {status}", status=now)
            ]
        if self._meanwhile is not None and self._meanwhile.lines:
            newest = self._meanwhile.lines[0]
            lines.append(
                language(
                    "! {author} changed this row meanwhile ({moment}); saving shows both first",
                    author=newest.author,
                    moment=moment_text(newest.at),
                )
            )
        return lines

    def reload(self) -> None:
        """See what others did to the row; what is typed stays."""
        if self._view is not None:
            self._look_at_row()

    @work(exclusive=True, group="row", exit_on_error=False)
    async def _look_at_row(self) -> None:
        ask = partial(changes_since, row=self._row, version=self._version)
        try:
            self._meanwhile = await self.app.desk.ask(ask)
        except CchcError as failure:
            self.app.tell_once(failure)
            return
        self._view = self._meanwhile.now
        self.check()

    @work(group="save", exit_on_error=False)
    async def action_save(self) -> None:
        """Write the update, unless somebody else has changed the row unseen."""
        typed = self.readable()
        if self._busy or typed is None:
            return
        with self.telling_refusals():
            outcome = await self.app.desk.write(partial(self._write, typed=typed))
            while isinstance(outcome, Meanwhile):
                if not await self._settle(outcome, typed):
                    return
                outcome = await self.app.desk.write(partial(self._write, typed=typed))
            self.app.tell(self._saved_text(outcome))
            self.close_form()

    def _write(self, session: Session, typed: TypedUpdate) -> Recorded | Meanwhile:
        row = find_row(session, self._draft.plan, f"r{self._row.position}")
        seen = self._version
        if row.version != seen:
            return changes_since(session, row, seen)
        update = with_digest(_dated(session, row, typed))
        try:
            ref = f"r{row.position}"
            return record_update(session, self._draft.plan, ref, update, version=seen)
        except StaleVersionError:
            return changes_since(session, row, seen)

    async def _settle(self, meanwhile: Meanwhile, typed: TypedUpdate) -> bool:
        """Show both; tells whether to write on top of what is stored."""
        if typed.update is None:
            return False
        answer = await self.app.push_screen_wait(ConflictScreen(meanwhile, typed.update))
        self._see(meanwhile)
        if answer is Answer.THEIRS:
            self.close_form()
        return answer is Answer.MINE

    def _see(self, meanwhile: Meanwhile) -> None:
        """From here on the person knows the row as it is now."""
        self._view = meanwhile.now
        self._meanwhile = None
        self._draft = replace(self._draft, version=meanwhile.now.row.version)
        self.app.keep_draft(self._draft)
        self.check()

    def _saved_text(self, recorded: Recorded) -> str:
        """What changed, a line each."""
        language = self.app.language
        after = recorded.after
        changes = differences(recorded.before, after, recorded.event.update)
        changed = difference_lines(changes, language.text, self.status_text)
        saved = language("Saved: row {ref}", ref=after.row.ref)
        doubts = [f"! {language(problem.message)}" for problem in recorded.problems]
        return "\n".join([saved, *changed, *doubts])

    @property
    def _shown_view(self) -> RowView:
        if self._view is None:  # the form isn't composed without its row
            raise AssertionError
        return self._view

    @property
    def _row(self) -> Row:
        return self._shown_view.row

    @property
    def _version(self) -> int:
        return self._draft.version or self._row.version


def resume_update(draft: Draft) -> UpdateScreen:
    """The form as it was left."""
    return UpdateScreen(draft.plan, draft.rows[0], draft)


def _dated(session: Session, row: Row, typed: TypedUpdate) -> Update:
    if typed.update is None:  # only readable updates are foreseen and written
        raise AssertionError
    return typed.update if typed.dated else with_usual_day(session, row, typed.update)


def _milestone_label(number: int, each: MilestoneProgress) -> str:
    label = each.milestone.label or str(number)
    done = f" ✓ {day_text(each.done_on)}" if each.done_on else ""
    due = day_text(each.milestone.due)
    return (f"{label} ({due})" if due and due not in label else label) + done
