"""What the terminal shows now, so that of every new picture only what differs is sent.

Textual sends whole widgets and whole screens, a screen that opens two to four times over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tui.cells_sent import BLANK, Pen, cells, is_sure
from cchc_tui.shifted_lines import find_shift

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tui.cells_sent import Cell, Look

    Line = list[Cell]
    Stretch = tuple[int, int, Iterable[tuple[str, Look]]]
    """Column and line it begins at, and its texts with their looks."""

_CLEAR: Final = "\x1b[m\x1b[2J"
_NEAR: Final = 8
"""Cells between two changes that cost no more than to go on from one to the other."""
_MANY: Final = 4
"""From so many changed lines on a shift is looked for."""


class ScreenSent:
    """Owns one terminal's picture; nobody else may draw there."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._width = 0

    def forget(self) -> None:
        """Take nothing for granted any more: the next picture is sent onto a cleared screen."""
        self._lines = []

    def change(self, width: int, height: int, stretches: Iterable[Stretch]) -> str:
        """What turns the picture into one with these stretches; empty where it has them."""
        clear = ""
        if (width, height) != (self._width, len(self._lines)):
            self._width = width
            self._lines = [[BLANK] * width for _ in range(height)]
            clear = _CLEAR
        wanted = self._with(stretches)
        pen = Pen()
        shift = self._shift(wanted)
        changed = [
            self._line(pen, place, line)
            for place, line in enumerate(wanted)
            if line != self._lines[place]
        ]
        self._lines = wanted
        return "".join([clear, shift, *changed, pen.put_down()])

    def _with(self, stretches: Iterable[Stretch]) -> list[Line]:
        lines = list(self._lines)
        for column, place, texts in stretches:
            if 0 <= place < len(lines):
                fresh = [cell for text, look in texts for cell in cells(text, look)]
                line = lines[place]
                whole = [*line[:column], *fresh, *line[column + len(fresh) :]]
                lines[place] = whole[: self._width]
        return lines

    def _shift(self, wanted: Sequence[Line]) -> str:
        """Let the terminal move lines where that leaves much less to send."""
        before = _differing(self._lines, wanted)
        if sum(map(bool, before)) < _MANY:
            return ""
        shift = find_shift(self._lines, wanted, self._width)
        if shift is None:
            return ""
        moved = shift.apply(self._lines, [BLANK] * self._width)
        if sum(_differing(moved, wanted)) * 4 > sum(before) * 3:
            return ""
        self._lines = moved
        return shift.sent

    def _line(self, pen: Pen, place: int, wanted: Line) -> str:
        shown = self._lines[place]
        if is_sure(wanted) and is_sure(shown):
            spans = _spans(shown, wanted)
        else:
            spans = iter([(0, len(wanted))])
        return "".join(self._span(pen, place, start, wanted[start:end]) for start, end in spans)

    def _span(self, pen: Pen, place: int, start: int, line: Line) -> str:
        goto = f"\x1b[{place + 1};{start + 1}H" if start else f"\x1b[{place + 1}H"
        blank = 0
        if start + len(line) == self._width:
            blank = next((n for n, cell in enumerate(reversed(line)) if cell != BLANK), len(line))
        if blank < len("\x1b[m\x1b[K"):
            return goto + pen.write(line)
        written = pen.write(line[: len(line) - blank])
        return f"{goto}{written}{pen.put_down()}\x1b[K"


def _differing(shown: Sequence[Line], wanted: Sequence[Line]) -> list[int]:
    """How many cells of each line differ."""
    return [
        0 if old == new else sum(a != b for a, b in zip(old, new, strict=True))
        for old, new in zip(shown, wanted, strict=True)
    ]


def _spans(shown: Line, wanted: Line) -> Iterator[tuple[int, int]]:
    """Stretches of a line that differ, whole words and near ones joined: half a word is no text."""
    start = end = -1
    for place, (old, new) in enumerate(zip(shown, wanted, strict=True)):
        if old == new:
            continue
        if start < 0:
            start = place
        elif place - end > _NEAR:
            yield _word_start(wanted, start), _word_end(wanted, end)
            start = place
        end = place + 1
    if start >= 0:
        yield _word_start(wanted, start), _word_end(wanted, end)


def _word_start(line: Line, place: int) -> int:
    while place and line[place].text != " " and line[place - 1].text != " ":
        place -= 1
    return place


def _word_end(line: Line, place: int) -> int:
    while place < len(line) and line[place].text != " " and line[place - 1].text != " ":
        place += 1
    return place
