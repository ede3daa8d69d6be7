"""What the application asks of its plugins for reports: forms, periods, formats."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError, UsageError
from cchc_tracker.model.message import message
from cchc_tracker.plugins.contexts import PeriodsContext
from cchc_tracker.plugins.guard import Failure, guarded
from cchc_tracker.plugins.results import (
    checked_exporters,
    checked_report_rules,
    checked_report_templates,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, BinaryIO

    from cchc_tracker.model.locality import Locality, ReportRule
    from cchc_tracker.model.report_template import ReportTemplate
    from cchc_tracker.plugins.export_format import ExportFormat
    from cchc_tracker.plugins.loader import LoadedPlugin
    from cchc_tracker.plugins.pool import PluginPool


class ReportingPlugins:
    """Asks the plugins of a pool about reports."""

    def __init__(self, pool: PluginPool) -> None:
        self._pool = pool

    def templates(self, locality: str) -> tuple[ReportTemplate, ...]:
        """The report templates of a locality, by name."""
        plugins = self._pool.implementing("report_templates", locality)
        found = (each for loaded in plugins for each in self._templates_of(loaded))
        own = [each for each in found if each.locality == locality]
        return tuple(sorted(own, key=lambda each: each.name))

    def template(self, locality: str, name: str) -> ReportTemplate:
        """The locality's report template of a name.

        Raises UsageError naming the known ones, BadDataError where they can't be read.
        """
        found = self.templates(locality)
        for each in found:
            if each.name == name:
                return each
        self._refuse_failed(locality)
        raise UsageError(
            message(
                "“{name}” is no report template of {locality}; known: {known}",
                name=name,
                locality=locality,
                known=", ".join(each.name for each in found) or "–",
            )
        )

    def rules(self, locality: Locality, year: int) -> tuple[ReportRule, ...]:
        """The report rules of a locality's year: the first plugin's that has any, else its data."""
        context = PeriodsContext(locality, year)
        for loaded in self._pool.implementing("reporting_periods", locality.code):
            found = self._pool.call(
                loaded, "reporting_periods", checked_report_rules, context=context
            )
            if found is not None and not isinstance(found, Failure):
                return found
        return locality.reports

    def exporters(self) -> tuple[ExportFormat, ...]:
        """The formats that plugins add, by name; a plugin's failure while writing names it.

        Raises BadDataError where two plugins add one name.
        """
        found: dict[str, ExportFormat] = {}
        for loaded in self._pool.implementing("exporters"):
            made = self._pool.call(loaded, "exporters", checked_exporters)
            for each in () if isinstance(made, Failure) else made:
                if each.name in found:
                    raise BadDataError(
                        message("the format {name} is added twice by plugins", name=each.name)
                    )
                found[each.name] = replace(each, write=partial(_write, loaded, each))
        return tuple(found[name] for name in sorted(found))

    def _templates_of(self, loaded: LoadedPlugin) -> Iterable[ReportTemplate]:
        check = partial(checked_report_templates, loaded.outcome.localities)
        found = self._pool.call(loaded, "report_templates", check)
        return () if isinstance(found, Failure) else found

    def _refuse_failed(self, locality: str) -> None:
        for loaded in self._pool.implementing("report_templates", locality):
            if loaded.failure is not None:
                raise loaded.failure.raised(loaded.source.name, loaded.source.label)


def _write(loaded: LoadedPlugin, form: ExportFormat, source: Any, output: BinaryIO) -> None:  # noqa: ANN401
    """Write with the plugin's function; a full disk stays what it is."""
    failure = guarded(lambda: form.write(source, output))
    if not isinstance(failure, Failure):
        return
    if isinstance(failure.error, OSError):
        raise failure.error
    raise failure.raised(loaded.source.name, loaded.source.label)
