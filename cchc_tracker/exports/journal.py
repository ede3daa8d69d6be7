"""Journal lines for people and as JSON records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_tracker.store import JournalLine

ACTION_LABELS: dict[str, str] = {
    "add_plan": template("plan added"),
    "hide_plan": template("plan deleted"),
    "show_plan": template("plan brought back"),
    "update": template("update"),
    "void": template("update taken back"),
    "undo": template("undo"),
}


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


def changed_values(line: JournalLine) -> str:
    """What changed, `field: before → after`, without the fields that stayed as they were."""
    before, after = _flat(line.before or {}), _flat(line.after or {})
    parts = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old != new and new not in (None, ""):
            parts.append(f"{name}: {new}" if old in (None, "") else f"{name}: {old} → {new}")
    return "; ".join(parts)


def _flat(values: Mapping[str, object], head: str = "") -> dict[str, object]:
    """Values inside values by their path: `update.evidence.number`."""
    flat: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{head}{name}.")
        else:
            flat[head + name] = value
    return flat
