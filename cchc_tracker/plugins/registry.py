"""What the application asks of its plugins: localities, plans, readings, checks and vetoes.

Imports what only some questions need inside them, for a fast start.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import UsageError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.plugins.guard import Failure, guarded
from cchc_tracker.plugins.pool import PluginOptions, PluginPool
from cchc_tracker.plugins.results import (
    checked_days,
    checked_document,
    checked_importers,
    checked_outlines,
    checked_problems,
    checked_templates,
)
from cchc_tracker.plugins.sources import folder_plugins, installed_plugins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cchc_tracker.model.agency.index import AgencyDirectory
    from cchc_tracker.model.locality import Locality
    from cchc_tracker.model.outline import Outline
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.importer import Importer, SourceFile
    from cchc_tracker.model.update import Update
    from cchc_tracker.model.workdays import SpecialDay, WorkCalendar
    from cchc_tracker.plugins.contexts import CheckContext, UpdateContext
    from cchc_tracker.plugins.loader import LoadedPlugin, PluginOutcome
    from cchc_tracker.plugins.readers import Readers
    from cchc_tracker.plugins.reporting import ReportingPlugins
    from cchc_tracker.plugins.sources import PluginSource
    from cchc_tracker.plugins.template import PlanTemplate


class PluginRegistry:
    """Finds localities and templates by code and asks plugins in the order of their names."""

    def __init__(self, pool: PluginPool) -> None:
        self._pool = pool

    @cached_property
    def reporting(self) -> ReportingPlugins:
        """What the plugins add to reports: forms, periods, formats."""
        from cchc_tracker.plugins.reporting import ReportingPlugins

        return ReportingPlugins(self._pool)

    def names(self) -> tuple[str, ...]:
        """Names of all plugins, sorted; imports none."""
        return tuple(source.name for source in self._pool.sources)

    def outcomes(self) -> tuple[PluginOutcome, ...]:
        """What became of every plugin, by name."""
        return tuple(loaded.outcome for loaded in self._pool.all())

    def locality(self, code: str) -> Locality:
        """The locality of a code; loads one plugin where that is named after it, else all.

        Raises BadDataError where its plugin is broken or refused, UsageError for an unknown code.
        """
        for plugins in self._first_then_all(self._pool.named(code)):
            for locality in chain.from_iterable(loaded.localities for loaded in plugins):
                if locality.code == code:
                    return locality
            _refuse_unusable(plugins, code)
        known = ", ".join(locality.code for locality in self.localities()) or "–"
        raise UsageError(
            message("No locality has the code {code}; known: {known}", code=code, known=known)
        )

    def localities(self) -> tuple[Locality, ...]:
        """All usable localities, by code."""
        found = chain.from_iterable(loaded.localities for loaded in self._pool.all())
        return tuple(sorted(found, key=lambda locality: locality.code))

    def directory(self, code: str) -> AgencyDirectory:
        """The agencies of a locality, with the national ones below; raises as `locality`."""
        from cchc_tracker.data.agencies import national_agencies
        from cchc_tracker.model.agency.index import AgencyDirectory

        return AgencyDirectory(self.locality(code).agencies, national_agencies())

    def template(self, template_id: str) -> PlanTemplate:
        """The template of an id; loads one plugin where its name begins the id, else all.

        Raises BadDataError where that plugin is broken or refused, UsageError for an unknown id.
        """
        names = [name for name in set(self.names()) if template_id.startswith(f"{name}-")]
        named = tuple(loaded for name in sorted(names) for loaded in self._pool.named(name))
        for plugins in self._first_then_all(named):
            for template in chain.from_iterable(map(self._templates_of, plugins)):
                if template.id == template_id:
                    return template
        for name in sorted(names):
            _refuse_failed(self._pool.named(name))
        known = ", ".join(template.id for template in self.templates()) or "–"
        raise UsageError(
            message("No plan template is {id}; known: {known}", id=template_id, known=known)
        )

    def templates(self) -> tuple[PlanTemplate, ...]:
        """All usable templates, by id."""
        found = chain.from_iterable(map(self._templates_of, self._pool.all()))
        return tuple(sorted(found, key=lambda template: template.id))

    def outline(self, outline_id: str) -> Outline:
        """The report outline of an id; loads one plugin where its name begins the id, else all.

        Raises BadDataError where that plugin is broken or refused, UsageError for an unknown id.
        """
        names = [name for name in set(self.names()) if outline_id.startswith(f"{name}-")]
        named = tuple(loaded for name in sorted(names) for loaded in self._pool.named(name))
        for plugins in self._first_then_all(named):
            for outline in chain.from_iterable(map(self._outlines_of, plugins)):
                if outline.id == outline_id:
                    return outline
        for name in sorted(names):
            _refuse_failed(self._pool.named(name))
        known = ", ".join(outline.id for outline in self.outlines()) or "–"
        raise UsageError(
            message("No report outline is {id}; known: {known}", id=outline_id, known=known)
        )

    def outlines(self, locality: str | None = None) -> tuple[Outline, ...]:
        """All usable report outlines, or those of a locality, by id.

        Raises BadDataError where the locality's outlines can't be read.
        """
        plugins = self._pool.all() if locality is None else self._pool.named(locality)
        if locality is not None and not any(
            locality in loaded.outcome.localities for loaded in plugins
        ):
            plugins = self._pool.all()
        found = chain.from_iterable(map(self._outlines_of, plugins))
        wanted = [each for each in found if locality in (None, each.locality)]
        if locality is not None and not wanted:
            _refuse_failed(self._pool.named(locality))
        return tuple(sorted(wanted, key=lambda outline: outline.id))

    def plan(self, template_id: str) -> Plan:
        """The plan of a template, read now; raises as `template`, and for data it can't use."""
        template = self.template(template_id)
        return template.load(self.readers(template.year))

    def readers(self, year: int) -> Readers:
        """The readers of a plan year: every plugin's readings first, then the core's own."""
        from cchc_tracker.data.agencies import national_agencies
        from cchc_tracker.plugins.cells import PluginCells
        from cchc_tracker.plugins.readers import Readers

        return Readers(self.calendar(year), national_agencies(), PluginCells(self._pool))

    def calendar(self, year: int) -> WorkCalendar:
        """The shipped calendar with the plugins' special days of a year and its neighbours."""
        from cchc_tracker.data import vietnam_calendar

        special: dict[date, SpecialDay] = {}
        for each in (year - 1, year, year + 1):
            special.update(self.special_days(each))
        shipped = vietnam_calendar()
        return shipped.with_special_days(special) if special else shipped

    def special_days(self, year: int) -> dict[date, SpecialDay]:
        """The special days of all plugins; where two name one day, the first by name counts."""
        found: dict[date, SpecialDay] = {}
        for loaded in self._pool.implementing("special_days"):
            days = self._pool.call(loaded, "special_days", partial(checked_days, year), year=year)
            if not isinstance(days, Failure):
                found = {**days, **found}
        return found

    def importers(self) -> tuple[Importer, ...]:
        """The file formats that plugins read, by name; one that fails is named."""
        found: dict[str, Importer] = {}
        for loaded in self._pool.implementing("importers"):
            made = self._pool.call(loaded, "importers", checked_importers)
            for each in () if isinstance(made, Failure) else made:
                found.setdefault(each.name, replace(each, read=partial(_read, loaded, each)))
        return tuple(found[name] for name in sorted(found))

    def checks(self, locality: str) -> bool:
        """Whether any plugin has checks for the locality's plans."""
        return bool(self._pool.implementing("check", locality))

    def check(self, context: CheckContext) -> tuple[Problem, ...]:
        """The plugins' problems of a plan, and a warning for each plugin that failed."""
        return self._problems("check", context.locality, context=context)

    def before_update(self, change: Update, context: UpdateContext) -> tuple[Problem, ...]:
        """The plugins' problems of a change, one of severity error being a veto.

        A plugin that fails gives a warning: it doesn't stop the work of others.
        """
        return self._problems("before_update", context.locality, change=change, context=context)

    def _first_then_all(
        self, first: tuple[LoadedPlugin, ...]
    ) -> Iterator[tuple[LoadedPlugin, ...]]:
        """The likely plugins, and only if the search goes on, every plugin."""
        yield first
        yield self._pool.all()

    def _templates_of(self, loaded: LoadedPlugin) -> tuple[PlanTemplate, ...]:
        if not loaded.works or "plan_templates" not in loaded.outcome.hooks:
            return ()
        check = partial(checked_templates, loaded.outcome.localities)
        found = self._pool.call(loaded, "plan_templates", check)
        return () if isinstance(found, Failure) else found

    def _outlines_of(self, loaded: LoadedPlugin) -> tuple[Outline, ...]:
        if not loaded.works or "report_outlines" not in loaded.outcome.hooks:
            return ()
        check = partial(checked_outlines, loaded.outcome.localities)
        found = self._pool.call(loaded, "report_outlines", check)
        return () if isinstance(found, Failure) else found

    def _problems(self, hook: str, locality: str, **arguments: object) -> tuple[Problem, ...]:
        found: list[Problem] = []
        for loaded in self._pool.implementing(hook, locality):
            answer = self._pool.call(loaded, hook, checked_problems, **arguments)
            found += [_failed(loaded, hook, answer)] if isinstance(answer, Failure) else answer
        return tuple(found)


def load_plugins(
    options: PluginOptions, sources: Iterable[PluginSource] | None = None
) -> PluginRegistry:
    """The registry of the given sources, else of the installed plugins and the options' folder.

    Nothing is imported yet, and entry points are read at the first question. Raises UsageError
    where the folder can't be read.
    """
    if sources is not None:
        given = tuple(sources)
        return PluginRegistry(PluginPool(lambda: given, options))
    local = tuple(folder_plugins(options.folder)) if options.folder else ()
    return PluginRegistry(PluginPool(lambda: (*installed_plugins(), *local), options))


def _read(loaded: LoadedPlugin, importer: Importer, file: SourceFile) -> SourceDocument:
    """The document as the plugin reads it; any error of the plugin's own is told as its failure."""
    answer = guarded(lambda: checked_document(importer.read(file)))
    if isinstance(answer, Failure):
        raise answer.raised(loaded.source.name, loaded.source.label)
    return answer


def _refuse_unusable(plugins: Iterable[LoadedPlugin], code: str) -> None:
    """Raises where a plugin that should bring the code is broken or refused."""
    for loaded in plugins:
        if not loaded.works and code in (loaded.source.name, *loaded.outcome.localities):
            _refuse_failed((loaded,))


def _refuse_failed(plugins: Iterable[LoadedPlugin]) -> None:
    for loaded in plugins:
        if loaded.failure is not None:
            raise loaded.failure.raised(loaded.source.name, loaded.source.label)


def _failed(loaded: LoadedPlugin, hook: str, failure: Failure) -> Problem:
    sentence = message(
        "The plugin {plugin} failed in {hook}: {reason}",
        plugin=loaded.source.name,
        hook=hook,
        reason=failure.message,
    )
    return Problem(Severity.WARNING, "plugin-failed", sentence)
