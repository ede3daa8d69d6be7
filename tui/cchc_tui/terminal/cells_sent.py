"""A line of the terminal as cells, and the fewest bytes that put cells there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import split_graphemes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_SURE: Final = re.compile("[ -~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u1e00-\\u1eff–-…←-↓─-▟▪-◿✓×·₫]*")
"""Letters, lines and marks that every terminal gives one place."""


class Look(NamedTuple):
    """How a cell looks, as parameters of the terminal's "select graphic rendition"."""

    attributes: str = ""
    foreground: str = ""
    background: str = ""


PLAIN: Final = Look()
"""The terminal's own look."""

_SHOWN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "53"})
"""Underlines, reverse, strike and overline are seen where there is no letter."""


class Cell(NamedTuple):
    """What stands in one place of the terminal."""

    text: str
    """A letter with its marks; empty for the second place of a wide one."""
    look: Look


BLANK: Final = Cell(" ", PLAIN)


def cells(text: str, look: Look) -> list[Cell]:
    """The cells of a stretch of text that looks the same."""
    blank = Cell(" ", blank_look(look))
    if _SURE.fullmatch(text):
        return [blank if letter == " " else Cell(letter, look) for letter in text]
    found: list[Cell] = []
    for start, end, width in split_graphemes(text)[0]:
        letter = text[start:end]
        if width:
            found.append(blank if letter == " " else Cell(letter, look))
            found += [Cell("", look)] * (width - 1)
    return found


def blank_look(look: Look) -> Look:
    """What is seen of a look where there is no letter."""
    if _seen_on_blanks(look.attributes):
        return look
    return Look(background=look.background)


def is_sure(line: Sequence[Cell]) -> bool:
    """Whether every terminal gives each cell one place; other lines are sent whole."""
    return _SURE.fullmatch("".join(cell.text for cell in line)) is not None


def sure_stretches(line: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Where a line can be cut so that a letter of doubtful width is the last of its stretch."""
    start = 0
    for place, cell in enumerate(line):
        before = line[place - 1].text
        if place and cell.text and not (before and _SURE.fullmatch(before)):
            yield start, place
            start = place
    yield start, len(line)


def put(line: Sequence[Cell], column: int, fresh: Sequence[Cell]) -> list[Cell]:
    """The line with other cells from a column on; a wide letter cut in two is none any more."""
    end = min(column + len(fresh), len(line))
    whole = [*line[:column], *fresh[: end - column], *line[end:]]
    if 0 < column < end and not line[column].text:
        whole[column - 1] = _emptied(line[column - 1])
    if column < end < len(line) and not line[end].text:
        whole[end] = _emptied(line[end])
    if end - column < len(fresh) and not fresh[end - column].text:
        whole[end - 1] = _emptied(fresh[end - column - 1])
    return whole


def _emptied(cell: Cell) -> Cell:
    return Cell(" ", blank_look(cell.look))


@dataclass
class Pen:
    """The look that the terminal writes with."""

    look: Look = PLAIN

    def write(self, line: Sequence[Cell]) -> str:
        """What writes these cells from where the cursor is."""
        return "".join(self._turn(cell) + cell.text for cell in line)

    def put_down(self) -> str:
        """What brings back the terminal's own look."""
        before, self.look = self.look, PLAIN
        return "" if before == PLAIN else "\x1b[m"

    def _turn(self, cell: Cell) -> str:
        wanted = cell.look
        if wanted == self.look or not cell.text:
            return ""
        if cell.text == " " and not wanted.attributes:
            if wanted.background == self.look.background and not _seen_on_blanks(
                self.look.attributes
            ):
                return ""
            if not _seen_on_blanks(self.look.attributes):
                wanted = self.look._replace(background=wanted.background)
        before, self.look = self.look, wanted
        return _sgr(before, wanted)


def _sgr(before: Look, wanted: Look) -> str:
    if wanted.attributes != before.attributes and before.attributes:
        parts = [part for part in wanted if part]
        return f"\x1b[{';'.join(['0', *parts])}m" if parts else "\x1b[m"
    parts = [wanted.attributes] if wanted.attributes != before.attributes else []
    if wanted.foreground != before.foreground:
        parts.append(wanted.foreground or "39")
    if wanted.background != before.background:
        parts.append(wanted.background or "49")
    return f"\x1b[{';'.join(parts)}m"


def _seen_on_blanks(attributes: str) -> bool:
    return bool(attributes) and not _SHOWN_ON_BLANKS.isdisjoint(attributes.split(";"))
