"""The hooks a plugin may implement; docs/hooks.md has their parameters, returns and examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.model.locality import Locality, ReportRule
    from cchc_tracker.model.outline import Outline
    from cchc_tracker.model.problem import Problem
    from cchc_tracker.model.report_template import ReportTemplate
    from cchc_tracker.model.source.importer import Importer
    from cchc_tracker.model.update import Update
    from cchc_tracker.model.workdays import SpecialDay
    from cchc_tracker.plugins.contexts import (
        CellContext,
        CheckContext,
        PeriodsContext,
        UpdateContext,
    )
    from cchc_tracker.plugins.export_format import ExportFormat
    from cchc_tracker.plugins.template import PlanTemplate

PROJECT = "cchc_tracker"
"""Name of the pluggy project and of the entry point group."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hooks:
    """Signatures only; the registry calls each implementation by keyword, in a guard of its own."""

    @hookspec
    def localities(self) -> Iterable[Locality]:
        """The localities that the plugin brings."""

    @hookspec
    def plan_templates(self) -> Iterable[PlanTemplate]:
        """The plans that can be made from the plugin, read only when one is made."""

    @hookspec
    def report_outlines(self) -> Iterable[Outline]:
        """The report outlines of the plugin's localities."""

    @hookspec
    def report_templates(self) -> Iterable[ReportTemplate]:
        """The forms of report that `cchc export --template` knows for the plugin's localities."""

    @hookspec(firstresult=True)
    def reporting_periods(self, context: PeriodsContext) -> Iterable[ReportRule] | None:
        """The report rules of a locality's year, or None to leave them to its data."""

    @hookspec
    def exporters(self) -> Iterable[ExportFormat]:
        """The formats that the plugin adds to `cchc export`."""

    @hookspec
    def importers(self) -> Iterable[Importer]:
        """The file formats that the plugin reads for `cchc plan import`, asked before the core."""

    @hookspec(firstresult=True)
    def read_deadline(self, phrase: str, context: CellContext) -> Deadline | None:
        """The reading of a deadline phrase, or None to leave it to the next reader."""

    @hookspec(firstresult=True)
    def read_agencies(self, text: str, context: CellContext) -> AgencyReading | None:
        """The agencies in a lead or support cell, or None to leave it to the next reader."""

    @hookspec
    def special_days(self, year: int) -> Mapping[date, SpecialDay]:
        """Days off and make-up working days of a year, beside those of the shipped calendar."""

    @hookspec
    def check(self, context: CheckContext) -> Iterable[Problem]:
        """What is wrong or doubtful in a plan's rows."""

    @hookspec
    def before_update(self, change: Update, context: UpdateContext) -> Iterable[Problem]:
        """Problems of a change before it is written; one of severity error vetoes it."""
