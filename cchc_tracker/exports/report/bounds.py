"""Bounds a report whose format can't take very long tables, and says what is left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.report.blocks import Metadata, Paragraph, Table
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.exports.report.blocks import Block, Report
    from cchc_tracker.exports.report.words import Words

MOST_ANNEX_ROWS: Final = 1000
MOST_TABLE_ROWS: Final = 500
"""Rows of tables that typst lays out in seconds and some hundred megabytes."""


def bounded(report: Report, words: Words) -> Report:
    """The report with its first rows, a sentence below each table telling where all of them are.

    A report of usual length stays as it is.
    """
    body = tuple(part for block in report.body for part in _bounded(block, words))
    matrix = report.annex.matrix
    total = sum(not row.area for row in matrix.rows)
    kept, shown = 0, 0
    while kept < len(matrix.rows) and shown < MOST_ANNEX_ROWS:
        shown += not matrix.rows[kept].area
        kept += 1
    if shown == total:
        return replace(report, body=body)
    told = (words(template("Rows of the annex")), _sentence(shown, total, words))
    return replace(
        report,
        body=body,
        annex=replace(report.annex, matrix=replace(matrix, rows=matrix.rows[:kept])),
        metadata=Metadata((told, *report.metadata.lines)),
    )


def _bounded(block: Block, words: Words) -> Iterator[Block]:
    if not isinstance(block, Table) or len(block.rows) <= MOST_TABLE_ROWS:
        yield block
        return
    yield replace(block, rows=block.rows[:MOST_TABLE_ROWS])
    yield Paragraph(_sentence(MOST_TABLE_ROWS, len(block.rows), words))


def _sentence(shown: int, total: int, words: Words) -> str:
    return words(
        message(
            "Here are the first {shown} of {total} rows; all of them are in the docx and the xlsx"
            " of the same data.",
            shown=words.number(shown),
            total=words.number(total),
        )
    )
