"""A problem or a failure in one line, with the hint of the door it's told at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.labels import SEVERITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.errors import CchcError
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.services.language import Language

    Hints = Mapping[str, str]
    """What a person can do about it there, by the codes of problems and failures; templates."""


def failure_line(failure: CchcError, language: Language, hints: Hints) -> str:
    """What went wrong, and what a person can do about it there."""
    return _hinted(language(failure.message), failure.code, language, hints)


def problem_line(problem: Problem, language: Language, hints: Hints) -> str:
    """A problem in one line: how bad, where in the plan and in the document, what, what to do."""
    places = [problem.place] if problem.place else []
    if problem.at is not None:
        from cchc_tracker.model.source.place import place_message

        places.append(language(place_message(problem.at)))
    severity = language.text(SEVERITY_LABELS[problem.severity])
    place = f"{', '.join(places)}: " if places else ""
    told = _hinted(language(problem.message), problem.code, language, hints)
    return f"[{severity}] {place}{told}"


def _hinted(sentence: str, code: str, language: Language, hints: Hints) -> str:
    hint = language.text(hints.get(code, ""))
    return f"{sentence}; {hint}" if hint else sentence
