"""The lines of the screen of localities, and everything about the thing on each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.labels import PLUGIN_STATE_LABELS
from cchc_tracker.exports.locality import LEVEL_NAMES, locality_lines
from cchc_tracker.exports.plan import KIND_NAMES, plan_lines
from cchc_tracker.model.locality import Locality
from cchc_tracker.model.message import template
from cchc_tracker.plugins import PluginOutcome
from cchc_tracker.plugins.template import PlanTemplate
from cchc_tracker.store import StoredPlan
from cchc_tui.widgets.cells import filled
from cchc_tui.widgets.facts import Fact
from cchc_tui.widgets.figures import Piece
from cchc_tui.widgets.plain import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.services.language import Language
    from cchc_tui.content.localities_read import Brought
    from cchc_tui.widgets.figures import Line

_NARROW: Final = 70
_SIGNS: Final = {"loaded": "✓", "failed": "!", "duplicate": "!", "skipped": "·"}
_ASCII_SIGNS: Final = {"loaded": "+", "failed": "!", "duplicate": "!", "skipped": "."}
_COLOURS: Final = {"loaded": "status-done-on-time", "skipped": "faint"}

Thing = Locality | StoredPlan | PlanTemplate | PluginOutcome


@dataclass
class ThingsSheet:
    """Lines for a width; each key stands for a thing."""

    width: int
    language: Language
    ascii_only: bool = False
    lines: list[Line] = field(default_factory=list)

    def section(self, title: str, count: int) -> None:
        """A heading."""
        if self.lines:
            self.lines.append(())
        self.lines.append((Piece(f" {self.language.text(title)} ({count})", "heading"),))

    def line(
        self, key: str, cells: Sequence[tuple[str, int]], last: str, sign: str = "", look: str = ""
    ) -> None:
        """A thing's line: a sign, cells of a width, then as much of the last one as fits."""
        shown = "".join(filled(text, width) + " " for text, width in cells)
        room = max(self.width - 2 - sum(width + 1 for _, width in cells) - 2 * bool(sign), 1)
        signs = (Piece(f"{sign} ", look, key),) if sign else ()
        self.lines.append((Piece("  "), *signs, Piece(shown + filled(last, room), "", key)))


def things_sheet(plans: Sequence[StoredPlan], brought: Brought | None, sheet: ThingsSheet) -> None:
    """Plans, templates, localities, plugins, a line each."""
    narrow = sheet.width < _NARROW
    text = sheet.language.text
    sheet.section(template("Plans"), len(plans))
    for plan in plans:
        kind = [] if narrow else [(text(KIND_NAMES[plan.kind]), 18)]
        cells = [(plan.id, 20), (str(plan.year), 4), *kind]
        sheet.line(f"plan {plan.id}", cells, plan.title)
    if brought is None:
        sheet.lines += [(), (Piece(" " + text(template("Loading the plugins…")), "faint"),)]
        return
    sheet.section(template("Localities"), len(brought.localities))
    for locality in brought.localities:
        _locality_line(locality, sheet, narrow=narrow)
    sheet.section(template("Templates"), len(brought.templates))
    for each in brought.templates:
        cells = [(each.id, 20), (str(each.year), 4)]
        sheet.line(f"template {each.id}", cells, each.title)
    sheet.section(template("Plugins"), len(brought.outcomes))
    for number, outcome in enumerate(brought.outcomes):
        _plugin_line(number, outcome, sheet, narrow=narrow)


def _locality_line(locality: Locality, sheet: ThingsSheet, *, narrow: bool) -> None:
    after = locality.successor
    level = sheet.language.text(LEVEL_NAMES[locality.level])
    cells = [(locality.code, 12), (locality.name, 22)]
    if not narrow:
        cells += [(level, 9)]
    arrow = "->" if sheet.ascii_only else "→"
    last = f"{arrow} {after.name}" if after else locality.standing_agency
    sheet.line(f"locality {locality.code}", cells, last)


def _plugin_line(number: int, outcome: PluginOutcome, sheet: ThingsSheet, *, narrow: bool) -> None:
    state = outcome.state.value
    failing = outcome.error is not None and state == "loaded"
    sign = (_ASCII_SIGNS if sheet.ascii_only else _SIGNS)["failed" if failing else state]
    look = "status-overdue" if failing else _COLOURS.get(state, "status-overdue")
    language = sheet.language
    word = template("failing") if failing else PLUGIN_STATE_LABELS[state]
    cells = [(language.text(word), 10), (outcome.name, 16)]
    if not narrow:
        cells += [(outcome.version, 8), (f"{outcome.milliseconds:.0f} ms", 7)]
    error = language(outcome.error) if outcome.error is not None else outcome.distribution
    sheet.line(f"plugin {number}", cells, error, sign, look)


def thing_facts(thing: Thing, language: Language) -> list[Fact]:
    """Everything about a thing."""
    text = language.text
    if isinstance(thing, Locality):
        return [Fact(line) for line in locality_lines(thing, text)]
    if isinstance(thing, StoredPlan):
        return [Fact(line) for line in plan_lines(thing, text)]
    if isinstance(thing, PlanTemplate):
        return _template_facts(thing, language)
    return _plugin_facts(thing, language)


def _template_facts(each: PlanTemplate, language: Language) -> list[Fact]:
    return [
        Fact((language("Template"), each.id)),
        Fact((language("Locality"), each.locality)),
        Fact((language("Year"), str(each.year))),
        Fact((language("Kind"), language.text(KIND_NAMES[each.kind]))),
        Fact((language("Title"), each.title)),
    ]


def _plugin_facts(outcome: PluginOutcome, language: Language) -> list[Fact]:
    facts = (
        (language("Plugin"), outcome.name),
        (language("State"), language.text(PLUGIN_STATE_LABELS[outcome.state])),
        (language("Error"), language(outcome.error) if outcome.error is not None else ""),
        (language("Package"), outcome.distribution),
        (language("Version"), outcome.version),
        (language("Origin"), outcome.origin),
        (language("Hooks"), ", ".join(outcome.hooks)),
        (language("Localities"), ", ".join(outcome.localities)),
        ("ms", f"{outcome.milliseconds:.0f}"),
    )
    return [Fact(fact) for fact in facts if fact[1]]


def thing_summary(thing: Thing, language: Language) -> str:
    """What the line of a thing leaves out, as far as it fits three lines."""
    shown = _ON_THE_LINE[type(thing)]
    facts = (fact.cells for fact in thing_facts(thing, language)[shown:])
    return " · ".join(f"{name}: {safe_line(value)}" for name, value in facts)[:_SUMMARY]


_ON_THE_LINE: Final = {Locality: 3, StoredPlan: 1, PlanTemplate: 3, PluginOutcome: 2}
"""How many facts a thing's own line tells already."""
_SUMMARY: Final = 600
