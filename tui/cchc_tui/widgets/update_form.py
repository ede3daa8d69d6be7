"""The form of an update: its fields, what is typed into them, and problems beside them.

Shared by the update of one row and the change of many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import getters
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from cchc_tracker.exports.labels import STATE_LABELS
from cchc_tracker.model.message import message, template
from cchc_tui.app import TrackerApp
from cchc_tui.content.typed_update import (
    AGENCY,
    DOCUMENT,
    DUE,
    EVIDENCE_DATE,
    EVIDENCE_FILE,
    EVIDENCE_LINK,
    EVIDENCE_NUMBER,
    EXPLANATION,
    FIELD_LABELS,
    KNOWN_DATE,
    MILESTONE,
    NOTE,
    ON,
    PERCENT,
    STATE,
)
from cchc_tui.widgets.choice_field import Choice, ChoiceField
from cchc_tui.widgets.form_field import FormField
from cchc_tui.widgets.line_input import LineInput
from cchc_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from cchc_tracker.model.problem import Problem
    from cchc_tui.widgets.form_field import Control

_HALF_DATE: Final = re.compile(r"[0-9]{1,4}([-/. ]+[0-9]{0,2}([-/. ]+[0-9]{0,3})?)?")
_SEVERAL_LINES: Final = (NOTE, EXPLANATION)
_HINTS: Final[Mapping[str, str]] = {
    ON: template("day/month/year; blank: {day}"),
    PERCENT: template("0 to 100"),
    EVIDENCE_NUMBER: template("such as 12/KH-UBND"),
    EVIDENCE_DATE: template("day/month/year"),
    EVIDENCE_FILE: template("a file on the server, such as ~/12-kh.pdf"),
    EVIDENCE_LINK: template("such as https://…"),
    KNOWN_DATE: template("day/month/year"),
    DUE: template("day/month/year"),
    DOCUMENT: template("such as 12/QĐ-UBND"),
}


@dataclass(frozen=True, slots=True)
class FormShape:
    """What a form asks for; empty where the row has nothing of the kind."""

    today: str
    """As written here, for the hint of the day."""
    milestones: tuple[str, ...] = ()
    """What the row's milestones are called; a row of one isn't asked."""
    members: tuple[str, ...] = ()
    asked: frozenset[str] = frozenset(FIELD_LABELS)
    """The names of the fields."""


class UpdateForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields one below the other; ↑ and ↓ and Tab move between them."""

    DEFAULT_CSS = """
    UpdateForm { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    UpdateForm TextInput, UpdateForm TextInput:focus {
        border: none; height: auto; max-height: 5; min-height: 1; padding: 0 1;
        background: $surface;
    }
    UpdateForm LineInput:focus, UpdateForm TextInput:focus { background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", template("Previous field"), id="form.up", show=False),
        Binding("down", "app.focus_next", template("Next field"), id="form.down", show=False),
        Binding("pageup", "page_up", template("Previous page"), id="form.page-up", show=False),
        Binding("pagedown", "page_down", template("Next page"), id="form.page-down", show=False),
    ]
    app = getters.app(TrackerApp)

    class Changed(Message):
        """Something was typed or chosen."""

    def __init__(self, shape: FormShape, texts: Mapping[str, str]) -> None:
        super().__init__(id="update-form")
        self._shape = shape
        self._first_texts = texts

    def compose(self) -> ComposeResult:
        """The fields that are asked."""
        for name in FIELD_LABELS:
            if name in self._shape.asked:
                yield FormField(name, self._label(name), self._control(name))

    @property
    def texts(self) -> dict[str, str]:
        """What is in the fields; blank ones are left out."""
        return {field.field: field.text for field in self.query(FormField) if field.text.strip()}

    def field(self, name: str) -> FormField:
        """A field by its name."""
        return self.query_one(f"#field-{name}", FormField)

    def is_being_typed(self, name: str) -> bool:
        """Whether a field has the focus and holds the beginning of a date or of a file's name."""
        field = self.query(f"#field-{name}").first(FormField)
        half = name == EVIDENCE_FILE or bool(_HALF_DATE.fullmatch(field.text.strip()))
        return field.control.has_focus and half

    def say(self, problems: Mapping[str, Sequence[Problem]]) -> None:
        """Say beside each field what is wrong with it."""
        for field in self.query(FormField):
            field.say(problems.get(field.field, ()), self.app.language)

    def focus_problem(self) -> None:
        """Go to the first field that something is wrong with."""
        for field in self.query(FormField):
            if field.has_class("-error"):
                field.control.focus()
                return

    def relabel(self) -> None:
        """Write names and choices in the language of now; what is typed stays."""
        for field in self.query(FormField):
            field.relabel(self._label(field.field))
            if isinstance(field.control, ChoiceField):
                field.control.relabel(self._choices(field.field))
            elif isinstance(field.control, LineInput):
                field.control.placeholder = self._hint(field.field)

    def on_input_changed(self) -> None:
        """Tells of what was typed."""
        self.post_message(self.Changed())

    def on_text_area_changed(self) -> None:
        """Tells of what was typed."""
        self.post_message(self.Changed())

    def on_choice_field_changed(self) -> None:
        """Tells of what was chosen."""
        self.post_message(self.Changed())

    def on_input_submitted(self) -> None:
        """Enter goes to the next field."""
        self.screen.focus_next()

    def on_line_input_paste_joined(self, event: LineInput.PasteJoined) -> None:
        """Says what became of several pasted lines."""
        self.app.tell(message("{count} pasted lines were joined into one", count=event.lines))

    def _label(self, name: str) -> str:
        return self.app.language.text(FIELD_LABELS[name])

    def _hint(self, name: str) -> str:
        hint = _HINTS.get(name, "")
        return self.app.language(hint, day=self._shape.today) if hint else ""

    def _control(self, name: str) -> Control:
        text = self._first_texts.get(name, "")
        if choices := self._choices(name):
            return ChoiceField(
                choices, text, ascii_only=self.app.context.ascii_only, unfolded=name == STATE
            )
        if name in _SEVERAL_LINES:
            return TextInput(text)
        return LineInput(text, placeholder=self._hint(name), select_on_focus=False)

    def _choices(self, name: str) -> tuple[Choice, ...]:
        """What there is to choose; empty for a field that is typed."""
        text = self.app.language.text
        nothing = Choice("", text(template("(not said)")))
        if name == STATE:
            return (nothing, *(Choice(each, text(STATE_LABELS[each])) for each in STATE_LABELS))
        if name == MILESTONE and self._shape.milestones:
            whole = Choice("", text(template("(the whole row)")))
            labels = enumerate(self._shape.milestones, start=1)
            return (whole, *(Choice(str(number), label) for number, label in labels))
        if name == AGENCY and self._shape.members:
            whole = Choice("", text(template("(the row as a whole)")))
            return (whole, *(Choice(each, each) for each in self._shape.members))
        return ()
