"""Why a row should be looked at, for people and as a JSON record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.plan_changes import FIELD_NAMES
from cchc_tracker.exports.problem import problem_line
from cchc_tracker.model.record import problem_record

if TYPE_CHECKING:
    from cchc_tracker.exports.problem import Hints
    from cchc_tracker.model.row import Row
    from cchc_tracker.services.language import Language


def doubt_lines(row: Row, language: Language, hints: Hints) -> list[str]:
    """Its problems, a line each; without any, which of its fields were inferred."""
    lines = [problem_line(each, language, hints) for each in row.problems]
    if row.inferred and not lines:
        fields = ", ".join(language.text(FIELD_NAMES.get(each, each)) for each in row.inferred)
        lines.append(language("Inferred, not printed as it stands: {fields}", fields=fields))
    return lines


def doubts_record(row: Row) -> dict[str, object]:
    """A record of `cchc plan settle --json`; keys and types are a promise to scripts."""
    return {
        "position": row.position,
        "ref": row.ref,
        "text": row.text,
        "inferred": list(row.inferred),
        "problems": [problem_record(each) for each in row.problems],
    }
