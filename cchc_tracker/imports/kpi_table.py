"""Tables of targets (bảng chỉ tiêu): a subject, a unit and a value in each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.imports.targets import number
from cchc_tracker.model.plan import Goal, Target
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from cchc_tracker.model.source.document import SourceCell, SourceDocument

_SUBJECT = ("chi tieu", "noi dung chi tieu", "ten chi tieu", "muc tieu")
_UNIT = ("don vi tinh", "dvt", "don vi")
_VALUE = ("ke hoach", "muc tieu nam", "chi tieu nam", "gia tri", "muc phan dau", "nam 20")
_NUMBER = re.compile(
    r"(?P<operator>[≥≤><=]=?|trên|dưới|tối thiểu|tối đa)?\s*(?P<value>\d[\d.,]*)", re.IGNORECASE
)
_OPERATORS = {
    "≥": ">=", ">=": ">=", "tối thiểu": ">=", ">": ">", "trên": ">",
    "≤": "<=", "<=": "<=", "tối đa": "<=", "<": "<", "dưới": "<",
}  # fmt: skip


Row = Sequence["SourceCell | None"]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table of targets has what, from 0."""

    subject: int
    unit: int
    values: tuple[tuple[int, str], ...]
    """Each column of values with its scope: empty where there is but one."""


def read_kpi_tables(document: SourceDocument) -> Iterator[tuple[Goal, list[Origin]]]:
    """Each row of each table of targets as a goal with its targets, and its cells' places."""
    for table in document.tables:
        grid = table.grid()
        for place, row in enumerate(grid[:3]):
            columns = _columns(row, grid[place + 1 : place + 2])
            if columns is not None:
                below = (each for each in grid[place + 1 :] if _is_row(each, row, columns))
                yield from _goals(below, columns)
                break


def _is_row(row: Row, header: Row, columns: _Columns) -> bool:
    """Whether a row has a subject of its own: no second line of the headings, no `(1) (2) (3)`."""
    subject = row[columns.subject]
    return (
        subject is not None
        and subject is not header[columns.subject]
        and any(letter.isalpha() for letter in subject.text)
    )


def _goals(rows: Iterable[Row], columns: _Columns) -> Iterator[tuple[Goal, list[Origin]]]:
    for row in rows:
        subject, unit = row[columns.subject], row[columns.unit]
        if subject is None:
            continue
        words, unit_words = collapse(subject.text), unit.text if unit else ""
        read = {
            cell: target
            for column, scope in columns.values
            if (cell := row[column]) is not None
            and (target := _target(words, unit_words, cell.text, scope)) is not None
        }
        if read:
            cells = dict.fromkeys(cell for cell in (subject, unit, *read) if cell is not None)
            yield (
                Goal("", None, words, tuple(read.values())),
                [Origin(cell.place, cell.text, "target") for cell in cells],
            )


def _target(subject: str, unit: str, value: str, scope: str) -> Target | None:
    found = _NUMBER.search(value)
    if found is None:
        return None
    operator = _OPERATORS.get((found["operator"] or "").casefold(), "")
    printed = _unit(unit, value)
    amount = number(found["value"].rstrip(".,"))
    return Target(subject, operator or _usual(amount, printed), amount, printed, scope)


def _unit(unit: str, value: str) -> str:
    return collapse(unit) or ("%" if "%" in value else "")


def _usual(amount: Decimal, unit: str) -> str:
    """What is meant where no sign says: a share below 100 % is a minimum."""
    return ">=" if unit in ("%", "tỷ lệ %") and amount < 100 else "="


def _columns(row: Row, below: Sequence[Row]) -> _Columns | None:
    """The places of subject, unit and values; None for a row that isn't such a table's header."""
    words = [fold(cell.text) if cell else "" for cell in row]
    subject = next((n for n, each in enumerate(words) if each.startswith(_SUBJECT)), None)
    unit = next((n for n, each in enumerate(words) if each.startswith(_UNIT)), None)
    if subject is None or unit is None:
        return None
    values = [
        n for n, each in enumerate(words) if row[n] is not row[subject] and each.startswith(_VALUE)
    ]
    if not values:
        return None
    if len(values) == 1:
        return _Columns(subject, unit, ((values[0], ""),))
    return _Columns(subject, unit, tuple((n, _scope(n, row, below)) for n in values))


def _scope(column: int, row: Row, below: Sequence[Row]) -> str:
    """What tells one column of values from the others: the lowest of its headings."""
    header = row[column]
    lower = below[0][column] if below and below[0][0] is row[0] else None
    cell = header if lower is None or lower is header else lower
    return collapse(cell.text) if cell else ""
