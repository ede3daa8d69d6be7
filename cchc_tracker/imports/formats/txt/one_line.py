"""Tables whose every row is a line: cells apart by tabs, or by bars as in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceCell, SourceTable
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_RULE: Final = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)*\s*:?-{2,}:?\s*\|?")
_BAR: Final = re.compile(r"(?<!\\)\|")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LEAST: Final = 3
"""Cells of a row of bars."""

Row = tuple[int, list[str]]
"""The number of a row's first line, and its cells."""


def tab_rows(lines: Sequence[tuple[int, str]], start: int) -> tuple[list[Row], int]:
    """The rows of cells apart by tabs that begin at a line, and the line after them."""
    rows: list[Row] = []
    at = start
    while at < len(lines) and "\t" in lines[at][1]:
        number = lines[at][0]
        text = lines[at][1]
        while text.count('"') % 2 and at + 1 < len(lines) and at - start < 10_000:
            at += 1
            text += "\n" + lines[at][1]
        rows.append((number, [_unquoted(cell) for cell in _split_quoted(text)]))
        at += 1
    return (rows, at) if len(rows) > 1 else ([], start)


def bar_rows(lines: Sequence[tuple[int, str]], start: int) -> tuple[list[Row], int]:
    """The rows of cells apart by bars that begin at a line, and the line after them."""
    rows: list[Row] = []
    at = start
    while at < len(lines) and _is_bar_row(lines[at][1]):
        if _RULE.fullmatch(lines[at][1].strip()) is None:
            rows.append((lines[at][0], _bar_cells(lines[at][1])))
        at += 1
    return (rows, at) if at - start > 1 and rows else ([], start)


def line_table(rows: Sequence[Row], name: str) -> tuple[SourceTable, tuple[Problem, ...]]:
    """The table of the rows; a row with other than the usual number of cells is told of."""
    width = max(len(cells) for _, cells in rows)
    cells = []
    problems = []
    for at, (line, row) in enumerate(rows, start=1):
        place = Place(Part.TABLE, name, row=at, line=line)
        cells += [
            SourceCell(clean(text), Place(Part.TABLE, name, row=at, column=column, line=line))
            for column, text in enumerate(row, start=1)
        ]
        if len(row) != width:
            sentence = message(
                "The row has {count} cells where the table has {width} columns; "
                "look where they stand",
                count=len(row),
                width=width,
            )
            text = " | ".join(row)
            problems.append(Problem(Severity.ERROR, "row-length", sentence, text=text, at=place))
    return SourceTable(tuple(cells), Place(Part.TABLE, name)), tuple(problems)


def _is_bar_row(line: str) -> bool:
    cells = _bar_cells(line)
    return len(cells) >= _LEAST and any(cells)


def _bar_cells(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|")
    text = text.removesuffix("|") if not text.endswith("\\|") else text
    return [_BREAK.sub("\n", cell.replace("\\|", "|")).strip() for cell in _BAR.split(text)]


def _split_quoted(text: str) -> list[str]:
    """Cells at the tabs that don't stand in quotes, as sheets copy them."""
    cells = [""]
    for piece in re.split(r'(\t|"(?:[^"]|"")*")', text):
        if piece == "\t":
            cells.append("")
        else:
            cells[-1] += piece
    return cells


def _unquoted(cell: str) -> str:
    text = cell.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    return "\n".join(line.strip() for line in text.split("\n")).strip()
