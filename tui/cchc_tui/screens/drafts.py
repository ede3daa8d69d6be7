"""Drafts: the forms that a broken line or a closed terminal left unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from cchc_tracker.exports.labels import STATE_LABELS
from cchc_tracker.model.message import message, template
from cchc_tracker.model.update import State
from cchc_tracker.services.session import VIETNAM
from cchc_tui.content.typed_update import FIELD_LABELS, STATE
from cchc_tui.modes import FORMS
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.choices import ChoiceList
from cchc_tui.widgets.plain import PlainStatic, safe_line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tui.drafts import Draft


class DraftsScreen(HouseModal["Draft"]):
    """Offers unfinished forms; its outcome is the one to go on with."""

    NAME = template("Unfinished forms")
    HELP = template(
        "These forms were not saved, because the line broke, the terminal was closed or you quit."
        " Enter goes on with the one under the cursor, Del throws it away, Esc leaves all of them"
        " for later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "throw_away", template("Throw away"), id="drafts.throw-away"),
    ]

    def __init__(self, drafts: tuple[Draft, ...]) -> None:
        super().__init__()
        self._drafts = list(drafts)

    def body(self) -> ComposeResult:
        """The list, and the text of the form under the cursor."""
        yield ChoiceList(id="drafts-list")
        yield PlainStatic(id="draft-text")

    def on_mount(self) -> None:
        """Fills the list."""
        self.fill()
        self.query_exactly_one(ChoiceList).focus()

    def on_choice_list_moved(self, event: ChoiceList.Moved) -> None:
        """Shows what was typed into the form under the cursor."""
        fields = self._drafts[event.place].fields
        text = "\n".join(
            f"{self.app.language.text(FIELD_LABELS.get(name, name))}: {self._value(name, value)}"
            for name, value in fields.items()
            if value
        )
        self.query_exactly_one("#draft-text", PlainStatic).update(text)

    def _value(self, name: str, value: str) -> str:
        if name == STATE and value in set(State):
            return self.app.language.text(STATE_LABELS[State(value)])
        return safe_line(value)

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Goes on with a form."""
        draft = self._drafts[event.place]
        if draft.form in FORMS:
            self.dismiss(draft)
        else:
            self.app.tell(message("This version can't open the form; it is kept"))

    def action_throw_away(self) -> None:
        """Forget the form under the cursor."""
        cursor = self.query_exactly_one(ChoiceList).highlighted
        if cursor is None:
            return
        self.app.drop_draft(self._drafts.pop(cursor).id)
        if not self._drafts:
            self.dismiss(None)
        else:
            self.fill()

    def fill(self) -> None:
        """A line a form: when, whose plan, which rows."""
        self.query_exactly_one(ChoiceList).show_lines([self._line(draft) for draft in self._drafts])

    def _line(self, draft: Draft) -> str:
        at = draft.changed_at.astimezone(VIETNAM)
        return f"{at:%d/%m/%Y %H:%M} · {draft.plan} · {', '.join(draft.rows)}"
