"""A plugin for people and as a JSON record: how it loaded and what it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.exports.labels import PLUGIN_STATE_LABELS
from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message, template
from cchc_tracker.plugins import PluginState

if TYPE_CHECKING:
    from cchc_tracker.plugins import PluginOutcome, PluginRegistry
    from cchc_tracker.services.language import Language


def outcome_record(outcome: PluginOutcome) -> dict[str, Any]:
    """The record of `cchc plugin list --json`."""
    return {
        "name": outcome.name,
        "distribution": outcome.distribution,
        "version": outcome.version,
        "origin": outcome.origin,
        "state": outcome.state.value,
        "hooks": list(outcome.hooks),
        "localities": list(outcome.localities),
        "milliseconds": outcome.milliseconds,
        "error": str(outcome.error) if outcome.error else None,
    }


def plugin_record(registry: PluginRegistry, name: str) -> dict[str, Any]:
    """The record of `cchc plugin show --json`; raises UsageError for an unknown plugin."""
    outcomes = [each for each in registry.outcomes() if each.name == name]
    if not outcomes:
        known = ", ".join(registry.names()) or "–"
        raise UsageError(
            message("There is no plugin “{name}”; known: {known}", name=name, known=known)
        )
    outcome = outcomes[0]
    codes = outcome.localities
    return {
        **outcome_record(outcome),
        "templates": [
            {"template": each.id, "title": each.title}
            for each in registry.templates()
            if each.locality in codes
        ],
        "outlines": [
            {"outline": each.id, "title": each.title}
            for each in registry.outlines()
            if each.locality in codes
        ],
        "report_templates": [
            {"locality": code, "name": each.name, "title": each.title, "source": each.source}
            for code in codes
            for each in registry.reporting.templates(code)
        ],
    }


def plugin_lines(record: dict[str, Any], language: Language) -> list[tuple[str, str]]:
    """What the record says, name and value."""
    lines = [
        (template("Plugin"), record["name"]),
        (template("Package"), f"{record['distribution']} {record['version']}".strip()),
        (template("State"), language(PLUGIN_STATE_LABELS[PluginState(record["state"])])),
        (template("Localities"), ", ".join(record["localities"])),
        (template("Hooks"), ", ".join(record["hooks"])),
        (template("Plans"), _titled(record["templates"], "template")),
        (template("Report outlines"), _titled(record["outlines"], "outline")),
        (template("Forms of report"), _titled(record["report_templates"], "name")),
        (template("Error"), record["error"] or ""),
    ]
    return [(language(name), value) for name, value in lines if value]


def _titled(entries: list[dict[str, str]], key: str) -> str:
    return "\n".join(f"{each[key]}: {each['title']}" for each in entries)
