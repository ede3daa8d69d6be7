"""What one update would do to each of many rows, in lines for people and as JSON records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.differences import difference_lines, difference_record, reported_parts
from cchc_tracker.model.record import iso, problem_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.status import Status
    from cchc_tracker.services.bulk import BulkLine
    from cchc_tracker.services.language import Language


def bulk_lines(
    line: BulkLine, language: Language, status_text: Callable[[Status], str] | None = None
) -> list[str]:
    """What would differ about a row, value by value, or that it stands so already."""
    if not line.changes:
        reported = "; ".join(reported_parts(line.update, language.text))
        return [language("stands so already: {reported}", reported=reported)]
    lines = list(difference_lines(line.changes, language.text, status_text))
    if line.changed_on != line.before.as_of:
        day = day_text(line.changed_on)
        lines[0] = language("as of {day}: {change}", day=day, change=lines[0])
    return lines


def bulk_record(line: BulkLine) -> dict[str, object]:
    """The record of `cchc bulk --json`."""
    return {
        "plan": line.before.row.plan,
        "position": line.before.row.position,
        "ref": line.before.row.ref,
        "before": line.before.status.value,
        "after": line.after.status.value if line.allowed else None,
        "changed": line.allowed and bool(line.changes),
        "changed_on": iso(line.changed_on),
        "changes": [difference_record(each) for each in line.changes] if line.allowed else [],
        "problems": [problem_record(problem) for problem in line.problems],
    }
