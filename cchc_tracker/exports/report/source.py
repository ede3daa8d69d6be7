"""Everything that a report is written from, read in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_tracker import __version__
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.services.language import Language
from cchc_tracker.services.remarks import row_remarks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.report_template import ReportTemplate
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
    template: ReportTemplate | None = None
    """The form of the official report; None for the usual one."""


def report_source(
    session: Session, figures: Figures, language: Language, template: str | None = None
) -> ReportSource:
    """The source for figures of the session's database, with the locality's template if named.

    Raises UsageError where no plugin brings the plan's locality, for an unknown template, and for
    one that is the report of an agency where no lead was asked for.
    """
    locality = session.plugins.locality(figures.plan.locality)
    with session.as_known_at(figures.recorded_by, figures.plan.id) as then:
        headings = then.plan(figures.plan.id).headings or {}
    return ReportSource(
        figures=figures,
        locality=locality,
        template=_template(session, figures, template) if template is not None else None,
        language=language,
        remarks=row_remarks(session, figures),
        headings=headings,
        program=figures.closing.basis.program if figures.closing else __version__,
    )


def _template(session: Session, figures: Figures, name: str) -> ReportTemplate:
    found = session.plugins.reporting.template(figures.plan.locality, name)
    if found.needs_lead and figures.lead is None:
        raise UsageError(
            message("The template {name} is one agency's report: name it with --lead", name=name)
        )
    return found
