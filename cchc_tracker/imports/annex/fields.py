"""Which columns of the grid hold which fields, as every later step asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.columns import TEXT_FIELDS
from cchc_tracker.imports.annex.headings import AREA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_tracker.imports.annex.found import Column


@dataclass(frozen=True, slots=True)
class FieldColumns:
    """Places of columns (from 0) by what they hold."""

    by_field: dict[str, int]
    fields: tuple[tuple[str, ...], ...]
    """The fields of each column."""
    headings: tuple[str, ...]

    texts: frozenset[int]
    """Columns of goals, tasks and activities."""
    numbers: frozenset[int]
    """The column of numbers."""
    planning: frozenset[int]
    """All columns but those of numbers and texts."""
    periods: Mapping[int, str]
    """The periods of columns that mark time."""

    @property
    def area(self) -> int | None:
        """The column that names each row's area; None where headings do."""
        return self.by_field.get(AREA)


def field_columns(columns: Sequence[Column]) -> FieldColumns:
    """The same columns, found by field."""
    by_field = {field: column.number - 1 for column in reversed(columns) for field in column.fields}
    texts = frozenset(by_field[each] for each in TEXT_FIELDS if each in by_field)
    numbers = frozenset({by_field["number"]} if "number" in by_field else ())
    return FieldColumns(
        by_field,
        tuple(column.fields for column in columns),
        tuple(column.heading for column in columns),
        texts,
        numbers,
        frozenset(range(len(columns))) - texts - numbers,
        {column.number - 1: column.period for column in columns if column.period},
    )
