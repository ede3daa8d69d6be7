"""The columns of a report's rows with typed values; workbook and csv show the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.exports.event import evidence_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.message import template
from cchc_tracker.services.remarks import RowRemarks

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.row import RowView

Value = str | date | int | None

NO_REMARKS = RowRemarks()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row with what was said of it."""

    view: RowView
    remarks: RowRemarks
    text: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column: its name, heading (a template), width in characters, and a row's value."""

    name: str
    heading: str
    width: int
    value: Callable[[ReportRow], Value]


def report_rows(source: ReportSource) -> list[ReportRow]:
    """The rows of a report in the plan's order."""
    remarks, text = source.remarks, source.language.text
    return [
        ReportRow(view, remarks.get(view.row.id, NO_REMARKS), text) for view in source.figures.rows
    ]


def due_day(view: RowView) -> date | None:
    """The next open deadline; of a finished row its last one."""
    if view.progress.open_due is not None:
        return view.progress.open_due
    dues = (each.milestone.effective_due for each in view.progress.milestones)
    return max((due for due in dues if due is not None), default=None)


def numbered(number: str | None, title: str | None) -> str | None:
    """`2.4. Nhiệm vụ`; None where there is no title."""
    if title is None:
        return None
    return f"{number}. {title}" if number else title


def evidence_lines(remarks: RowRemarks) -> str | None:
    """The documents that prove the row, a line each."""
    return "\n".join(evidence_text(each) for each in remarks.evidence) or None


COLUMNS = (
    RowColumn("ref", template("No."), 6, lambda row: row.view.row.ref),
    RowColumn(
        "area", template("Area"), 10, lambda row: f"{row.view.row.area_no}. {row.view.row.area}"
    ),
    RowColumn(
        "goal", template("Goal"), 18, lambda row: numbered(row.view.row.goal_no, row.view.row.goal)
    ),
    RowColumn(
        "task", template("Task"), 20, lambda row: numbered(row.view.row.task_no, row.view.row.task)
    ),
    RowColumn("activity", template("Activity"), 24, lambda row: row.view.row.activity),
    RowColumn("product", template("Product"), 14, lambda row: row.view.row.product_text),
    RowColumn("lead", template("Lead"), 13, lambda row: row.view.row.lead_text),
    RowColumn("support", template("Support"), 13, lambda row: row.view.row.support_text),
    RowColumn("deadline", template("Deadline"), 10, lambda row: row.view.row.deadline_text),
    RowColumn("due", template("Day due"), 11, lambda row: due_day(row.view)),
    RowColumn(
        "status", template("Status"), 11, lambda row: row.text(STATUS_LABELS[row.view.status])
    ),
    RowColumn("done", template("Done on"), 11, lambda row: row.view.progress.done_on),
    RowColumn("percent", "%", 5, lambda row: row.view.progress.percent),
    RowColumn("result", template("Result"), 16, lambda row: row.remarks.words or None),
    RowColumn("evidence", template("Evidence"), 16, lambda row: evidence_lines(row.remarks)),
    RowColumn("note", template("Note"), 10, lambda row: row.view.row.note),
)
