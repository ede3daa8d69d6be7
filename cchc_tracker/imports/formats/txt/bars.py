"""Cells that end with a bar: as lines before a line `|`, or on a line that ends with ` |`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.txt.wrapping import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_BARS: Final = re.compile(r"[|\s]*\|[|\s]*")
_NUMBER: Final = re.compile(r"(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[A-ZĐ])[.)]?|[a-zđ][.)]")
_SECTION: Final = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")
_HEADING: Final = re.compile(r"(?:s\s*t\s*t|t\s*t|số\s*(?:tt|thứ tự)|stt\.?|tt\.?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BarCell:
    """What stands before a bar."""

    lines: tuple[tuple[int, str], ...]
    """Its lines with their numbers."""
    line: int
    """Number of its first line."""

    @property
    def text(self) -> str:
        """The text with its wrapping undone."""
        return cell_text(line for _, line in self.lines)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.lines

    @property
    def begins_row(self) -> bool:
        """Whether it looks like the number of a row or of a section."""
        return len(self.lines) == 1 and _NUMBER.fullmatch(self.lines[0][1].strip()) is not None

    @property
    def begins_section(self) -> bool:
        """Whether it looks like the number of a section."""
        return len(self.lines) == 1 and _SECTION.fullmatch(self.lines[0][1].strip()) is not None

    @property
    def begins_table(self) -> bool:
        """Whether it ends with the heading of a column of numbers."""
        return bool(self.lines) and _HEADING.fullmatch(self.lines[-1][1].strip()) is not None


def bar_cells(lines: Iterable[tuple[int, str]]) -> tuple[list[BarCell], list[tuple[int, str]]]:
    """The cells of numbered lines, and the lines that stand after the last bar."""
    cells: list[BarCell] = []
    waiting: list[tuple[int, str]] = []
    for at, raw in lines:
        line = raw.strip()
        if _BARS.fullmatch(line):
            bars = line.count("|")
            if waiting:
                cells.append(_cell(waiting))
                waiting, bars = [], bars - 1
            cells += [BarCell((), at)] * bars
        elif line.endswith("|"):
            waiting.append((at, line.removesuffix("|").rstrip()))
            cells.append(_cell(waiting))
            waiting = []
        elif line or waiting:
            waiting.append((at, line))
    return cells, waiting


def _cell(lines: list[tuple[int, str]]) -> BarCell:
    while not lines[-1][1]:
        lines.pop()
    return BarCell(tuple(lines), lines[0][0])
