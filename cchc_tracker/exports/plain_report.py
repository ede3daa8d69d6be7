"""The report as plain text and as Markdown; no text of it becomes markup."""

from __future__ import annotations

import re
import textwrap
from itertools import chain
from typing import TYPE_CHECKING

from cchc_tracker.exports.outline_md import escaped, inline
from cchc_tracker.exports.report.blocks import Blank, Heading, Item, Table, shown
from cchc_tracker.exports.table import render_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_tracker.exports.report.blocks import (
        AnnexMatrix,
        Block,
        MatrixRow,
        Report,
    )

_WIDTH = 100
_ANNEX_WIDTH = 200
_DOTS = "…" * 40
_GAP = re.compile(" {3,}")


def markdown(report: Report) -> Iterator[str]:
    """The report as Markdown, in pieces that join to the whole."""
    head = report.letterhead
    number, day = escaped(_dotted(head.number)), inline(_dotted(head.place_and_day))
    yield f"{escaped(head.superior)}\\\n**{inline(head.issuer)}**\\\n{number}\n\n"
    yield f"**{inline(head.nation)}**\\\n**{inline(head.motto)}**\\\n*{day}*"
    yield f"\n\n# {inline(report.kind)}: {inline(report.subject)}\n\n"
    yield f"{escaped(_addressees(report))}\n\n"
    for block in report.body:
        yield f"{_markdown_block(block)}\n\n"
    sign = report.signature
    yield f"{escaped(sign.recipients_label)}\n\n"
    yield "".join(f"- {inline(each)}\n" for each in sign.recipients)
    yield "\n" + "".join(f"**{inline(line)}**\\\n" for line in sign.capacity).removesuffix("\\\n")
    annex = report.annex
    reference = inline(_dotted(annex.reference))
    yield f"\n\n# {inline(annex.label)}: {inline(annex.title)}\n\n*{reference}*\n\n"
    yield from _table(*_matrix(annex.matrix), "markdown")
    yield f"\n\n{escaped(report.metadata.sentence)}\n"


def text(report: Report) -> Iterator[str]:
    """The report as plain text of 100 columns, its annex of 200."""
    head = report.letterhead
    for lines in (
        (head.superior, head.issuer, head.number),
        (head.nation, head.motto, head.place_and_day),
        (report.kind, report.subject),
    ):
        yield "".join(f"{line}\n" for part in lines for line in shown(part).split("\n")) + "\n"
    yield f"{_filled(_addressees(report))}\n\n"
    for block in report.body:
        yield f"{_text_block(block)}\n\n"
    sign = report.signature
    yield f"{sign.recipients_label}\n" + "".join(f"- {shown(each)}\n" for each in sign.recipients)
    yield "\n" + "".join(f"{line}\n" for line in sign.capacity)
    annex = report.annex
    yield f"\n\n{annex.label}\n{shown(annex.title)}\n{shown(annex.reference)}\n\n"
    yield from _table(*_matrix(annex.matrix), "table", _ANNEX_WIDTH)
    yield f"\n\n{_filled(report.metadata.sentence)}\n"


def _dotted(text: str) -> str:
    """The text with dots where the clerk has room to write: Markdown has no wide gaps."""
    return _GAP.sub(" …… ", text)


def _addressees(report: Report) -> str:
    to = report.addressees
    return f"{to.label} {'; '.join(to.names)}."


def _markdown_block(block: Block) -> str:
    if isinstance(block, Heading):
        words = block.text.upper() if block.level == 1 else block.text
        return f"{'#' * (block.level + 1)} {inline(words)}"
    if isinstance(block, Item):
        return f"- {escaped(block.text)}"
    if isinstance(block, Blank):
        return "\n\n".join([_DOTS] * block.lines)
    if isinstance(block, Table):
        return "".join(_table(*_rows(block), "markdown"))
    return escaped(block.text)


def _text_block(block: Block) -> str:
    if isinstance(block, Heading):
        return _filled(block.text.upper() if block.level == 1 else block.text)
    if isinstance(block, Item):
        return _filled(f"- {block.text}")
    if isinstance(block, Blank):
        return "\n".join([_DOTS] * block.lines)
    if isinstance(block, Table):
        return "".join(_table(*_rows(block), "table", _WIDTH))
    return _filled(block.text)


def _filled(words: str) -> str:
    """Words on lines of a page's width."""
    return "\n".join(
        chain.from_iterable(
            textwrap.wrap(line, _WIDTH, break_on_hyphens=False) or [""]
            for line in shown(words).split("\n")
        )
    )


def _rows(table: Table) -> tuple[list[str], Sequence[Sequence[str]]]:
    return [column.heading for column in table.columns], table.rows


def _matrix(matrix: AnnexMatrix) -> tuple[list[str], Sequence[Sequence[str]]]:
    """The annex with blank cells where it merges them, as it was typed in."""
    count = len(matrix.columns)
    return [column.heading for column in matrix.columns], [
        _cells(row, count) for row in matrix.rows
    ]


def _cells(row: MatrixRow, count: int) -> list[str]:
    if row.area:
        return [row.area_no, row.area, *[""] * (count - 2)]
    return [cell or "" for cell in row.cells]


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], form: str, width: int | None = None
) -> Iterator[str]:
    cleaned = ([shown(cell) for cell in row] for row in rows)
    yield from render_table([shown(heading) for heading in headings], cleaned, form, width)
