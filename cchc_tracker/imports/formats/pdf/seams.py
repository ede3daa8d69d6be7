"""Where a table goes on over a page's end: repeated headings, and the cells that meet there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.pdf.cells import PageTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.imports.formats.pdf.cells import PageCell

_NEAR: Final = 3.0
"""Points by which a column may be wider on another page."""
_HEADING: Final = 2
"""Cells with text that a row of nothing but a heading has, at most: its number and its words."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a table that stands on one page."""

    table: PageTable
    headings: int
    """How many of its first rows only repeat those of the first part."""

    @property
    def first(self) -> tuple[PageCell, ...]:
        """The cells of its first row that is no repetition."""
        return self.table.beginning_in(self.headings + 1)

    def usual(self) -> Iterator[PageCell]:
        """The cells below its first row, other than those of headings in the table."""
        table = self.table
        for row in range(self.headings + 2, table.height + 1):
            cells = table.beginning_in(row)
            said = sum(bool(cell.text) for cell in cells)
            if said > _HEADING and not any(cell.columns * 2 > table.width for cell in cells):
                yield from cells


def chains(pages: Sequence[Sequence[str | PageTable]]) -> Iterator[list[Part]]:
    """The tables that go on from page to page, in their parts."""
    going: list[Part] = []
    for blocks in pages:
        first = blocks[0] if blocks else None
        if going and isinstance(first, PageTable) and _fit(going[-1].table, first):
            going.append(Part(first, _repeated(going[0].table, first)))
            if len(blocks) == 1:
                continue
        if len(going) > 1:
            yield going
        last = blocks[-1] if blocks else None
        going = [Part(last, 0)] if isinstance(last, PageTable) else []
    if len(going) > 1:
        yield going


def meeting(before: Part, after: Part) -> list[tuple[PageCell, PageCell]]:
    """The cells at the page's end and those below them on the next; none if they don't match."""
    if before.table.height <= before.headings:
        return []
    above = {(cell.column, cell.columns): cell for cell in before.table.at_the_end()}
    below = {(cell.column, cell.columns): cell for cell in after.first}
    if above.keys() != below.keys() or len(above) < 2:
        return []
    return [(above[place], below[place]) for place in sorted(above)]


def _fit(before: PageTable, after: PageTable) -> bool:
    mine, others = _widths(before), _widths(after)
    return (
        before.width == after.width
        and len(mine.keys() & others.keys()) > 1
        and all(abs(mine[each] - others[each]) < _NEAR for each in mine.keys() & others.keys())
    )


def _widths(table: PageTable) -> dict[int, float]:
    return {cell.column: cell.right - cell.left for cell in table.cells if cell.columns == 1}


def _repeated(first: PageTable, after: PageTable) -> int:
    """How many rows at the beginning of a part repeat those of the first one."""
    count = 0
    while count < min(first.height, after.height) and _printed(first, count + 1) == _printed(
        after, count + 1
    ):
        count += 1
    return count


def _printed(table: PageTable, row: int) -> list[tuple[str, int, int, int]]:
    return [(cell.text, cell.column, cell.rows, cell.columns) for cell in table.beginning_in(row)]
