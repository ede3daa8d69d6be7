"""Journal lines for people and as JSON records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATE_LABELS
from cchc_tracker.model.message import template
from cchc_tracker.model.update import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_tracker.store import JournalLine

ACTION_LABELS: dict[str, str] = {
    "add_plan": template("plan added"),
    "hide_plan": template("plan deleted"),
    "show_plan": template("plan brought back"),
    "update": template("update"),
    "void": template("update taken back"),
    "enter_outline": template("outline filled"),
    "void_outline": template("outline value taken back"),
    "measure": template("target measured"),
    "void_measurement": template("measurement taken back"),
    "assign": template("row assigned"),
    "withdraw": template("assignment taken back"),
    "close_period": template("period closed"),
    "reopen_period": template("period opened again"),
    "read_source": template("file read"),
    "void_source": template("file's reading taken back"),
    "revise_plan": template("newer version of the document"),
    "settle": template("problems settled"),
    "void_settlement": template("settlement taken back"),
    "undo": template("undo"),
}

_FIELD_LABELS: dict[str, str] = {
    "version": template("version"),
    "state": template("state"),
    "percent": "%",
    "done_on": template("done on"),
    "due": template("next due"),
    "update.on": template("took effect"),
    "update.state": template("reported"),
    "update.milestone": template("milestone"),
    "update.agency": template("agency"),
    "update.percent": template("reported %"),
    "update.note": template("note"),
    "update.explanation": template("explanation"),
    "update.evidence.number": template("evidence"),
    "update.evidence.issued_on": template("issued on"),
    "update.evidence.title": template("title"),
    "update.evidence.file": template("file"),
    "update.evidence.sha256": "SHA-256",
    "update.evidence.link": template("link"),
    "update.known_date": template("known date"),
    "update.due": template("new deadline"),
    "update.effective_due": template("past days off"),
    "update.document": template("granted by"),
    "target": template("target"),
    "measured.on": template("measured on"),
    "measured.numerator": template("numerator"),
    "measured.denominator": template("denominator"),
    "measured.value": template("value"),
    "measured.agency": template("agency"),
    "measured.note": template("note"),
    "entry.outline": template("outline"),
    "entry.period": template("period"),
    "entry.count": template("line"),
    "entry.value": template("value"),
    "entry.numerator": template("numerator"),
    "entry.denominator": template("denominator"),
    "entry.note": template("text"),
    "by": template("assigned by"),
    "document": template("document"),
    "on": template("took effect"),
    "note": template("note"),
    "period": template("period"),
    "data_from": template("data from"),
    "data_to": template("data to"),
    "closed_by": template("closed by"),
    "change": template("change"),
    "number": template("number"),
    "rows": template("rows"),
    "template": template("template"),
    "title": template("title"),
}
"""What the fields of a journal line are called; others are shown by their own names."""

_DAY_FIELDS = frozenset(
    {"done_on", "due", "on", "issued_on", "known_date", "effective_due", "data_from", "data_to"}
)
_FILES = "files."
_TOLD_BY_ACTION = frozenset({"hidden", "id", "figures"})


def journal_record(line: JournalLine) -> dict[str, object]:
    """The record of `cchc log --json`."""
    return {
        "number": line.number,
        "change": line.change,
        "at": line.at.isoformat(),
        "author": line.author,
        "action": line.action,
        "plan": line.plan,
        "ref": line.ref,
        "event": line.event_id,
        "before": line.before,
        "after": line.after,
        "reason": line.reason,
        "hash": line.hash,
    }


def changed_values(line: JournalLine, text: Callable[[str], str] = str) -> str:
    """What changed, `field: before → after`, without the fields that stayed as they were."""
    return "; ".join(
        f"{label}: {old} → {new}" if old else f"{label}: {new}"
        for label, old, new in changed_fields(line, text)
        if new
    )


def changed_fields(
    line: JournalLine, text: Callable[[str], str] = str
) -> list[tuple[str, str, str]]:
    """Label, value before and value after of each field that changed; empty where it had none."""
    before, after = _flat(line.before or {}), _flat(line.after or {})
    fields = []
    for name in dict.fromkeys([*before, *after]):
        old, new = _shown(name, before.get(name), text), _shown(name, after.get(name), text)
        if old != new and name not in _TOLD_BY_ACTION:
            fields.append((_label(name, text), old, new))
    return fields


def _label(name: str, text: Callable[[str], str]) -> str:
    """What a field is called; a file that was handed up by its own name."""
    if name.startswith(_FILES):
        return f"{text(template('file'))} {name.removeprefix(_FILES)}"
    return text(_FIELD_LABELS.get(name, name))


def _shown(name: str, value: object, text: Callable[[str], str]) -> str:
    """A value as people here write it."""
    if value in (None, ""):
        return ""
    match name.rpartition(".")[2]:
        case "state":
            return text(STATE_LABELS[State(str(value))])
        case field if field in _DAY_FIELDS:
            return day_text(date.fromisoformat(str(value)))
        case _:
            return str(value)


def _flat(values: Mapping[str, object], head: str = "") -> dict[str, object]:
    """Values inside values by their path: `update.evidence.number`."""
    flat: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{head}{name}.")
        else:
            flat[head + name] = value
    return flat
