"""The reader's doubts: problems that name the row or cell they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.cells import printed
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from cchc_tracker.model.message import Message
    from cchc_tracker.model.source.document import SourceCell


def tell(code: str, told: Message, cell: SourceCell, position: int | None = None) -> Problem:
    """What was done about a cell, without doubt."""
    return _problem(Severity.INFO, code, told, cell, position)


def doubt(code: str, told: Message, cell: SourceCell, position: int | None = None) -> Problem:
    """What a person should look at."""
    return _problem(Severity.WARNING, code, told, cell, position)


def failure(code: str, told: Message, cell: SourceCell) -> Problem:
    """What could not be placed at all."""
    return _problem(Severity.ERROR, code, told, cell, None)


def _problem(
    severity: Severity, code: str, told: Message, cell: SourceCell, position: int | None
) -> Problem:
    place = "" if position is None else f"r{position}"
    return Problem(severity, code, told, place, printed(cell), cell.place)
