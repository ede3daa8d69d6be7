"""Tables of targets (bảng chỉ tiêu): a subject, a unit and a value in each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_tracker.imports.targets import number
from cchc_tracker.model.plan import Goal, Target
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.model.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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


def read_kpi_tables(document: SourceDocument) -> Iterator[tuple[Goal, list[Origin]]]:
    """Each row of each table of targets as a goal with its target, and its cells' places."""
    for table in document.tables:
        grid = table.grid()
        for place, row in enumerate(grid[:3]):
            columns = _columns(row)
            if columns is not None:
                yield from _goals(grid[place + 1 :], columns)
                break


def _goals(
    rows: Sequence[Sequence[SourceCell | None]], columns: tuple[int, int, int]
) -> Iterator[tuple[Goal, list[Origin]]]:
    for row in rows:
        subject, unit, value = (row[column] for column in columns)
        if subject is None or value is None or not subject.text.strip():
            continue
        words = collapse(subject.text)
        found = _NUMBER.search(value.text)
        if found is None:
            continue
        operator = _OPERATORS.get((found["operator"] or "").casefold(), "")
        printed = _unit(unit.text if unit else "", value.text)
        amount = number(found["value"].rstrip(".,"))
        target = Target(words, operator or _usual(amount, printed), amount, printed)
        cells = [cell for cell in (subject, unit, value) if cell is not None]
        yield (
            Goal("", None, words, (target,)),
            [Origin(cell.place, cell.text, "target") for cell in cells],
        )


def _unit(unit: str, value: str) -> str:
    return collapse(unit) or ("%" if "%" in value else "")


def _usual(amount: Decimal, unit: str) -> str:
    """What is meant where no sign says: a share below 100 % is a minimum."""
    return ">=" if unit in ("%", "tỷ lệ %") and amount < 100 else "="


def _columns(row: Sequence[SourceCell | None]) -> tuple[int, int, int] | None:
    """The places of subject, unit and value; None for a row that isn't such a table's header."""
    words = [fold(cell.text) if cell else "" for cell in row]
    subject = next((n for n, each in enumerate(words) if each.startswith(_SUBJECT)), None)
    unit = next((n for n, each in enumerate(words) if each.startswith(_UNIT)), None)
    value = next(
        (n for n, each in enumerate(words) if n != subject and each.startswith(_VALUE)), None
    )
    if subject is None or value is None or unit is None:
        return None
    return subject, unit, value
