"""What a newer version of a document changes in a plan, for people and as a JSON record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.message import template
from cchc_tracker.services.row_matching import Matched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.services.language import Language
    from cchc_tracker.services.plan_changes import FieldChange, PlanChanges

_MATCHED = {
    Matched.TEXT: template("same text, was {ref}"),
    Matched.NUMBER: template("same number, other text"),
    Matched.LIKENESS: template("by likeness alone, was {ref}: please look"),
}
FIELD_NAMES = {
    "title": template("Title"),
    "number": template("Number"),
    "issued_on": template("Issued on"),
    "issuer": template("Issuer"),
    "signer": template("Signer"),
    "area_no": template("Area's number"),
    "area": template("Area"),
    "goal_no": template("Goal's number"),
    "goal": template("Goal"),
    "task_no": template("Task's number"),
    "task": template("Task"),
    "activity_no": template("Activity's number"),
    "activity": template("Activity"),
    "product_text": template("Product"),
    "lead_text": template("Lead"),
    "support_text": template("Support"),
    "deadline_text": template("Deadline"),
    "note": template("Note"),
    "product": template("Product"),
    "lead": template("Lead"),
    "support": template("Support"),
    "deadline": template("Deadline"),
    "motto": template("Nation's name and motto"),
    "measure": template("Measure"),
    "cited": template("Cites"),
    "heading": template("Heading"),
    "target": template("Target"),
    "extra": template("Other column"),
}
"""What values are called: as printed in a row, as a document's facts, as places of a document."""


def change_lines(changes: PlanChanges, language: Language) -> Iterator[str]:
    """The differences, a line each; one line where there are none."""
    if changes.none:
        yield language("No differences.")
        return
    for change in changes.document:
        yield _field(change, language)
    for row in changes.changed:
        match = row.match
        note = _MATCHED.get(match.by)
        how = f" ({language(note, ref=match.row.ref)})" if note else ""
        yield f"~ {match.activity.ref}{how}"
        yield from (f"    {_field(each, language)}" for each in row.fields)
    for activity in changes.added:
        yield f"+ {activity.ref}: {activity.text}"
    for left in changes.left:
        yield f"- {left.ref}: {left.text}"
    for back in changes.back:
        yield language("↑ {ref}: is in the document again", ref=back.ref)
    if changes.moved:
        yield language("The rows stand in another order.")
    if changes.goals:
        yield language("Goals or targets differ.")


def _field(change: FieldChange, language: Language) -> str:
    before, after = (_shown(value, language) for value in (change.before, change.after))
    return f"{language(FIELD_NAMES[change.field])}: {before} → {after}"


def _shown(value: object, language: Language) -> str:
    if value is None or value == "":
        return language("(blank)")
    return day_text(value) if isinstance(value, date) else str(value)


def changes_record(changes: PlanChanges) -> dict[str, object]:
    """The differences as a record; keys and types are a promise to scripts."""
    return {
        "none": changes.none,
        "document": [_record(each) for each in changes.document],
        "changed": [
            {
                "ref": row.match.activity.ref,
                "was": row.match.row.ref,
                "matched_by": row.match.by.value,
                "fields": [_record(each) for each in row.fields],
            }
            for row in changes.changed
        ],
        "added": [{"ref": each.ref, "text": each.text} for each in changes.added],
        "left_out": [{"ref": each.ref, "text": each.text} for each in changes.left],
        "back": [{"ref": each.ref, "text": each.text} for each in changes.back],
        "moved": changes.moved,
        "goals_differ": changes.goals,
    }


def _record(change: FieldChange) -> dict[str, object]:
    return {
        "field": change.field,
        "before": _plain(change.before),
        "after": _plain(change.after),
    }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int) else str(value)
