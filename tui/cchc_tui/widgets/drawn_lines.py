"""Lines made for the width they get, with the looks of a sheet of figures but no cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content

from cchc_tui.widgets.plain import PlainStatic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc_tui.widgets.figures import Line, Piece

_STYLES: Final[Mapping[str, str]] = {
    "heading": "bold $secondary",
    "faint": "$status-undated",
}


class DrawnLines(PlainStatic):
    """As high as its lines; whatever holds it scrolls."""

    DEFAULT_CSS = """
    DrawnLines { height: auto; min-height: 1; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._make: Callable[[int], Sequence[Line]] = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._drawn_for = 0

    @property
    def text(self) -> str:
        """What is shown, without its looks."""
        return "\n".join("".join(piece.text for piece in line).rstrip() for line in self._lines)

    def show(self, make: Callable[[int], Sequence[Line]]) -> None:
        """Show other lines, made for a width."""
        self._make = make
        self._draw()

    def on_resize(self) -> None:
        """Makes the lines anew where the width changed."""
        if self.size.width != self._drawn_for:
            self._draw()

    def _draw(self) -> None:
        self._drawn_for = self.size.width
        if self._drawn_for:
            self._lines = self._make(self._drawn_for)
            self.update(Content("\n").join(_drawn(line) for line in self._lines))


def _drawn(line: Line) -> Content:
    return Content.assemble(*(_styled(piece) for piece in line))


def _styled(piece: Piece) -> Content:
    style = _STYLES.get(piece.look, f"${piece.look}" if piece.look else "")
    return Content.styled(piece.text, style)
