"""A problem in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.labels import SEVERITY_LABELS

if TYPE_CHECKING:
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.services.language import Language


def problem_line(problem: Problem, language: Language) -> str:
    """A problem in one line: how bad, where in the plan and in the document, what."""
    places = [problem.place] if problem.place else []
    if problem.at is not None:
        from cchc_tracker.model.source.place import place_message

        places.append(language(place_message(problem.at)))
    severity = language.text(SEVERITY_LABELS[problem.severity])
    place = f"{', '.join(places)}: " if places else ""
    return f"[{severity}] {place}{language(problem.message)}"
