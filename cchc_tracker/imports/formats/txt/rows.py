"""Rows of a table whose cells follow one another with nothing between the rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.formats.txt.bars import BarCell

_LEAST: Final = 3
"""Columns of a table."""
_LONG: Final = 3
"""Lines of a cell of a padded table, beyond which it's the text after the table."""


@dataclass(frozen=True, slots=True)
class CellRows:
    """The rows of one table."""

    rows: tuple[tuple[BarCell, ...], ...]
    width: int
    padded: bool
    """Whether rows have the cells that hide under merged ones as blanks at their end."""
    end: int
    """Place in the list of cells of the first that isn't in the table."""


def cell_rows(cells: Sequence[BarCell], start: int) -> CellRows | None:
    """The table whose first heading is at `start`; None where no rows follow it."""
    numbered = [at for at in range(start + 1, len(cells)) if cells[at].begins_row]
    if not numbered or numbered[0] - start < _LEAST:
        return None
    end = _end(cells, numbered[0])
    starts = [at for at in numbered if at < end] + [end]
    lengths = [after - at for at, after in pairwise(starts)]
    width = numbered[0] - start
    long = sum(length > width for length in lengths[:-1]) + (lengths[-1] >= 2 * width)
    if long * 5 > len(lengths):
        end = _padded_end(cells, numbered[0])
        return CellRows(_strides(cells, start, end, width), width, padded=True, end=end)
    usual = Counter(length for length in lengths if length > 2).most_common(1)
    width = usual[0][0] if usual and usual[0][1] > 1 else width
    starts[-1] = end = min(end, starts[-2] + width)
    rows = (tuple(cells[start : numbered[0]]), *_numbered_rows(cells, starts, width))
    return CellRows(rows, width, padded=False, end=end)


def _numbered_rows(
    cells: Sequence[BarCell], starts: list[int], width: int
) -> list[tuple[BarCell, ...]]:
    """Rows from one number to the next; a number inside of a row that fits begins none."""
    rows = []
    at, end = starts[0], starts[-1]
    known = set(starts)
    while at < end:
        after = min(each for each in starts if each > at)
        between = [each for each in starts if at < each < at + width]
        sections = all(cells[each].begins_section for each in (at, *between[:-1]))
        if between and at + width in known and not sections:
            after = at + width
        rows.append(tuple(cells[at:after]))
        at = after
    return rows


def _strides(
    cells: Sequence[BarCell], start: int, end: int, width: int
) -> tuple[tuple[BarCell, ...], ...]:
    """Rows of equal length, counted anew at each section so that a lost cell harms only one."""
    rows = []
    at = start
    while at < end:
        full = min(at + width, end)
        sections = (each for each in range(at + 1, full) if is_section(cells, each, width))
        after = next(sections, full)
        rows.append(tuple(cells[at:after]))
        at = after
    return tuple(rows)


def is_section(cells: Sequence[BarCell], at: int, width: int) -> bool:
    """Whether a row at this place is a section's number and heading, and blanks."""
    row = cells[at : at + width]
    return (
        len(row) == width
        and row[0].begins_section
        and not row[1].blank
        and all(cell.blank for cell in row[2:])
    )


def _end(cells: Sequence[BarCell], first: int) -> int:
    """The first cell that begins another table, or the end."""
    later = (at for at in range(first, len(cells)) if cells[at].begins_table)
    return next(later, len(cells))


def _padded_end(cells: Sequence[BarCell], first: int) -> int:
    end = _end(cells, first)
    return next((at for at in range(first, end) if len(cells[at].lines) > _LONG), end)
