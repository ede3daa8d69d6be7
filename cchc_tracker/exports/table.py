"""Tables of text for a terminal, CSV, Markdown and HTML; no cell can become code in any of them."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TABLE_FORMATS = ("table", "csv", "markdown", "html")

_FORMULA = re.compile(r"^\s*[=+\-@\t\r]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], form: str, width: int | None = None
) -> Iterator[str]:
    """The table in one of TABLE_FORMATS, as pieces of text without the last line break.

    `width` is the terminal's, in columns: a `table` wraps its widest cells to fit. CSV streams.
    """
    if form == "csv":
        return _csv(headings, rows)
    return iter((_tabulated(headings, list(rows), form, width),))


def _tabulated(
    headings: Sequence[str], rows: list[Sequence[str]], form: str, width: int | None
) -> str:
    from tabulate import tabulate

    if form == "markdown":
        rows = [[_markdown_cell(cell) for cell in row] for row in rows]
        return tabulate(rows, list(headings), "pipe", disable_numparse=True)
    if form == "html":
        return tabulate(rows, list(headings), "html", disable_numparse=True)
    widths = None if width is None else column_widths(headings, rows, width)
    return tabulate(rows, list(headings), "simple", disable_numparse=True, maxcolwidths=widths)


def _markdown_cell(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\1", cell).replace("\n", " ")


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _csv_line(headings)
    for row in rows:
        yield "\n" + _csv_line([safe_cell(cell) for cell in row])


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def safe_cell(cell: str) -> str:
    """The cell, quoted with an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def column_widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """Widths that make the table fit into `width` columns; None where it fits as it is."""
    from wcwidth import wcswidth

    natural = [
        max((wcswidth(line) for cell in column for line in cell.split("\n")), default=0)
        for column in zip(headings, *rows, strict=True)
    ]
    room = width - 2 * (len(natural) - 1)
    if sum(natural) <= room:
        return None
    widths = list(natural)
    while sum(widths) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths
