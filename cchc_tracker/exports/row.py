"""Everything about one row, name and value, as printed beside as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import (
    CERTAINTY_LABELS,
    KIND_LABELS,
    STATE_LABELS,
    STATUS_LABELS,
)
from cchc_tracker.exports.plan import target_text
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Erratum, Goal
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import MilestoneProgress

    Translate = Callable[[str], str]


def row_lines(
    view: RowView, goals: Sequence[Goal], errata: Sequence[Erratum], text: Translate
) -> list[tuple[str, str]]:
    """Name and value of everything the row has; empty values are left out."""
    row, progress = view.row, view.progress
    percent = "" if progress.percent is None else f" ({progress.percent} %)"
    lines = [
        (template("Row"), f"{row.plan} {row.ref} (r{row.position}), v{row.version}"),
        (template("Area"), f"{row.area_no}. {row.area}"),
        (template("Goal"), _numbered(row.goal_no, row.goal, text, inferred="goal" in row.inferred)),
        (template("Targets"), "\n".join(target_text(t) for goal in goals for t in goal.targets)),
        (template("Task"), _numbered(row.task_no, row.task, text, inferred="task" in row.inferred)),
        (template("Activity"), _numbered(row.activity_no, row.activity, text)),
        (template("Product"), row.product_text or ""),
        (template("Products"), "\n".join(row.products) if len(row.products) > 1 else ""),
        (template("Lead"), _agencies(row.lead_text, row.leads)),
        (template("Support"), _agencies(row.support_text, row.supports)),
        (template("Deadline"), row.deadline_text or ""),
        (
            template("Read as"),
            (
                f"{text(KIND_LABELS[row.deadline.kind])}"
                f" ({text(CERTAINTY_LABELS[row.deadline.certainty])})"
            ),
        ),
        (template("Condition"), row.deadline.condition or ""),
        (template("Refers to"), row.deadline.reference or ""),
        (template("Milestones"), "\n".join(_milestone(m, text) for m in progress.milestones)),
        (template("Note"), row.note or ""),
        (template("State"), text(STATE_LABELS[progress.state]) + percent),
        (template("Reported by"), _members(progress.reported, row.members)),
        (template("Status"), f"{text(STATUS_LABELS[view.status])} ({day_text(view.as_of)})"),
        (template("Errata"), "\n".join(f"{e.printed} → {e.corrected}" for e in errata)),
    ]
    return [(text(name), value) for name, value in lines if value]


def _numbered(
    number: str | None, value: str | None, text: Translate, *, inferred: bool = False
) -> str:
    if value is None:
        return ""
    mark = " [" + text(template("inferred")) + "]" if inferred else ""
    return f"{number}. {value}{mark}" if number else value + mark


def _agencies(printed: str | None, reading: AgencyReading) -> str:
    """The names; the printed text above them where it differs."""
    names = "\n".join(f"• {mention.name}" for mention in reading.mentions)
    if not printed or names == f"• {printed}":
        return printed or ""
    return f"{printed}\n{names}"


def _milestone(each: MilestoneProgress, text: Translate) -> str:
    label = f"{each.milestone.label}: " if each.milestone.label else ""
    due = each.milestone.due
    span = f"{day_text(each.milestone.start) or '…'} – {day_text(due) or '…'}"
    parts = [f"{label}{span}"]
    if each.milestone.effective_due != due:
        parts.append(f"→ {day_text(each.milestone.effective_due)}")
    if each.first.due != due:
        first = text(template("first"))
        parts.append(f"[{first}: {day_text(each.first.due) or '…'}]")
    if each.done_on:
        parts.append(f"✓ {day_text(each.done_on)}")
    return " ".join(parts)


def _members(reported: Sequence[str], members: Sequence[str]) -> str:
    if not reported and not members:
        return ""
    return f"{len(reported)}/{len(members) or '?'}: {', '.join(reported) or '–'}"
