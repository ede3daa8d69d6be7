"""A plan as read from a document, with the document, the origin of every value and all doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.origin import UNUSED

if TYPE_CHECKING:
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.source.origin import Origin


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A document as the database remembers it."""

    name: str
    """The file's own name, without folders."""
    format: str
    sha256: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """What an import has read."""

    plan: Plan
    sources: tuple[SourceRecord, ...]
    """The files; places name theirs where there are several."""
    origins: tuple[Origin, ...]
    """Every piece of the document: where it went, or that nothing took it."""
    problems: tuple[Problem, ...]

    @property
    def unused(self) -> tuple[Origin, ...]:
        """What nothing took."""
        return tuple(origin for origin in self.origins if origin.field == UNUSED)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid keeping the plan unless a person accepts them."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)
