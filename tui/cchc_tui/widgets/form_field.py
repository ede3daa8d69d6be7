"""A field of a form: its name, what is typed or chosen, and what is wrong with it right below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from cchc_tracker.model.problem import Severity
from cchc_tui.widgets.plain import PlainStatic
from cchc_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from cchc_tracker.model.problem import Problem
    from cchc_tracker.services.language import Language
    from cchc_tui.widgets.choice_field import ChoiceField
    from cchc_tui.widgets.line_input import LineInput

    Control = LineInput | TextInput | ChoiceField


class FormField(Horizontal):
    """Owns its control; says nothing unless something is wrong."""

    DEFAULT_CSS = """
    FormField { height: auto; }
    FormField > .field-label { width: 17; height: 1; padding: 0 1 0 1; color: $secondary; }
    FormField.-current > .field-label { color: $foreground; text-style: bold; }
    FormField > Vertical { height: auto; width: 1fr; }
    FormField .field-problem { height: auto; padding: 0 1; color: $error; }
    FormField.-warning .field-problem { color: $warning; }
    """

    def __init__(self, name: str, label: str, control: Control) -> None:
        super().__init__(id=f"field-{name}")
        self.field = name
        self.control = control
        self._label = PlainStatic(label, classes="field-label")
        self._problem = PlainStatic(classes="field-problem")
        self._problem.display = False
        self.problems: tuple[Problem, ...] = ()

    def compose(self) -> ComposeResult:
        """Name, control, and the line for problems."""
        yield self._label
        with Vertical():
            yield self.control
            yield self._problem

    def on_descendant_focus(self) -> None:
        """Shows where one is."""
        self.add_class("-current")

    def on_descendant_blur(self) -> None:
        """Shows where one is no longer."""
        self.remove_class("-current")

    @property
    def text(self) -> str:
        """What is typed or chosen."""
        if isinstance(self.control, TextInput):
            return self.control.text
        return self.control.value

    @property
    def problem_text(self) -> str:
        """What is said to be wrong."""
        return str(self._problem.content) if self.problems else ""

    def relabel(self, label: str) -> None:
        """Another name for the field."""
        self._label.update(label)

    def say(self, problems: Sequence[Problem], language: Language) -> None:
        """Say what is wrong, or nothing any more."""
        self.problems = tuple(problems)
        errors = [each for each in problems if each.severity is Severity.ERROR]
        self.set_class(bool(errors), "-error")
        self.set_class(bool(problems) and not errors, "-warning")
        text = "\n".join(f"! {language(each.message)}" for each in (errors or problems))
        if text != str(self._problem.content):
            self._problem.update(text)
            self._problem.display = bool(text)
