"""A report as plain data for the typst form, which puts each text into its place unread."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cchc_tracker.exports.docx.layout import (
    ANNEX_CELL_MARGIN,
    ANNEX_SIDE,
    ANNEX_SIZE,
    BOTTOM,
    CELL_MARGIN,
    LEFT,
    LEFT_COLUMN,
    RIGHT,
    RIGHT_COLUMN,
    TABLE_SIZE,
    TOP,
)
from cchc_tracker.exports.report.blocks import placed_rows, shown

if TYPE_CHECKING:
    from cchc_tracker.exports.report.blocks import AnnexMatrix, PlacedRow, Report

_UNBROKEN = 1000
"""A cell with more letters may be broken over pages, since it could be higher than one."""


def report_data(report: Report) -> dict[str, Any]:
    """The report for `report.typ`; every text is one that a file can hold."""
    day = report.made_as_of
    record: dict[str, Any] = {
        "language": report.language,
        "made_as_of": [day.year, day.month, day.day],
        "measures": _measures(),
        "kind": report.kind,
        "subject": report.subject,
        "letterhead": asdict(report.letterhead),
        "addressees": asdict(report.addressees) | {"lines": report.addressees.lines},
        "body": [{"kind": type(each).__name__.lower(), **asdict(each)} for each in report.body],
        "signature": asdict(report.signature),
        "annex": {
            "label": report.annex.label,
            "title": report.annex.title,
            "reference": report.annex.reference,
            "matrix": _matrix(report.annex.matrix),
        },
        "metadata": report.metadata.sentence,
    }
    found: dict[str, Any] = _clean(record)
    return found


def _measures() -> dict[str, float]:
    return {
        "top": TOP,
        "bottom": BOTTOM,
        "left": LEFT,
        "right": RIGHT,
        "left_column": LEFT_COLUMN,
        "right_column": RIGHT_COLUMN,
        "annex_side": ANNEX_SIDE,
        "annex_size": ANNEX_SIZE,
        "annex_cell_margin": ANNEX_CELL_MARGIN,
        "cell_margin": CELL_MARGIN,
        "table_size": TABLE_SIZE,
        "unbroken": _UNBROKEN,
    }


def _matrix(matrix: AnnexMatrix) -> dict[str, Any]:
    return {
        "columns": [asdict(column) for column in matrix.columns],
        "rows": [_row(each) for each in placed_rows(matrix)],
    }


def _row(placed: PlacedRow) -> dict[str, Any]:
    if placed.row.area:
        return {"area_no": placed.row.area_no, "area": placed.row.area}
    cells = [
        {"column": column, "text": cell.text, "rows": cell.rows}
        for column, cell in sorted(placed.cells.items())
    ]
    return {
        "cells": cells,
        "long": any(len(cell.text) > _UNBROKEN for cell in placed.cells.values()),
    }


def _clean(value: Any) -> Any:  # noqa: ANN401 - plain data of any shape
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return value
