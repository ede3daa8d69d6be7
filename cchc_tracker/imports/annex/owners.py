"""Whose numbers the column of numbers holds: each row's, or those of its task or goal."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.numbering import is_bullet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.imports.annex.homes import Home

Row = dict[int, "Home"]

ROW: Final = "row"


def number_owner(rows: Sequence[Row], by_field: dict[str, int]) -> str:
    """`goal`, `task` or `row`: which of them the numbers begin with, row for row.

    A number beside a merged task, or above rows of activities without any, is the task's.
    """
    column = by_field.get("number")
    if column is None:
        return ROW
    numbered = {place for place, row in enumerate(rows) if _begins(row, column)}
    if not numbered:
        return ROW
    finer = [field for field in ("goal", "task", "activity") if field in by_field]
    for field, below in pairwise(finer):
        begun = {place for place, row in enumerate(rows) if _begins(row, by_field[field])}
        inner = {place for place, row in enumerate(rows) if _begins(row, by_field[below])}
        if (
            numbered <= begun
            and inner - numbered
            and _are_as_tall(rows, numbered, column, by_field[field])
        ):
            return field
    return ROW


def _are_as_tall(rows: Sequence[Row], numbered: set[int], column: int, beside: int) -> bool:
    """Whether each number's cell is merged over as many rows as the text beside it."""
    return all(rows[place][column].cell.rows == rows[place][beside].cell.rows for place in numbered)


def _begins(row: Row, column: int) -> bool:
    home = row.get(column)
    return home is not None and home.is_fresh and bool(home.text) and not is_bullet(home.text)
