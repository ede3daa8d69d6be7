"""What was said of each row by a day: the last words, the evidence, the extensions granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cchc_tracker.model.document import Evidence
    from cchc_tracker.model.figures import Figures
    from cchc_tracker.model.update import Event
    from cchc_tracker.services.session import Session


@dataclass(frozen=True, slots=True)
class Extension:
    """A new deadline and the document that grants it."""

    due: date
    document: str


@dataclass(frozen=True, slots=True)
class RowRemarks:
    """What stands on record of a row beside its status."""

    words: str = ""
    """The latest explanation, or the latest note where it came later; a member's with its name."""
    evidence: tuple[Evidence, ...] = ()
    extensions: tuple[Extension, ...] = ()


def row_remarks(session: Session, figures: Figures) -> Mapping[int, RowRemarks]:
    """The remarks on the plan's rows by row id, from the same events as the figures."""
    found = session.store.reporting.counting_events(
        figures.plan.id, figures.as_of, figures.recorded_by
    )
    return {row_id: _remarks(events) for row_id, events in found.items()}


def _remarks(events: Iterable[Event]) -> RowRemarks:
    words = ""
    evidence: list[Evidence] = []
    extensions: list[Extension] = []
    for update in (event.update for event in events):
        said = update.explanation or update.note
        if said:
            words = f"{update.agency}: {said}" if update.agency else said
        if update.evidence is not None and update.evidence not in evidence:
            evidence.append(update.evidence)
        if update.due is not None:
            extensions.append(Extension(update.due, update.document))
    return RowRemarks(words, tuple(evidence), tuple(extensions))
