"""What is stored beside what someone is about to write, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.event import evidence_text
from cchc_tracker.exports.labels import STATE_LABELS
from cchc_tui.content.typed_update import (
    AGENCY,
    DOCUMENT,
    DUE,
    EVIDENCE_NUMBER,
    EXPLANATION,
    FIELD_LABELS,
    KNOWN_DATE,
    MILESTONE,
    NOTE,
    ON,
    PERCENT,
    STATE,
)
from cchc_tui.widgets.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cchc_tracker.model.update import Update

NOTHING = "–"


def compare(stored: Iterable[Update], mine: Update, text: Callable[[str], str]) -> list[Fact]:
    """Field, their value, my value; of several stored updates the last word on each field."""
    theirs: dict[str, str] = {}
    for update in stored:
        theirs |= {name: value for name, value in _values(update, text).items() if value}
    own = _values(mine, text)
    return [
        Fact((text(FIELD_LABELS[name]), theirs.get(name) or NOTHING, own[name] or NOTHING))
        for name in own
        if theirs.get(name) or own[name]
    ]


def _values(update: Update, text: Callable[[str], str]) -> dict[str, str]:
    return {
        STATE: text(STATE_LABELS[update.state]) if update.state else "",
        ON: day_text(update.on),
        PERCENT: "" if update.percent is None else f"{update.percent} %",
        MILESTONE: str(update.milestone or ""),
        AGENCY: update.agency or "",
        NOTE: update.note,
        EVIDENCE_NUMBER: evidence_text(update.evidence) if update.evidence else "",
        EXPLANATION: update.explanation,
        KNOWN_DATE: day_text(update.known_date),
        DUE: day_text(update.due),
        DOCUMENT: update.document,
    }
