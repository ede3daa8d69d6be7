"""A choice in a form: one line while elsewhere, the whole list while it has the focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from cchc_tracker.model.message import template
from cchc_tracker.model.text import fold
from cchc_tui.widgets.cells import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.events import Click, Key
    from textual.geometry import Size

_MOST_LINES: Final = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things to choose."""

    value: str
    """Empty for "nothing said"."""
    label: str


class ChoiceField(Widget, can_focus=True):
    """Arrows move, space or Enter chooses, a letter or digit jumps and chooses."""

    DEFAULT_CSS = """
    ChoiceField { height: auto; width: 1fr; padding: 0 1; background: $surface; }
    ChoiceField > .choice--cursor { text-style: reverse; }
    ChoiceField > .choice--chosen { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--cursor", "choice--chosen"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "choose", template("Choose"), id="choice.choose"),
        Binding("up", "move(-1)", template("Previous choice"), id="choice.up", show=False),
        Binding("down", "move(1)", template("Next choice"), id="choice.down", show=False),
        Binding("home", "first", template("First choice"), id="choice.first", show=False),
        Binding("end", "last", template("Last choice"), id="choice.last", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another thing was chosen."""

        choice_field: ChoiceField
        value: str

        @property
        def control(self) -> ChoiceField:
            """Where it was chosen."""
            return self.choice_field

    def __init__(
        self,
        choices: Sequence[Choice],
        value: str = "",
        *,
        ascii_only: bool = False,
        unfolded: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        """`unfolded` for the field that gets the focus first: the form is then drawn once."""
        super().__init__(id=id)
        self._unfolded = unfolded
        self._choices = tuple(choices)
        self._value = value if any(each.value == value for each in choices) else ""
        self._cursor = self._place(self._value)
        self._signs = ("(*)", "( )") if ascii_only else ("●", "○")
        self._more = "v" if ascii_only else "↓"

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._value

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All there is to choose."""
        return self._choices

    def relabel(self, choices: Sequence[Choice]) -> None:
        """The same choices in other words."""
        self._choices = tuple(choices)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """One line, or as many as are shown to choose from."""
        return min(len(self._choices), _MOST_LINES) if self._unfolded else 1

    def render(self) -> Content:
        """The chosen line, or the lines around the cursor."""
        width = self.content_size.width
        if not self._unfolded:
            return Content(cut(self._choices[self._place(self._value)].label, width))
        shown = self._shown()
        lines = [self._line(place, width) for place in shown]
        if shown.stop < len(self._choices):
            lines[-1] = Content.assemble(lines[-1], f" {self._more}")
        return Content("\n").join(lines)

    def on_focus(self) -> None:
        """Unfolds the list, the cursor on what is chosen."""
        self._cursor = self._place(self._value)
        self._unfold(unfolded=True)

    def on_blur(self) -> None:
        """Folds the list."""
        self._unfold(unfolded=False)

    def on_key(self, event: Key) -> None:
        """A digit chooses by place, a letter the next choice that begins with it."""
        if not event.is_printable or event.character is None or event.character == " ":
            return
        place = self._named(event.character)
        if place is not None:
            event.stop()
            self._cursor = place
            self.action_choose()

    def on_click(self, event: Click) -> None:
        """Chooses the line under the mouse."""
        shown = self._shown()
        if self._unfolded and 0 <= event.y < len(shown):
            self._cursor = shown[event.y]
            self.action_choose()

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        value = self._choices[self._cursor].value
        if value != self._value:
            self._value = value
            self.post_message(self.Changed(self, value))
        self.refresh()

    def action_move(self, step: int) -> None:
        """Move the cursor; beyond the ends to the field above or below."""
        cursor = self._cursor + step
        if 0 <= cursor < len(self._choices):
            self._cursor = cursor
            self.refresh()
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_first(self) -> None:
        """Move to the first choice."""
        self._cursor = 0
        self.refresh()

    def action_last(self) -> None:
        """Move to the last choice."""
        self._cursor = len(self._choices) - 1
        self.refresh()

    def _unfold(self, *, unfolded: bool) -> None:
        layout, self._unfolded = unfolded is not self._unfolded, unfolded
        self.refresh(layout=layout)

    def _place(self, value: str) -> int:
        return next(place for place, each in enumerate(self._choices) if each.value == value)

    def _shown(self) -> range:
        count = min(len(self._choices), _MOST_LINES)
        first = min(max(self._cursor - count // 2, 0), len(self._choices) - count)
        return range(first, first + count)

    def _named(self, character: str) -> int | None:
        if character.isdecimal() and int(character) < len(self._choices):
            return int(character)
        after = range(self._cursor + 1, len(self._choices))
        wanted = fold(character)
        labels = (
            (place, fold(self._choices[place].label))
            for place in (*after, *range(self._cursor + 1))
        )
        return next((place for place, label in labels if label.startswith(wanted)), None)

    def _line(self, place: int, width: int) -> Content:
        choice = self._choices[place]
        chosen, other = self._signs
        sign = chosen if choice.value == self._value else other
        number = str(place) if place < 10 else " "
        line = Content(cut(f"{sign} {number} {choice.label}", width - len(" ↓")))
        if place == self._cursor:
            return line.stylize(self.get_visual_style("choice--cursor"))
        if choice.value == self._value:
            return line.stylize(self.get_visual_style("choice--chosen"))
        return line
