"""Where the cells of a Word table stand: Word's own columns, made to those that are seen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.names import (
    CELL,
    ROW,
    VAL,
    W,
    attribute,
    number,
    switched_on,
    unwrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

NEAR: Final = 100
"""Twentieths of a point: edges nearer than that (1.8 mm) are one to the eye."""
_MOST_COLUMNS: Final = 200


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell by the edges between the columns, from 0."""

    element: _Element
    row: int
    """From 1."""
    left: int
    right: int
    continues: bool = False
    """Whether it belongs to the cell above it."""
    hidden: bool = False
    rows: int = 1
    covered: list[_Element] = field(default_factory=list)
    """Cells of the row that are merged into it in Word's older way."""


def grid_cells(table: _Element) -> tuple[list[GridCell], list[_Element]]:
    """The cells in reading order, continuations too, and the rows that were deleted."""
    rows = [child for child in unwrapped(table) if child.tag == ROW]
    deleted = [row for row in rows if _is_deleted(row)]
    kept = [row for row in rows if not _is_deleted(row)]
    cells = [cell for at, row in enumerate(kept, start=1) for cell in _row_cells(row, at)]
    widths = [
        number(column.get(f"{W}w"), 0, most=100_000)
        for column in islice(table.iterfind(f"{W}tblGrid/{W}gridCol"), _MOST_COLUMNS)
    ]
    edges = _seen_edges(cells, widths)
    return _merged_down(cells, edges), deleted


def is_inserted(row: _Element) -> bool:
    """Whether a row is a tracked insertion."""
    return row.find(f"{W}trPr/{W}ins") is not None


def _is_deleted(row: _Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _row_cells(row: _Element, at: int) -> list[GridCell]:
    properties = row.find(f"{W}trPr")
    hidden = switched_on(properties, "hidden")
    edge = number(attribute(properties, "gridBefore"), 0, most=_MOST_COLUMNS)
    cells: list[GridCell] = []
    for element in unwrapped(row):
        if element.tag != CELL:
            continue
        own = element.find(f"{W}tcPr")
        span = max(1, number(attribute(own, "gridSpan"), 1, most=_MOST_COLUMNS))
        if cells and _continues(own, "hMerge"):
            cells[-1].covered.append(element)
            cells[-1] = replace(cells[-1], right=edge + span)
        else:
            goes_on = _continues(own, "vMerge")
            cells.append(GridCell(element, at, edge, edge + span, goes_on, hidden))
        edge += span
    return cells


def _continues(properties: _Element | None, merge: str) -> bool:
    found = None if properties is None else properties.find(W + merge)
    return found is not None and found.get(VAL, "continue") == "continue"


def _seen_edges(cells: Iterable[GridCell], widths: Sequence[int]) -> Mapping[int, int]:
    """By Word's edge the one that is seen: edges that lie near each other are one."""
    cells = list(cells)
    used = sorted({edge for cell in cells for edge in (cell.left, cell.right)})
    near: dict[int, int] = {}
    rank = -1
    begin = float("-inf")
    for edge in used:
        at = sum(widths[:edge]) + max(0, edge - len(widths)) * 10 * NEAR
        if at - begin >= NEAR or not widths:
            rank, begin = rank + 1, at
        near[edge] = rank
    if all(near[cell.left] < near[cell.right] for cell in cells):
        return near
    return {edge: at for at, edge in enumerate(used)}


def _merged_down(cells: Iterable[GridCell], edges: Mapping[int, int]) -> list[GridCell]:
    """The cells by seen edges; each that continues another stays, marked so, beside it."""
    placed: list[GridCell] = []
    open_at: dict[int, int] = {}
    """By left edge, the place in `placed` of the last cell there that isn't a continuation."""
    for cell in cells:
        left, right = edges[cell.left], edges[cell.right]
        above = placed[open_at[left]] if left in open_at else None
        if (
            cell.continues
            and above is not None
            and (above.row + above.rows, above.right) == (cell.row, right)
        ):
            placed[open_at[left]] = replace(above, rows=above.rows + 1)
            placed.append(replace(cell, left=left, right=right))
        else:
            open_at[left] = len(placed)
            placed.append(replace(cell, left=left, right=right, continues=False))
    return placed
