"""Events of a row for people and as JSON records."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATE_LABELS
from cchc_tracker.model.message import template
from cchc_tracker.model.record import iso
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cchc_tracker.model.document import Evidence
    from cchc_tracker.model.update import Event, Update


def event_record(event: Event) -> dict[str, object]:
    """The record of an update."""
    update = event.update
    return {
        "id": event.id,
        "on": iso(update.on),
        "state": update.state.value if update.state else None,
        "milestone": update.milestone,
        "agency": update.agency,
        "percent": update.percent,
        "note": update.note or None,
        "explanation": update.explanation or None,
        "evidence": evidence_record(update.evidence) if update.evidence else None,
        "known_date": iso(update.known_date),
        "due": iso(update.due),
        "document": update.document or None,
        "author": event.author,
        "recorded_at": event.recorded_at.isoformat(),
        "voided_at": iso(event.voided_at),
    }


def evidence_record(evidence: Evidence) -> dict[str, object]:
    """The record of a document that proves something."""
    return {
        "number": evidence.number,
        "issued_on": iso(evidence.issued_on),
        "title": evidence.title or None,
        "file": evidence.file or None,
        "sha256": evidence.sha256 or None,
        "link": evidence.link or None,
    }


def event_line(event: Event, text: Callable[[str], str]) -> tuple[str, str, str, str]:
    """When it took effect, what it says, who recorded it and when."""
    said = "; ".join(update_parts(event.update, text))
    if event.voided_at is not None:
        taken_back = text(template("taken back"))
        said = f"[{taken_back}] {said}"
    return (
        day_text(event.update.on),
        said,
        event.author,
        day_text(event.recorded_at.astimezone(VIETNAM).date()),
    )


def update_parts(update: Update, text: Callable[[str], str]) -> Iterator[str]:
    """What an update says, part by part."""
    if update.milestone is not None:
        yield text(template("milestone")) + f" {update.milestone}"
    if update.agency:
        yield update.agency
    if update.state is not None:
        yield text(STATE_LABELS[update.state])
    if update.percent is not None:
        yield f"{update.percent} %"
    if update.known_date is not None:
        yield text(template("known date")) + f" {day_text(update.known_date)}"
    if update.due is not None:
        yield text(template("new deadline")) + f" {day_text(update.due)} ({update.document})"
    if update.evidence is not None:
        yield evidence_text(update.evidence)
    if update.explanation:
        yield update.explanation
    if update.note:
        yield update.note


def evidence_text(evidence: Evidence) -> str:
    """`12/KH-UBND (15/01/2022): title`; a name taken from the file or link isn't told."""
    repeated = () if evidence.number else (evidence.link, PurePath(evidence.file).name)
    title = "" if evidence.title in repeated else evidence.title
    day = f" ({day_text(evidence.issued_on)})" if evidence.issued_on else ""
    name = f"{evidence.number}{day}"
    parts = [
        ": ".join(part for part in (name, title) if part),
        evidence.file,
        evidence.link,
    ]
    return ", ".join(part for part in parts if part)
