"""The sheet of overdue rows, earliest deadline first, with the reasons given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.row_values import NO_REMARKS, due_day
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.xlsx.sheet import Cell, Sheet
    from cchc_tracker.model.row import RowView

_COLUMNS = (
    (template("No."), 8),
    (template("Task or activity"), 60),
    (template("Assigned by"), 20),
    (template("Lead"), 24),
    (template("Deadline"), 20),
    (template("Day due"), 12),
    (template("Days overdue"), 10),
    (template("Extensions"), 20),
    (template("Reason"), 40),
)


def write_overdue(sheet: Sheet, source: ReportSource) -> None:
    """Write the rows."""
    text = source.language.text
    sheet.widths(width for _, width in _COLUMNS)
    sheet.height(2)
    sheet.headings([text(heading) for heading, _ in _COLUMNS])
    for view in source.figures.overdue:
        sheet.line(_cells(view, source))
    sheet.worksheet.freeze_panes(1, 2)
    sheet.worksheet.repeat_rows(0)
    sheet.worksheet.autofilter(0, 0, max(len(source.figures.overdue), 1), len(_COLUMNS) - 1)


def _cells(view: RowView, source: ReportSource) -> tuple[Cell, ...]:
    remarks = source.remarks.get(view.row.id, NO_REMARKS)
    assigned = source.figures.assignments.get(view.row.id, ())
    due = due_day(view)
    return (
        view.row.ref,
        view.row.text,
        "\n".join(f"{each.document} ({each.on:%d/%m/%Y})" for each in assigned),
        view.row.lead_text,
        view.row.deadline_text,
        due,
        (view.as_of - due).days if due else None,
        "\n".join(f"{each.due:%d/%m/%Y} ({each.document})" for each in remarks.extensions),
        remarks.words or source.language.text(template("no reason on record")),
    )
