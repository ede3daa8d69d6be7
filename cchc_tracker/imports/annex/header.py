"""The rows of headings of a table: where they are, what they say, where they come again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.cells import printed
from cchc_tracker.imports.annex.columns import TEXT_FIELDS, assign_columns
from cchc_tracker.imports.annex.headings import END, LONGEST, START, guess, heading_key
from cchc_tracker.imports.annex.periods import names_period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cchc_tracker.imports.annex.cells import Line
    from cchc_tracker.imports.annex.found import Column

_LAST_ROW: Final = 1_000
"""A whole document may stand above its annex, where it was pasted into a sheet."""
_MOST_LEVELS: Final = 4
_PLANNING: Final = frozenset({"product", "lead", "support", "deadline", START, END})
_NUMBER_OF_COLUMN: Final = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-zđĐ])\s*\)?(?:\s*=.*)?\.?")
_SAME_SHARE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table."""

    first: int
    """Its first line, from 0."""
    after: int
    """The line after its last; equal to `first` for a table without headings."""
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]
    """The keys of each of its lines, to know them again."""

    @property
    def fields(self) -> frozenset[str]:
        """All that its columns hold."""
        return frozenset(field for column in self.columns for field in column.fields)

    @property
    def score(self) -> int:
        """How much the table looks like an annex: 0 where it can't be one."""
        fields = self.fields
        planning, texts = fields & _PLANNING, fields & set(TEXT_FIELDS)
        if not texts or not planning:
            return 0
        return 2 * len(planning) + 2 * len(texts) + ("number" in fields)

    @property
    def is_sure(self) -> bool:
        """Whether nobody would take it for another table, such as one of figures alone."""
        planning, texts = self.fields & _PLANNING, self.fields & set(TEXT_FIELDS)
        if not texts:
            return False
        return len(planning) >= (1 if texts & {"task", "activity"} else 2) and (
            len(self.fields) >= 3
        )


def find_header(lines: Sequence[Line], mapping: Mapping[str, str] | None = None) -> Header | None:
    """The first rows of headings that name an annex's columns; None where there are none."""
    best: Header | None = None
    for first in range(min(len(lines), _LAST_ROW)):
        if not _may_be_heading(lines[first]):
            continue
        header = header_at(lines, first, mapping if _has_any(lines[first], mapping) else None)
        if header.is_sure:
            return header
        if header.score and (best is None or header.score > best.score):
            best = header
    return best


def _has_any(line: Line, mapping: Mapping[str, str] | None) -> bool:
    """Whether the mapping may be tried here: one of its headings stands in the line."""
    if not mapping:
        return False
    keys = {heading_key(printed(cell)) for _, cell in line.begun()}
    return any(heading_key(name) in keys or name.strip().isdecimal() for name in mapping)


def header_at(
    lines: Sequence[Line], first: int, mapping: Mapping[str, str] | None = None
) -> Header:
    """The headings that begin at a line, with those below them."""
    after = _end(lines, first)
    block = lines[first:after]
    width = len(block[0].cells)
    levels = [_levels(block, column) for column in range(width)]
    return Header(first, after, assign_columns(levels, mapping), tuple(map(line_keys, block)))


def _levels(block: Sequence[Line], column: int) -> tuple[str, ...]:
    cells = dict.fromkeys(id(line.cells[column]) for line in block)
    by_id = {id(line.cells[column]): line.cells[column] for line in block}
    texts = (" ".join(printed(by_id[each]).split()) for each in cells)
    return tuple(text for text in texts if text)


def _may_be_heading(line: Line) -> bool:
    texts = [printed(cell) for _, cell in line.begun()]
    known = sum(bool(text) and len(text) <= LONGEST and bool(guess(text)) for text in texts)
    return known >= 2


def _end(lines: Sequence[Line], first: int) -> int:
    """The line after the last of the headings that begin at one."""
    line = lines[first]
    tallest = max((cell.rows for _, cell in line.begun()), default=1)
    if 1 < tallest <= _MOST_LEVELS:
        return min(first + tallest, len(lines))
    below = lines[first + 1] if first + 1 < len(lines) else None
    if below is not None and _is_second_level(line, below):
        return first + 2
    return first + 1


def _is_second_level(line: Line, below: Line) -> bool:
    """Whether all that stands below are headings, in a table that doesn't merge down."""
    begun = list(below.begun())
    if len(begun) < 2 or len(begun) == len(below.cells):
        return False
    under_wide = any(cell.columns > 1 for _, cell in line.begun()) or any(
        not line.texts[column] for column, _ in begun
    )
    return under_wide and all(
        names_period(printed(cell))
        or (
            len(printed(cell)) <= LONGEST and any(each.weight >= 5 for each in guess(printed(cell)))
        )
        for _, cell in begun
    )


def line_keys(line: Line) -> tuple[str, ...]:
    """The words of each column of a line."""
    return tuple(heading_key(text) if len(text) <= LONGEST else text for text in line.texts)


def repeats(line: Line, header: Header) -> bool:
    """Whether a line says again what one of the headings' lines says."""
    texts = line.texts
    if any(len(text) > LONGEST for text in texts):
        return False
    return any(_same(line_keys(line), keys) for keys in header.keys)


def _same(found: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    if len(found) != len(keys):
        return False
    named = sum(bool(key) for key in keys)
    same = sum(bool(key) and key == one for key, one in zip(keys, found, strict=True))
    others = sum(bool(one) for one in found) - same
    return same >= 2 and same >= named * _SAME_SHARE and others <= named * (1 - _SAME_SHARE)


def numbers_columns(line: Line) -> bool:
    """Whether a line only numbers the columns: `(1) (2) (3)`, `A B 1 2`."""
    texts = [line.texts[column] for column, _ in line.begun()]
    if len(texts) < 3 or not all(_NUMBER_OF_COLUMN.fullmatch(text) for text in texts):
        return False
    return len(texts) * 2 > len(line.cells) and len(set(texts)) == len(texts)
