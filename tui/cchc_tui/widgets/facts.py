"""Names and texts in columns, each text wrapped within its own and shown letter by letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual.content import Content
from textual.widget import Widget

from cchc_tui.widgets.cells import filled
from cchc_tui.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

_GAP: Final = 2
_NAME_WIDTH: Final = 16
"""Cells of the first column; the others share the rest."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line; a heading has a single cell."""

    cells: tuple[str, ...]
    heading: bool = False
    colour: str = ""
    """Name of a theme variable for all but the first cell; empty for the usual colour."""


def heading(text: str) -> Fact:
    """A line above others."""
    return Fact((text,), heading=True)


class Facts(Widget):
    """Shows facts at whatever width it gets."""

    DEFAULT_CSS = """
    Facts { height: auto; padding: 0 1; }
    Facts > .facts--name { color: $secondary; }
    Facts > .facts--heading { text-style: bold; color: $primary; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"facts--name", "facts--heading"}

    def __init__(
        self,
        facts: Sequence[Fact] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        super().__init__(id=id)
        self._facts = tuple(facts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    def show(self, facts: Sequence[Fact]) -> None:
        """Show these instead, unless they are the same."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the wrapped texts take."""
        return sum(max(map(len, _wrapped(fact, width))) for fact in self._facts)

    def render(self) -> Content:
        """All lines."""
        width = self.content_size.width
        return Content("\n").join(line for fact in self._facts for line in self._lines(fact, width))

    def _lines(self, fact: Fact, width: int) -> list[Content]:
        if fact.heading:
            style = self.get_visual_style("facts--heading")
            return [line.stylize(style) for line in _wrapped(fact, width)[0]]
        columns = _wrapped(fact, width)
        widths = _widths(len(columns), width)
        name_style = self.get_visual_style("facts--name")
        lines = []
        for number in range(max(map(len, columns))):
            name, *rest = (
                _cell(column, number, cells) for column, cells in zip(columns, widths, strict=True)
            )
            value = Content(" " * _GAP).join(rest)
            if fact.colour:
                value = value.stylize(f"${fact.colour}")
            lines.append(Content.assemble(name.stylize(name_style), " " * _GAP, value))
        return lines


def _widths(columns: int, width: int) -> list[int]:
    name = min(_NAME_WIDTH, width // 3)
    others = columns - 1
    rest = max(width - name - _GAP * others, others)
    return [name, *(rest // others + (place < rest % others) for place in range(others))]


def _wrapped(fact: Fact, width: int) -> list[list[Content]]:
    """The lines of each cell."""
    if fact.heading:
        return [plain(fact.cells[0]).wrap(max(width, 1)) or [Content()]]
    widths = _widths(len(fact.cells), width)
    return [
        plain(text).wrap(max(cells, 1)) or [Content()]
        for text, cells in zip(fact.cells, widths, strict=True)
    ]


def _cell(column: Sequence[Content], number: int, width: int) -> Content:
    text = column[number].plain if number < len(column) else ""
    return Content(filled(text, width) if text else " " * width)
