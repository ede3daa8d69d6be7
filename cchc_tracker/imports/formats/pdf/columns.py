"""What the columns of a table over several pages usually hold: numbers, something in each row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_tracker.imports.formats.pdf.cells import PageCell

_NUMBER: Final = re.compile(r"\(?(?:[IVX]+|\d{1,3}|[A-ZĐ])(?:\.\d{1,2}){0,3}[.)]{0,2}")
_IN_FRONT: Final = re.compile(r"(?:[IVX]+|\d{1,3})(?:\.\d{1,2}){0,3}[.)/:]*\s")
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Habit:
    """What the cells of a column have in common."""

    is_filled: bool = False
    """Whether each row has a cell of its own with text."""
    has_numbers: bool = False
    """Whether its cells hold nothing but numbers."""
    is_numbered: bool = False
    """Whether its texts begin with numbers."""
    begins_low: bool = False
    """Whether a text of it begins with a small letter."""
    may_merge: bool = True
    """Whether a cell of it may be merged over rows."""


def habits(cells: Iterable[PageCell]) -> Mapping[int, Habit]:
    """The habits of columns, by column; too few cells have none."""
    columns: dict[int, list[PageCell]] = {}
    for cell in cells:
        if cell.columns == 1:
            columns.setdefault(cell.column, []).append(cell)
    return {column: _habit(found) for column, found in columns.items()}


def is_number(text: str) -> bool:
    """Whether a text is a row's number and nothing else."""
    return bool(_NUMBER.fullmatch(text))


def begins_with_number(text: str) -> bool:
    """Whether a text begins with a row's number."""
    return bool(_IN_FRONT.match(text))


def _habit(cells: list[PageCell]) -> Habit:
    texts = list(_texts(cells))
    if len(texts) < _FEW:
        return Habit()
    return Habit(
        is_filled=len(texts) == len(cells) and all(cell.rows == 1 for cell in cells),
        has_numbers=all(map(is_number, texts)),
        is_numbered=all(map(begins_with_number, texts)),
        begins_low=any(text[0].islower() for text in texts),
        may_merge=any(cell.rows > 1 for cell in cells),
    )


def _texts(cells: Iterable[PageCell]) -> Iterator[str]:
    return (cell.text for cell in cells if cell.text)
