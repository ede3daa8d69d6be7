"""A report's rows as csv: what the workbook shows, and on every line what it was made from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.exports.report.blocks import shown
from cchc_tracker.exports.row_values import COLUMNS, report_rows
from cchc_tracker.exports.stamp import COUNTING, program_text
from cchc_tracker.exports.table import render_table
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.row_values import Value

_BEFORE = (template("Plan"), template("Row"))
_AFTER = (
    template("Period"),
    template("As of"),
    template("Known at"),
    template("Counting rules"),
    template("Program"),
    template("Journal line"),
)
_BYTE_ORDER_MARK = "\ufeff"


def write_csv(source: ReportSource, output: BinaryIO, *, byte_order_mark: bool = False) -> None:
    """Write the rows; with the mark in front Excel reads Vietnamese letters right."""
    if byte_order_mark:
        output.write(_BYTE_ORDER_MARK.encode())
    text = source.language.text
    names = (*_BEFORE, *(column.heading for column in COLUMNS), *_AFTER)
    output.writelines(
        piece.encode()
        for piece in render_table([text(name) for name in names], _lines(source), "csv")
    )
    output.write(b"\n")


def _lines(source: ReportSource) -> Iterator[list[str]]:
    figures = source.figures
    after = (
        figures.period.code if figures.period else "",
        figures.as_of.isoformat(),
        figures.known_at.isoformat() if figures.known_at else "",
        str(COUNTING),
        program_text(source),
        str(figures.journal_line),
    )
    for row in report_rows(source):
        values = (_cell(column.value(row)) for column in COLUMNS)
        yield [figures.plan.id, f"r{row.view.row.position}", *values, *after]


def _cell(value: Value) -> str:
    """Days as `YYYY-MM-DD`, which every program reads alike."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else shown(str(value))
