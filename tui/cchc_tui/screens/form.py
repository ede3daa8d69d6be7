"""What the forms share: drafts at every change, checks while typing, leaving and saving."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, work

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import message
from cchc_tracker.services.session import VIETNAM
from cchc_tracker.services.updates import RefusedUpdateError, VetoedUpdateError
from cchc_tui.content.row_facts import status_text
from cchc_tui.content.typed_update import WHOLE, by_field, read_update
from cchc_tui.messages import ShowRows
from cchc_tui.screens.discard import DiscardScreen
from cchc_tui.screens.page import PageScreen
from cchc_tui.widgets.plain import PlainStatic
from cchc_tui.widgets.update_form import FormShape, UpdateForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.status import Status
    from cchc_tracker.services.bulk import BulkLine
    from cchc_tracker.services.session import Session
    from cchc_tui.content.typed_update import TypedUpdate
    from cchc_tui.drafts import Draft


_HALF_TYPED = ("date-unread", "file-missing")
"""What is wrong with a date or a file's name until it's typed to its end."""


class FormScreen(PageScreen):
    """A form about one or many rows; what is typed is kept until it's saved or thrown away."""

    CSS_PATH: ClassVar[str] = "../styles/form.tcss"
    form = getters.query_one(UpdateForm)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._failure: CchcError | None = None
        self._foreseen: Sequence[BulkLine] = ()
        self._whole: Sequence[Problem] = ()
        self._refused: Mapping[str, tuple[Problem, ...]] = {}
        """Why saving was refused, told until something else is typed."""
        self._busy = False
        self._patient = True
        """Whether a half typed date is let be; not once somebody wants to save it."""

    # --- what a form adds

    def open_form(self, session: Session) -> None:
        """Read what the form is about; raises CchcError where it can't be opened."""
        raise NotImplementedError

    def shape(self) -> FormShape:
        """What is asked."""
        raise NotImplementedError

    def heading(self) -> str:
        """What the form is about."""
        raise NotImplementedError

    def foresee(self, session: Session, typed: TypedUpdate) -> Sequence[BulkLine]:
        """What the update would do, or a sample of it."""
        raise NotImplementedError

    def outlook(self, foreseen: Sequence[BulkLine]) -> list[str]:
        """What is told below the fields."""
        raise NotImplementedError

    # --- the screen

    def compose(self) -> ComposeResult:
        """The screen with the row as it stands now."""
        try:
            self.app.desk.look(self.open_form)
        except CchcError as failure:
            self._failure = failure
        yield from super().compose()

    def body(self) -> ComposeResult:
        """Heading, fields, and what they would do."""
        if self._failure is None:
            yield PlainStatic(self.heading(), id="form-heading")
            yield UpdateForm(self.shape(), self._draft.fields)
            yield PlainStatic(id="form-outlook")

    def on_mount(self) -> None:
        """Tells how the row stands; a form that can't be opened says why and leaves."""
        if self._failure is not None:
            self.app.tell(self._failure)
            self.dismiss(None)
            return
        self._tell_outlook()
        self.reload()

    def relabel(self) -> None:
        """Write everything but what is typed in the language of now."""
        super().relabel()
        if self._failure is None:
            self.form.relabel()
            self.query_exactly_one("#form-heading", PlainStatic).update(self.heading())
            self.check()

    @property
    def today(self) -> date:
        """The present day in Vietnam."""
        return self.app.context.clock().astimezone(VIETNAM).date()

    @property
    def today_text(self) -> str:
        """The present day as people here write it."""
        return day_text(self.today)

    # --- typing

    def on_update_form_changed(self) -> None:
        """Keeps what is typed, then checks it."""
        self._patient = True
        self._refused = {}
        self.keep_draft()
        self.check()

    def keep_draft(self) -> None:
        """Keep what is in the fields now; a form with nothing in it leaves no draft."""
        texts = self.form.texts
        if texts == self._draft.fields:
            return
        self._draft = replace(self._draft, fields=texts, changed_at=self.app.context.clock())
        if texts:
            self.app.keep_draft(self._draft)
        else:
            self.app.drop_draft(self._draft.id)

    @work(exclusive=True, group="check", exit_on_error=False)
    async def check(self) -> None:
        """Say beside the fields what is wrong with them, and below them what they would do."""
        texts = self.form.texts
        typed = read_update(texts, self.today)
        self._foreseen, problems = (), self._without_unfinished(typed.problems)
        if texts and typed.update is not None:
            ask = partial(self.foresee, typed=typed)
            try:
                foreseen = await self.app.desk.latest(f"check {self._draft.id}", ask)
            except CchcError as failure:
                self.app.tell_once(failure)
                return
            if foreseen is None:
                return
            self._foreseen, problems = foreseen, by_field(_common(foreseen))
        self.say({**self._refused, **problems})

    def on_descendant_blur(self) -> None:
        """Checks a date that isn't typed any more."""
        if self._failure is None:
            self.check()

    def _without_unfinished(
        self, problems: Mapping[str, tuple[Problem, ...]]
    ) -> dict[str, tuple[Problem, ...]]:
        """The problems but that of what is being typed, which is half there at every key."""
        return {
            name: found
            for name, found in problems.items()
            if not (
                self._patient and found[0].code in _HALF_TYPED and self.form.is_being_typed(name)
            )
        }

    def say(self, problems: Mapping[str, Sequence[Problem]]) -> None:
        """Say what is wrong, beside the fields and below them."""
        self.form.say(problems)
        asked = self.shape().asked
        self._whole = [
            each for name, found in problems.items() if name not in asked for each in found
        ]
        self._tell_outlook()

    def _tell_outlook(self) -> None:
        language = self.app.language
        lines = [f"! {language(each.message)}" for each in self._whole]
        text = "\n".join([*self.outlook(self._foreseen), *lines])
        outlook = self.query_exactly_one("#form-outlook", PlainStatic)
        if str(outlook.content) != text:
            outlook.update(text, layout=False)

    def status_text(self, status: Status) -> str:
        """A status with its mark."""
        ascii_only = self.app.context.ascii_only
        return status_text(status, self.app.language, ascii_only=ascii_only)

    # --- saving and leaving

    def readable(self) -> TypedUpdate | None:
        """What is typed, or None where a field can't be read, which is then told."""
        self._patient = False
        typed = read_update(self.form.texts, self.today)
        if typed.update is None:
            self.say(typed.problems)
            self.form.focus_problem()
            return None
        return typed

    @contextmanager
    def telling_refusals(self) -> Iterator[None]:
        """Tell why something wasn't written; the form stays as it is."""
        self._busy = True
        try:
            yield
        except (RefusedUpdateError, VetoedUpdateError) as refusal:
            self._refused = by_field(refusal.problems) or {WHOLE: refusal.problems}
            self.say(self._refused)
            self.form.focus_problem()
        except CchcError as failure:
            self.app.tell(failure)
        finally:
            self._busy = False

    def close_form(self) -> None:
        """Leave the form for good."""
        self.app.drop_draft(self._draft.id)
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back; what is typed is thrown away only where the person says so."""
        if self._failure is None and self.form.texts:
            self.app.push_screen(DiscardScreen(), self._leave_if)
        else:
            self.close_form()

    def on_show_rows(self, request: ShowRows) -> None:
        """Hands the request on and stays: what is typed isn't lost to another screen's wish."""
        request.prevent_default()
        self.beneath.post_message(ShowRows(request.plan, request.filter, request.ref))
        self.app.tell(message("The rows are beneath this form; save or leave it first"))

    def _leave_if(self, discard: bool | None) -> None:  # noqa: FBT001 - the screen's outcome
        if discard:
            self.close_form()


def _common(foreseen: Sequence[BulkLine]) -> list[Problem]:
    """The problems that all lines have, as the first one words them."""
    codes = [{problem.code for problem in line.problems} for line in foreseen]
    shared = set.intersection(*codes) if codes else set()
    return [problem for problem in foreseen[0].problems if problem.code in shared] if shared else []
