"""The test kit for plugin authors: what every locality must hold to, as problems to assert on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.message import Message, message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import clean
from cchc_tracker.plugins.pool import PluginOptions
from cchc_tracker.plugins.registry import load_plugins
from cchc_tracker.plugins.sources import PluginSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.plan import Activity, Plan
    from cchc_tracker.plugins.registry import PluginRegistry
    from cchc_tracker.plugins.template import PlanTemplate

_FIELDS = {
    "goal": "goal",
    "task": "task",
    "activity": "activity",
    "product": "product_text",
    "lead": "lead_text",
    "support": "support_text",
    "deadline": "deadline_text",
    "note": "note",
}
"""The attribute of an activity that keeps a column as printed."""


def check_locality(
    plugin: object,
    rows: Mapping[str, int] | None = None,
    nodes: Mapping[str, int] | None = None,
) -> tuple[Problem, ...]:
    """What a locality's plugin breaks of the contract; empty when all is well.

    `rows` are the leaf rows that you counted in the documents, by template; `nodes` the lines of
    the report outlines, by outline.
    """
    registry = _alone(plugin)
    found = [
        *_localities(registry),
        *_plans(registry, rows or {}),
        *_outlines(registry, nodes or {}),
    ]
    (outcome,) = registry.outcomes()
    broken = [_breach("", outcome.error)] if outcome.error else []
    return tuple(broken + found)


def unread_cells(plugin: object) -> tuple[Problem, ...]:
    """The cells of all plans that no reader understood; they stay as printed and undated."""
    registry = _alone(plugin)
    return tuple(
        problem
        for template in registry.templates()
        for activity in registry.plan(template.id).activities
        for problem in activity.problems
    )


def _alone(plugin: object) -> PluginRegistry:
    """A registry with nothing but this plugin."""
    source = PluginSource("plugin-under-test", "", "", repr(plugin), lambda: plugin)
    return load_plugins(PluginOptions(), [source])


def _localities(registry: PluginRegistry) -> Iterator[Problem]:
    if not registry.localities():
        yield _breach("", message("the plugin brings no usable locality"))
    for locality in registry.localities():
        yield from _agencies(locality, registry)
        yield from _report_templates(locality, registry)


def _agencies(locality: Locality, registry: PluginRegistry) -> Iterator[Problem]:
    agencies = registry.directory(locality.code)
    if agencies.find(locality.standing_agency) is None:
        name = locality.standing_agency
        yield _breach(locality.code, message("the standing agency {name} is unknown", name=name))
    for agency in locality.agencies:
        for text in (agency.name, *agency.aliases):
            if text != clean(text):
                yield _breach(
                    locality.code, message("{text} isn't clean NFC text", text=repr(text))
                )
        for name in agency.members:
            if agencies.find(name) is None:
                unknown = message(
                    "{name}, a member of {group}, is unknown", name=name, group=agency.name
                )
                yield _breach(locality.code, unknown)


def _report_templates(locality: Locality, registry: PluginRegistry) -> Iterator[Problem]:
    """A template that can't be read shows in the plugin's outcome."""
    for each in registry.reporting.templates(locality.code):
        if each.title != clean(each.title) or not each.title.strip():
            yield _breach(f"{locality.code} {each.name}", message("the title isn't clean text"))


def _plans(registry: PluginRegistry, rows: Mapping[str, int]) -> Iterator[Problem]:
    templates = registry.templates()
    for missing in sorted(rows.keys() - {template.id for template in templates}):
        yield _breach(missing, message("there is no such template"))
    for template in templates:
        try:
            plan = registry.plan(template.id)
        except CchcError as error:
            yield _breach(template.id, error.message)
            continue
        yield from _plan(plan, template, rows.get(template.id))


def _plan(plan: Plan, template: PlanTemplate, rows: int | None) -> Iterator[Problem]:
    promised = (template.id, template.locality, template.year, template.kind, template.title)
    if promised != (plan.template, plan.locality, plan.year, plan.kind, plan.title):
        yield _breach(template.id, message("the plan isn't the one that its template describes"))
    if not plan.activities:
        yield _breach(template.id, message("the matrix has no rows"))
    if rows is not None and rows != len(plan.activities):
        yield _breach(
            template.id,
            message("the matrix has {found} rows, not {n}", found=len(plan.activities), n=rows),
        )
    if [activity.position for activity in plan.activities] != [*range(1, len(plan.activities) + 1)]:
        yield _breach(template.id, message("the positions don't count the rows from 1"))
    for activity in plan.activities:
        for sentence in _activity(activity, plan):
            yield _breach(f"{template.id} r{activity.position}", sentence)
    yield from _errata(plan)


def _activity(activity: Activity, plan: Plan) -> Iterator[Message]:
    if activity.area not in plan.areas:
        yield message("the area {no} is not one of the plan's", no=activity.area.no)
    for column, attribute in _FIELDS.items():
        text = getattr(activity, attribute)
        if text is not None and (text != clean(text) or not text.strip()):
            yield message("the {column} is blank or isn't clean NFC text", column=column)
    if not activity.text:
        yield message("the row has neither a task nor an activity")
    if activity.deadline.phrase != (activity.deadline_text or ""):
        yield message("the deadline doesn't keep the phrase as printed")
    if activity.deadline.kind is DeadlineKind.INVALID and not activity.deadline.problems:
        yield message("the deadline is invalid and no problem says so")
    yield from _readings(activity.leads, activity.lead_text, "lead")
    yield from _readings(activity.supports, activity.support_text, "support")


def _readings(reading: AgencyReading, text: str | None, column: str) -> Iterator[Message]:
    if reading.text != (text or ""):
        yield message("the {column} doesn't keep the text as printed", column=column)
    unresolved = [mention.printed for mention in reading.mentions if not mention.resolved]
    if unresolved and not reading.problems:
        yield message(
            "{name} ({column}) is unknown and no problem says so",
            name=unresolved[0],
            column=column,
        )


def _outlines(registry: PluginRegistry, nodes: Mapping[str, int]) -> Iterator[Problem]:
    outlines = registry.outlines()
    templates = {template.id for template in registry.templates()}
    for missing in sorted(nodes.keys() - {outline.id for outline in outlines}):
        yield _breach(missing, message("there is no such outline"))
    for outline in outlines:
        found, counted = len(outline.nodes), nodes.get(outline.id)
        if counted not in (None, found):
            yield _breach(
                outline.id,
                message("the outline has {found} lines, not {n}", found=found, n=counted),
            )
        if outline.plan and outline.plan not in templates:
            yield _breach(
                outline.id, message("there is no template {plan} for it", plan=outline.plan)
            )
        for text in (outline.title, *outline.printed_title, *(each.text for each in outline.nodes)):
            if text != clean(text) or not text.strip():
                yield _breach(outline.id, message("{text} isn't clean NFC text", text=repr(text)))


def _errata(plan: Plan) -> Iterator[Problem]:
    """Errata placed at a row and column must quote what stands there."""
    rows = {f"r{activity.position}": activity for activity in plan.activities}
    for erratum in plan.errata:
        row, _, column = erratum.place.partition(" ")
        if row not in rows or column not in _FIELDS:
            continue
        if erratum.printed not in (getattr(rows[row], _FIELDS[column]) or ""):
            yield _breach(
                f"{plan.template} {erratum.place}",
                message("the erratum {printed} doesn't stand there", printed=erratum.printed),
            )


def _breach(place: str, sentence: Message) -> Problem:
    return Problem(Severity.ERROR, "contract", sentence, place)
