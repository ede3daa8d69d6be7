"""Days and problems as JSON records hold them; keys and types are a promise to scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.problem import Problem


def iso(moment: date | None) -> str | None:
    """A day as `YYYY-MM-DD`, a moment with its time and zone, or None."""
    return None if moment is None else moment.isoformat()


def problem_record(problem: Problem) -> dict[str, object]:
    """A problem; its message is English, its code is stable."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": str(problem.message),
        "place": problem.place,
        "text": problem.text,
    }
