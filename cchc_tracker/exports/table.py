"""Tables of text for a terminal, CSV, Markdown and HTML; no cell can become code in any of them."""

from __future__ import annotations

import csv
import io
import re
import textwrap
from typing import TYPE_CHECKING

from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TABLE_FORMATS = ("table", "csv", "markdown", "html")

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_GAP = 2
_HEADING_PADDING = 2
"""What tabulate leaves beside a heading, however narrow the cells are."""
_NARROWEST = 8


def render_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], form: str, width: int | None = None
) -> Iterator[str]:
    """The table in one of TABLE_FORMATS, as pieces of text without the last line break.

    `width` is the terminal's, in columns: a `table` wraps its widest cells to fit. CSV streams.
    Without any heading a `table` has no head at all.
    """
    cleaned = ([clean(cell) for cell in row] for row in rows)
    match form:
        case "csv":
            return _csv(headings, cleaned)
        case "markdown":
            return iter((_markdown(headings, cleaned),))
        case "html":
            return iter((_tabulated(headings, cleaned, "html"),))
        case _:
            return iter((_plain(headings, list(cleaned), width),))


def _tabulated(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    form: str,
    widths: Sequence[int | None] | None = None,
) -> str:
    from tabulate import tabulate

    return tabulate(rows, list(headings), form, disable_numparse=True, maxcolwidths=widths)


def _markdown(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    escaped = ([_markdown_cell(cell) for cell in row] for row in rows)
    return _tabulated([_markdown_cell(heading) for heading in headings], escaped, "pipe")


def _markdown_cell(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\1", cell).replace("\n", " ")


def _csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _csv_line(headings)
    for row in rows:
        yield "\n" + _csv_line([safe_cell(cell) for cell in row])


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()[:-1]


def safe_cell(cell: str) -> str:
    """The cell, quoted with an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(headings: Sequence[str], rows: list[list[str]], width: int | None) -> str:
    rows = [[cell.replace("\t", " ") for cell in row] for row in rows]
    limits: list[int | None] = [None] * len(headings)
    widths = None if width is None else column_widths(headings, rows, width)
    if widths is not None:
        headings = [
            _wrapped(heading, most - _HEADING_PADDING)
            for heading, most in zip(headings, widths, strict=True)
        ]
        columns = list(zip(*rows, strict=True))
        for number, column in enumerate(columns):
            if all(map(_is_narrow, column)):
                columns[number] = tuple(_wrapped(cell, widths[number]) for cell in column)
            else:
                limits[number] = widths[number]
        rows = [list(row) for row in zip(*columns, strict=True)]
    if not any(headings):
        return _tabulated((), rows, "plain", limits)
    return _tabulated(headings, rows, "simple", limits)


def _is_narrow(cell: str) -> bool:
    """Whether each letter takes one column, so that the quick wrapping does."""
    from wcwidth import wcswidth

    return all(wcswidth(line) == len(line) for line in cell.split("\n"))


def _wrapped(cell: str, width: int) -> str:
    if len(cell) <= width:
        return cell
    return "\n".join(
        line for part in cell.split("\n") for line in (textwrap.wrap(part, width) or [""])
    )


def column_widths(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """Widths that make the table fit into `width` columns; None where it fits as it is.

    Headings give way first, down to their longest word, then the widest columns, though none below
    eight.
    """
    from wcwidth import wcswidth

    texts = [
        max((wcswidth(line) for cell in cells for line in cell.split("\n")), default=0)
        for cells in _columns(headings, rows)
    ]
    room = width - _GAP * (len(texts) - 1)
    natural = [
        max(wcswidth(heading) + _HEADING_PADDING, text)
        for heading, text in zip(headings, texts, strict=True)
    ]
    if sum(natural) <= room:
        return None
    least = [
        max(_HEADING_PADDING + max(map(wcswidth, heading.split()), default=0), text)
        for heading, text in zip(headings, texts, strict=True)
    ]
    if sum(least) <= room:
        return _widened(least, natural, room - sum(least))
    most = max(_share(least, room), _NARROWEST)
    widths = [min(each, most) for each in least]
    return _widened(widths, [min(each, most + 1) for each in least], room - sum(widths))


def _columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return list(zip(*rows, strict=True)) if rows else [()] * len(headings)


def _widened(widths: Sequence[int], most: Sequence[int], spare: int) -> list[int]:
    """The widths with what is spare, column by column until each has the most it can use."""
    wider = list(widths)
    while spare > 0 and any(width < limit for width, limit in zip(wider, most, strict=True)):
        for number, limit in enumerate(most):
            if spare > 0 and wider[number] < limit:
                wider[number] += 1
                spare -= 1
    return wider


def _share(natural: Sequence[int], room: int) -> int:
    """The widest that columns may be, when those that need less leave their rest to the others."""
    for taken, each in enumerate(sorted(natural)):
        share = room // (len(natural) - taken)
        if each > share:
            return share
        room -= each
    return max(natural, default=0)
