"""Everything that a report is written from, read in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_tracker import __version__
from cchc_tracker.services.language import Language
from cchc_tracker.services.remarks import row_remarks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.services.remarks import RowRemarks
    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class ReportSource:
    """What every export is made from; the same source gives the same bytes."""

    figures: Figures
    locality: Locality
    language: Language = field(default_factory=Language)
    remarks: Mapping[int, RowRemarks] = field(default_factory=dict)
    """By row id."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """The annex's printed headings by field, in its order; empty where they aren't known."""
    program: str = __version__
    """Version of the program; of a closed period the one that closed it."""


def report_source(session: Session, figures: Figures, language: Language) -> ReportSource:
    """The source for figures of the session's database.

    Raises UsageError where no plugin brings the plan's locality.
    """
    return ReportSource(
        figures=figures,
        locality=session.plugins.locality(figures.plan.locality),
        language=language,
        remarks=row_remarks(session, figures),
        headings=session.plan(figures.plan.id).headings or {},
        program=figures.closing.basis.program if figures.closing else __version__,
    )
