"""A row as a JSON record; the keys, their order and their types are a promise to scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.record import iso, problem_record

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.reading import Deadline, Milestone
    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import MilestoneProgress


def row_record(view: RowView) -> dict[str, object]:
    """The record of a row; absent text is null, numbers have no final dot."""
    row, progress = view.row, view.progress
    return {
        "plan": row.plan,
        "position": row.position,
        "ref": row.ref,
        "area_no": row.area_no,
        "area": row.area,
        "area_code": row.area_code,
        "goal_no": row.goal_no,
        "goal": row.goal,
        "task_no": row.task_no,
        "task": row.task,
        "activity_no": row.activity_no,
        "activity": row.activity,
        "product_text": row.product_text,
        "products": list(row.products),
        "lead_text": row.lead_text,
        "leads": [mention.name for mention in row.leads.mentions],
        "support_text": row.support_text,
        "supports": [mention.name for mention in row.supports.mentions],
        "deadline_text": row.deadline_text,
        "deadline_kind": row.deadline.kind.value,
        "milestones": [milestone_record(each) for each in progress.milestones],
        "condition": row.deadline.condition,
        "reference": row.deadline.reference,
        "note": row.note,
        "state": progress.state.value,
        "percent": progress.percent,
        "status": view.status.value,
        "done_on": iso(progress.done_on),
        "version": row.version,
        "certainty": row.deadline.certainty.value,
        "inferred": list(row.inferred),
        "next_due": iso(progress.open_due),
        "extended": progress.extended,
        "members": list(row.members),
        "reported": list(progress.reported),
    }


def milestone_record(each: MilestoneProgress) -> dict[str, object]:
    """A tracked milestone with the deadline that counts now and the one the plan set."""
    return {
        "label": each.milestone.label,
        "start": iso(each.milestone.start),
        "due": iso(each.milestone.due),
        "done_on": iso(each.done_on),
        "effective_due": iso(each.milestone.effective_due),
        "first_due": iso(each.first.due),
        "state": each.state.value,
    }


def deadline_record(deadline: Deadline) -> dict[str, object]:
    """A deadline reading: the record of `cchc deadline --json`."""
    return {
        "phrase": deadline.phrase,
        "year": deadline.year,
        "kind": deadline.kind.value,
        "start": iso(deadline.start),
        "end": iso(deadline.end),
        "milestones": [reading_milestone_record(each) for each in deadline.milestones],
        "occurrences": [day.isoformat() for day in deadline.occurrences],
        "condition": deadline.condition,
        "reference": deadline.reference,
        "certainty": deadline.certainty.value,
        "problems": [problem_record(problem) for problem in deadline.problems],
        "effective_end": iso(deadline.effective_end),
        "exclusive": deadline.exclusive,
        "anchor": deadline.anchor,
        "offset": deadline.offset,
        "note": deadline.note,
    }


def reading_milestone_record(milestone: Milestone) -> dict[str, object]:
    """A milestone as the phrase sets it."""
    return {
        "label": milestone.label,
        "start": iso(milestone.start),
        "due": iso(milestone.due),
        "effective_due": iso(milestone.effective_due),
    }
