"""What a person can do about a problem or a failure in the interface: which key helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.problem import failure_line
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from cchc_tracker.exports.problem import Hints
    from cchc_tracker.model.errors import CchcError
    from cchc_tracker.services.language import Language

HINTS: Final[Hints] = {
    "document-number-missing": template(
        "to give it, Esc and choose the file again: the last two fields ask for number and day"
    ),
    "table-left-out": template("T turns to another table"),
    "headings-missing": template(
        "in 1, Enter on each column says what it holds; T turns to another table"
    ),
    "plan-name-taken": template("choose another name"),
}
"""By the codes of problems and failures."""


def failure_text(failure: CchcError, language: Language) -> str:
    """What went wrong, and what a person can do about it here."""
    return failure_line(failure, language, HINTS)
