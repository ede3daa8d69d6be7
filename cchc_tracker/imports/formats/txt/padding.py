"""Rows whose cells under merged ones were dropped and put back as blanks at the row's end.

How many were dropped is told by what each column holds elsewhere, never by counting alone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.txt.rows import is_section
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc_tracker.imports.formats.txt.bars import BarCell

CLEAR: Final = 3.0
"""How much likelier (natural logarithm) the best fit of a row must be than the next."""
_WORDS: Final = 12
_NUMBER: Final = re.compile(r"(\d+)((?:\.\d+)+)\.?")
_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a row's cells belong."""

    hidden: int
    """Cells at its beginning that lie under merged ones."""
    clear: bool
    """Whether no other number of them is nearly as likely."""


@dataclass(slots=True)
class _Column:
    """What the cells of a column hold."""

    words: Counter[str] = field(default_factory=Counter)
    cells: int = 0
    blanks: int = 0

    def add(self, words: Sequence[str]) -> None:
        self.cells += 1
        self.blanks += not words
        self.words.update(words)

    def likelihood(self, words: Sequence[str], vocabulary: int) -> float:
        blank = (self.blanks + 0.5) / (self.cells + 1)
        if not words:
            return log(blank)
        total = self.words.total() + vocabulary
        return log(1 - blank) + sum(log((self.words[word] + 1) / total) for word in words)


def fits(rows: Sequence[Sequence[BarCell]], width: int) -> list[Fit]:
    """Where the cells of each row belong; `rows` are those below the headings."""
    words = [[_words(cell) for cell in row] for row in rows]
    vocabulary = len({word for row in words for cell in row for word in cell}) + 1
    sure = [_is_sure(rows, at, width) for at in range(len(rows))]
    found = [Fit(0, clear=one) for one in sure]
    for _ in range(_ROUNDS):
        known = ((row, fit) for row, fit in zip(words, found, strict=True) if fit.clear)
        columns = _learnt(known, width)
        found = [
            Fit(0, clear=True) if one else _best(row, columns, vocabulary)
            for row, one in zip(words, sure, strict=True)
        ]
    return found


def _is_sure(rows: Sequence[Sequence[BarCell]], at: int, width: int) -> bool:
    """Whether nothing can hide: a section's heading, or the first row below one."""
    return at == 0 or is_section(rows[at], 0, width) or is_section(rows[at - 1], 0, width)


def _learnt(rows: Iterable[tuple[list[list[str]], Fit]], width: int) -> list[_Column]:
    columns = [_Column() for _ in range(width)]
    for row, fit in rows:
        if fit.hidden == 0 and not any(row[2:]):
            continue
        for column, cell in zip(columns[fit.hidden :], row, strict=False):
            column.add(cell)
    return columns


def _best(row: list[list[str]], columns: list[_Column], vocabulary: int) -> Fit:
    width = len(columns)
    blanks = next((at for at, cell in enumerate(reversed(row)) if cell), len(row))
    missing = max(0, width - len(row))
    most = min(blanks + missing, width - 1)
    shares = [
        (_likelihood(row[: width - hidden], columns[hidden:], vocabulary), hidden)
        for hidden in range(missing if most >= missing else 0, most + 1)
    ]
    shares.sort(reverse=True)
    clear = len(shares) == 1 or shares[0][0] - shares[1][0] >= CLEAR
    return Fit(shares[0][1], clear=clear)


def _likelihood(row: list[list[str]], columns: list[_Column], vocabulary: int) -> float:
    return sum(
        column.likelihood(cell, vocabulary) for cell, column in zip(row, columns, strict=False)
    )


def _words(cell: BarCell) -> list[str]:
    """The first words without marks; a number such as `2.14` by its first figure and its depth."""
    words = fold(cell.text).split()[:_WORDS]
    found = _NUMBER.match(words[0]) if words else None
    if found is not None:
        words[0] = f"{found[1]}{'.#' * found[2].count('.')}"
        words += [words[0]] * 3
    return words
