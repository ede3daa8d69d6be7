"""The columns a listing can have: a name, a heading and the text of a row's cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.exports.labels import KIND_LABELS, STATE_LABELS, STATUS_LABELS
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.row import RowView

    Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a listing."""

    name: str
    heading: str
    """A template."""
    cell: Callable[[RowView, Translate], str]


def day_text(day: date | None) -> str:
    """The day as people here write it, `DD/MM/YYYY`; empty for None."""
    return "" if day is None else f"{day.day:02}/{day.month:02}/{day.year:04}"


def _names(reading: AgencyReading) -> str:
    return "; ".join(mention.name for mention in reading.mentions)


def _milestones(view: RowView) -> str:
    parts = []
    for each in view.progress.milestones:
        label = f"{each.milestone.label}: " if each.milestone.label else ""
        mark = " ✓" if each.done_on else ""
        parts.append(f"{label}{day_text(each.milestone.due) or '–'}{mark}")
    return "; ".join(parts)


_COLUMNS = (
    Column("plan", template("Plan"), lambda view, _: view.row.plan),
    Column("position", template("Row"), lambda view, _: f"r{view.row.position}"),
    Column("ref", template("No."), lambda view, _: view.row.ref),
    Column("area", template("Area"), lambda view, _: f"{view.row.area_no}. {view.row.area}"),
    Column("goal", template("Goal"), lambda view, _: view.row.goal or ""),
    Column("task", template("Task"), lambda view, _: view.row.task or ""),
    Column("activity", template("Activity"), lambda view, _: view.row.activity or ""),
    Column("text", template("Task or activity"), lambda view, _: view.row.text),
    Column("product", template("Product"), lambda view, _: view.row.product_text or ""),
    Column("lead", template("Lead"), lambda view, _: _names(view.row.leads)),
    Column("support", template("Support"), lambda view, _: _names(view.row.supports)),
    Column("deadline", template("Deadline"), lambda view, _: view.row.deadline_text or ""),
    Column("kind", template("Kind"), lambda view, tr: tr(KIND_LABELS[view.row.deadline.kind])),
    Column("milestones", template("Milestones"), lambda view, _: _milestones(view)),
    Column("due", template("Next due"), lambda view, _: day_text(view.progress.open_due)),
    Column("state", template("State"), lambda view, tr: tr(STATE_LABELS[view.progress.state])),
    Column(
        "percent",
        "%",
        lambda view, _: "" if view.progress.percent is None else str(view.progress.percent),
    ),
    Column("status", template("Status"), lambda view, tr: tr(STATUS_LABELS[view.status])),
    Column("done", template("Done on"), lambda view, _: day_text(view.progress.done_on)),
    Column("note", template("Note"), lambda view, _: view.row.note or ""),
    Column("version", template("Version"), lambda view, _: str(view.row.version)),
)

COLUMNS = {column.name: column for column in _COLUMNS}
DEFAULT_COLUMNS = ("ref", "text", "lead", "deadline", "due", "status")


def choose_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of those names, in that order; raises UsageError for an unknown one."""
    for name in names:
        if name not in COLUMNS:
            raise UsageError(
                message(
                    "There is no column “{name}”; the columns are {columns}",
                    name=name,
                    columns=", ".join(COLUMNS),
                )
            )
    return tuple(COLUMNS[name] for name in names)
