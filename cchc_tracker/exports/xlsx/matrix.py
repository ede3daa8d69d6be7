"""The sheet of rows: area, goal and task merged as far as they reach, filtered, coloured."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.row_values import COLUMNS, report_rows
from cchc_tracker.exports.status_marks import STATUS_MARKS, marked_status
from cchc_tracker.exports.xlsx.sheet import lines_of
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.row_values import ReportRow
    from cchc_tracker.exports.xlsx.sheet import Cell, Sheet

_NAMES: Final = [column.name for column in COLUMNS]
_WIDTHS: Final = [column.width for column in COLUMNS]
STATUS_COLUMN: Final = _NAMES.index("status")
_VALUES: Final = [column.value for column in COLUMNS if column.name != "status"]
MERGED: Final = tuple(_NAMES.index(name) for name in ("area", "goal", "task"))
"""Each within the one before it."""


def write_matrix(sheet: Sheet, source: ReportSource) -> None:
    """Write the rows with a frozen heading, a filter and the statuses' colours."""
    text = source.language.text
    sheet.widths(_WIDTHS)
    sheet.height(2)
    sheet.headings([text(column.heading) for column in COLUMNS])
    statuses = {status: marked_status(status, text) for status in Status}
    lines = [_cells(row, statuses) for row in report_rows(source)]
    heights = [sheet.lines(line, MERGED) for line in lines]
    runs = [run for column in MERGED for run in _runs(lines, column)]
    _make_room(lines, heights, runs)
    for column, first, end in runs:
        if end - first > 1:
            sheet.merge(column, first + sheet.row, end - 1 + sheet.row)
    for line, height in zip(lines, heights, strict=True):
        sheet.line(line, height=height)
    sheet.worksheet.freeze_panes(1, 1)
    sheet.worksheet.repeat_rows(0)
    sheet.worksheet.autofilter(0, 0, max(len(lines), 1), len(COLUMNS) - 1)
    colour_statuses(sheet, 1, max(len(lines), 1), STATUS_COLUMN)


def colour_statuses(sheet: Sheet, first: int, last: int, column: int) -> None:
    """Colour cells by the sign in front of their status, so that the sign leads the colour."""
    for status in sorted(STATUS_MARKS, key=lambda each: -len(STATUS_MARKS[each].sign)):
        mark = STATUS_MARKS[status]
        style = sheet.add_style({"font_color": mark.colour, "bg_color": mark.tint})
        rule = {"type": "text", "criteria": "begins with", "value": f"{mark.sign} "}
        sheet.worksheet.conditional_format(
            first, column, last, column, {**rule, "format": style, "stop_if_true": True}
        )


def _cells(row: ReportRow, statuses: Mapping[Status, str]) -> list[Cell]:
    """The row's values, its status as it's marked."""
    status: Cell = statuses[row.view.status]
    values = [value(row) for value in _VALUES]
    return [*values[:STATUS_COLUMN], status, *values[STATUS_COLUMN:]]


Run = tuple[int, int, int]
"""Column, first line and the line after the last."""


def _runs(lines: list[list[Cell]], column: int) -> Iterator[Run]:
    """Where a column says the same line after line, within the same cells to its left."""
    left = MERGED[: MERGED.index(column) + 1]
    keys = [tuple(line[each] for each in left) for line in lines]
    starts = [n for n, key in enumerate(keys) if n == 0 or key != keys[n - 1]]
    for first, end in pairwise([*starts, len(lines)]):
        if keys[first][-1] is not None:
            yield column, first, end


def _make_room(lines: list[list[Cell]], heights: list[int], runs: list[Run]) -> None:
    """Raise the last row of a run where its text needs more than the rows have."""
    for column, first, end in runs:
        needed = lines_of(str(lines[first][column]), _WIDTHS[column])
        missing = needed - sum(heights[first:end])
        heights[end - 1] += max(missing, 0)
