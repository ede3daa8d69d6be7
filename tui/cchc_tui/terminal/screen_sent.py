"""What the terminal shows now, so that of every new picture only what differs is sent.

Textual sends whole widgets and whole screens, a screen that opens two to four times over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tui.terminal.cells_sent import BLANK, Pen, cells, is_sure, put, sure_stretches
from cchc_tui.terminal.shifted_lines import find_shift

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tui.terminal.cells_sent import Cell, Look

    Line = list[Cell]
    Stretch = tuple[int, int, Iterable[tuple[str, Look]]]
    """Column and line it begins at, and its texts with their looks."""

_CLEAR: Final = "\x1b[m\x1b[2J"
_NEAR: Final = 8
"""Cells between two changes that cost no more than to go on from one to the other."""
_MUCH: Final = 200
"""From so many bytes on it's tried whether moving lines is shorter."""


class ScreenSent:
    """Owns one terminal's picture; nobody else may draw there."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._width = 0

    def forget(self) -> None:
        """Take nothing for granted any more: the next picture is sent onto a cleared screen."""
        self._lines = []

    def is_about(self, width: int, height: int) -> bool:
        """Whether it's known what a terminal of this size shows; else it's cleared first."""
        return (width, height) == (self._width, len(self._lines))

    def change(self, width: int, height: int, stretches: Iterable[Stretch]) -> str:
        """What turns the picture into one with these stretches; empty where it has them."""
        clear = ""
        if not self.is_about(width, height):
            self._width = width
            self._lines = [[BLANK] * width for _ in range(height)]
            clear = _CLEAR
        wanted = self._with(stretches)
        sent = clear + self._sent(wanted)
        self._lines = wanted
        return sent

    def _sent(self, wanted: Sequence[Line]) -> str:
        """The shorter of what writes the lines that differ and what moves lines first."""
        written = _written(self._lines, wanted)
        if len(written) < _MUCH:
            return written
        shift = find_shift(self._lines, wanted, self._width)
        if shift is None:
            return written
        moved = shift.apply(self._lines, [BLANK] * self._width)
        return min(written, shift.sent + _written(moved, wanted), key=len)

    def _with(self, stretches: Iterable[Stretch]) -> list[Line]:
        lines = list(self._lines)
        for column, place, texts in stretches:
            if 0 <= place < len(lines):
                fresh = [cell for text, look in texts for cell in cells(text, look)]
                lines[place] = put(lines[place], column, fresh)
        return lines


def _written(shown: Sequence[Line], wanted: Sequence[Line]) -> str:
    pen = Pen()
    lines = [
        _line(pen, place, old, new)
        for place, (old, new) in enumerate(zip(shown, wanted, strict=True))
        if old != new
    ]
    return "".join([*lines, pen.put_down()])


def _line(pen: Pen, place: int, shown: Line, wanted: Line) -> str:
    if is_sure(wanted) and is_sure(shown):
        spans = _spans(shown, wanted)
        return "".join(_span(pen, place, wanted, start, end) for start, end in spans)
    return _doubtful(pen, place, wanted)


def _doubtful(pen: Pen, place: int, line: Line) -> str:
    """A line with letters that terminals give different widths: wiped, then written so that what
    follows such a letter stands where it belongs."""
    written = [pen.put_down(), _goto(place, 0), "\x1b[K"]
    for start, end in sure_stretches(line[: len(line) - _blanks_at_end(line)]):
        if start:
            written.append(_goto(place, start))
        written.append(pen.write(line[start:end]))
    return "".join(written)


def _goto(place: int, column: int) -> str:
    return f"\x1b[{place + 1};{column + 1}H" if column else f"\x1b[{place + 1}H"


def _span(pen: Pen, place: int, line: Line, start: int, end: int) -> str:
    goto = _goto(place, start)
    span = line[start:end]
    blank = _blanks_at_end(span) if end == len(line) else 0
    if blank < len("\x1b[m\x1b[K"):
        return goto + pen.write(span)
    written = pen.write(span[: len(span) - blank])
    return f"{goto}{written}{pen.put_down()}\x1b[K"


def _blanks_at_end(line: Line) -> int:
    return next((n for n, cell in enumerate(reversed(line)) if cell != BLANK), len(line))


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
