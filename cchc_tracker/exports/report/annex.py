"""The annex as the office knows it: its own columns and merges, with what came of each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.report.blocks import Align, AnnexMatrix, Column, MatrixRow
from cchc_tracker.exports.report.column_widths import fitted
from cchc_tracker.exports.report.sections import evidence_text
from cchc_tracker.exports.report.words import numbered
from cchc_tracker.model.message import message, template
from cchc_tracker.model.report_template import Added
from cchc_tracker.services.remarks import RowRemarks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.exports.report.words import Words
    from cchc_tracker.model.row import Row, RowView

    Key = tuple[str | None, ...]

_NOTHING = RowRemarks()
_ADDED_HEADINGS: dict[Added, str] = {
    Added.STATUS: template("Status"),
    Added.RESULT: template("Result"),
    Added.EVIDENCE: template("Evidence"),
    Added.NOTE: template("Note"),
}
_ALIGNED = {Added.STATUS: Align.CENTRE}


@dataclass(frozen=True, slots=True)
class _Field:
    """A column that an annex may have."""

    heading: str
    text: Callable[[Row], str | None]
    align: Align = Align.LEFT
    merged_by: Callable[[Row], Key] | None = None
    """Rows of one area that follow each other with the same key share one cell."""


_FIELDS: dict[str, _Field] = {
    "number": _Field(template("Seq."), lambda _: None, Align.CENTRE),
    "goal": _Field(
        template("Goal"),
        lambda row: numbered(row.goal_no, row.goal),
        merged_by=lambda row: (row.goal_no, row.goal),
    ),
    "task": _Field(
        template("Task"),
        lambda row: numbered(row.task_no, row.task),
        merged_by=lambda row: (row.goal_no, row.goal, row.task_no, row.task),
    ),
    "activity": _Field(template("Activity"), lambda row: numbered(row.activity_no, row.activity)),
    "product": _Field(template("Product"), lambda row: row.product_text),
    "lead": _Field(template("Lead"), lambda row: row.lead_text),
    "support": _Field(template("Support"), lambda row: row.support_text),
    "deadline": _Field(template("Deadline"), lambda row: row.deadline_text),
    "note": _Field(template("Note"), lambda row: row.note),
}


def annex_matrix(
    source: ReportSource, words: Words, added: Mapping[Added, str] | None = None
) -> AnnexMatrix:
    """The annex's rows in the plan's order; a column of its own without any text is left out.

    To these come the columns `added` under their headings, which are the usual ones for None.
    """
    added = added_columns(words) if added is None else added
    views = source.figures.rows
    numbers = _numbers_apart([view.row for view in views])
    names = _columns(source, views)
    columns = (
        *(_column(name, source, words) for name in names),
        *(Column(heading, 0, _ALIGNED.get(each, Align.LEFT)) for each, heading in added.items()),
    )
    rows: list[MatrixRow] = []
    above: Row | None = None
    for view in views:
        row = view.row
        if above is None or (above.area_no, above.area) != (row.area_no, row.area):
            rows.append(MatrixRow(area_no=row.area_no, area=row.area))
            above = None
        own = [_cell(name, row, above, numbers=numbers) for name in names]
        rows.append(MatrixRow((*own, *(_added(each, view, source, words) for each in added))))
        above = row
    return fitted(AnnexMatrix(columns, tuple(rows)))


def added_columns(
    words: Words, columns: Sequence[Added] = tuple(Added), own: Mapping[str, str] | None = None
) -> dict[Added, str]:
    """The headings of columns added to the annex; a template's own win."""
    own = own or {}
    return {each: own.get(each) or words(_ADDED_HEADINGS[each]) for each in columns}


def _columns(source: ReportSource, views: Sequence[RowView]) -> list[str]:
    """The annex's own columns, of these with text; its notes stand with the new ones in one."""
    named = [*source.headings] or list(_FIELDS)
    return [
        name
        for name in named
        if name == "number"
        or (name != "note" and (not views or any(_FIELDS[name].text(view.row) for view in views)))
    ]


def _column(name: str, source: ReportSource, words: Words) -> Column:
    field = _FIELDS[name]
    return Column(source.headings.get(name) or words(field.heading), 0, field.align)


def _numbers_apart(rows: Sequence[Row]) -> bool:
    """Whether the annex prints its row numbers in their own column.

    There each row has just one number, its own; in the text goals and tasks have theirs too.
    """
    return not any(row.goal_no or (row.activity is not None and row.task_no) for row in rows)


def _cell(name: str, row: Row, above: Row | None, *, numbers: bool) -> str | None:
    """The cell's text; None where it is one with the cell above."""
    field = _FIELDS[name]
    if field.merged_by is not None and above is not None and _merged(field, row, above):
        return None
    if not numbers:
        return field.text(row) or ""
    leaf = "task" if row.activity is None else "activity"
    if name == "number":
        number = row.activity_no if leaf == "activity" else row.task_no
        return numbered(number, "")
    if name == leaf:
        return row.text
    return field.text(row) or ""


def _merged(field: _Field, row: Row, above: Row) -> bool:
    if field.merged_by is None:
        return False
    own_task = row.activity is None and field is _FIELDS["task"]
    return not own_task and field.merged_by(row) == field.merged_by(above)


def _added(column: Added, view: RowView, source: ReportSource, words: Words) -> str:
    match column:
        case Added.STATUS:
            return words.status(view.status)
        case Added.RESULT:
            return _result(view, words)
        case Added.EVIDENCE:
            return evidence_text(view, source, words)
        case Added.NOTE:
            return _note(view, source, words)


def _result(view: RowView, words: Words) -> str:
    """When it was done or how far it is, milestone by milestone where there are several."""
    progress = view.progress
    lines = []
    if progress.done_on is not None:
        lines.append(words(message("Done on {day}", day=day_text(progress.done_on))))
    elif progress.percent is not None:
        lines.append(f"{progress.percent}%")
    if progress.reported and view.row.members:
        reported, members = len(progress.reported), len(view.row.members)
        lines.append(words(message("{n} of {all} agencies are done", n=reported, all=members)))
    if progress.done_on is None and len(progress.milestones) > 1:
        for place, each in enumerate(progress.milestones, start=1):
            if each.done_on is not None:
                label = each.milestone.label or words(message("milestone {n}", n=place))
                day = day_text(each.done_on)
                lines.append(words(message("{milestone}: done on {day}", milestone=label, day=day)))
    return "\n".join(lines)


def _note(view: RowView, source: ReportSource, words: Words) -> str:
    """The annex's own note, the extensions and the last words on the row."""
    remarks = source.remarks.get(view.row.id, _NOTHING)
    extensions = [
        words(
            message(
                "Extended to {day} ({document})", day=day_text(each.due), document=each.document
            )
            if each.document
            else message("Extended to {day}", day=day_text(each.due))
        )
        for each in remarks.extensions
    ]
    return "\n".join(filter(None, (view.row.note, *extensions, remarks.words)))
