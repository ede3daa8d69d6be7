"""What stands in a page, a cell or a hidden part of it: paragraphs, tables and remarks in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.text import collapse

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS: Final = re.compile(r"[\s\u200b]+")


class Aside(StrEnum):
    """Why a piece of a page is no part of its text."""

    HIDDEN = "hidden"
    DELETED = "deleted"
    MENU = "menu"
    FOOTNOTE = "footnote"
    HEADER = "header"
    TEXT_BOX = "text-box"
    PICTURE = "picture"
    FRAME = "frame"
    INNER_TABLE = "inner-table"


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of the page that isn't read as part of it."""

    aside: Aside
    text: str


@dataclass(slots=True)
class Passage:
    """Paragraphs, tables and notes; the paragraph that is being read is open until it ends."""

    items: list[str | Rows | Note] = field(default_factory=list)
    length: int = 0
    """Characters of the text in it, its tables' included."""
    tables: int = 0
    _open: list[str] = field(default_factory=list)
    _mark: str = ""
    """A list's mark, until the item's first text follows it."""

    def add(self, text: str) -> None:
        """Continue the open paragraph, where any run of blanks is one."""
        self._open.append(_BLANKS.sub(" ", text))

    def add_printed(self, text: str) -> None:
        """Continue the open paragraph with a text whose line feeds count."""
        self._open.append(text.replace("\r\n", "\n").replace("\r", "\n"))

    def begin_item(self, mark: str) -> None:
        """The next text is an item of a list."""
        self._mark = mark

    def end_paragraph(self) -> None:
        """Close the open paragraph; one without text leaves no trace."""
        if not self._open:
            return
        lines = (collapse(line) for line in "".join(self._open).split("\n"))
        self._open.clear()
        if text := "\n".join(filter(None, lines)):
            text, self._mark = self._mark + text, ""
            self.items.append(text)
            self.length += len(text)

    def append(self, item: Rows | Note) -> None:
        """Add a table or a note behind what was read so far."""
        if isinstance(item, Rows):
            self.end_paragraph()
            self.tables += 1
            self.length += sum(cell.length for row in item.rows for cell in row)
        self.items.append(item)

    def take(self, other: Passage) -> None:
        """Add another passage's items, as those of a table that only lays out the page."""
        self.end_paragraph()
        other.end_paragraph()
        self.items.extend(other.items)
        self.length += other.length
        self.tables += other.tables

    def lines(self) -> list[str]:
        """All its text, tables cell by cell; notes left out."""
        self.end_paragraph()
        return [item for item in self._flat() if isinstance(item, str)]

    def notes(self) -> list[Note]:
        """All its notes, those in the cells of its tables included."""
        return [item for item in self._flat() if isinstance(item, Note)]

    def _flat(self) -> Iterator[str | Note]:
        waiting: list[str | Rows | Note] = self.items[::-1]
        while waiting:
            item = waiting.pop()
            if isinstance(item, Rows):
                cells = [cell for row in item.rows for cell in row]
                waiting.extend(piece for cell in cells[::-1] for piece in cell.items[::-1])
            else:
                yield item


@dataclass(slots=True)
class Cell(Passage):
    """A table's cell with the places it asks for."""

    rows: int = 1
    """0 for as many as its group of rows has left."""
    columns: int = 1


@dataclass(slots=True)
class Rows:
    """A table as the page writes it."""

    rows: list[list[Cell]] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)
    """Indexes of rows before which a group (`thead`, `tbody`) begins or ends."""
    loose: Passage = field(default_factory=Passage)
    """What stands in the table but in no cell, its caption included; shown above it."""

    @property
    def is_layout(self) -> bool:
        """Whether it only lays out a page: it has one cell, or is mostly a frame for tables."""
        cells = [cell for row in self.rows for cell in row]
        if len(cells) < 2:
            return True
        if not any(cell.tables for cell in cells):
            return False
        plain = [[cell for cell in row if cell.length and not cell.tables] for row in self.rows]
        told = sum(cell.length for row in plain for cell in row)
        full = sum(len(row) >= 3 for row in plain)
        return full < 3 or told * 2 < sum(cell.length for cell in cells)
