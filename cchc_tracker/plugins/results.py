"""Validates what hooks return: its type, its codes, and that the printed text survived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from cchc_tracker.model.agency.directory import AgencyReading
from cchc_tracker.model.deadline.reading import Deadline
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.locality import Locality, ReportRule
from cchc_tracker.model.message import message
from cchc_tracker.model.outline import Outline
from cchc_tracker.model.problem import Problem
from cchc_tracker.model.report_template import ReportTemplate, is_template_name
from cchc_tracker.model.source.document import SourceDocument
from cchc_tracker.model.source.importer import Importer
from cchc_tracker.model.workdays import SpecialDay
from cchc_tracker.plugins.export_format import ExportFormat, is_format_name
from cchc_tracker.plugins.locality_file import is_locality_code, is_report_rule
from cchc_tracker.plugins.template import PlanTemplate

_Item = TypeVar("_Item")
_Named = TypeVar("_Named", PlanTemplate, Outline)


def checked_localities(result: object) -> tuple[Locality, ...]:
    """The returned localities, each with a valid code of its own.

    Raises BadDataError for anything else.
    """
    localities = _all_are(Locality, result)
    for locality in localities:
        if not isinstance(locality.code, str) or not is_locality_code(locality.code):
            raise BadDataError(
                message("a locality has no valid code: {code}", code=repr(locality.code))
            )
        for rule in locality.reports:
            if not is_report_rule(rule):
                raise BadDataError(
                    message(
                        "the locality {code} has a report rule that can't be used: {rule}",
                        code=locality.code,
                        rule=repr(rule),
                    )
                )
    _check_single(locality.code for locality in localities)
    return localities


def checked_templates(codes: Iterable[str], result: object) -> tuple[PlanTemplate, ...]:
    """The returned templates, each of one of the plugin's localities and named after it.

    Raises BadDataError for anything else.
    """
    return _all_named(PlanTemplate, codes, result)


def checked_outlines(codes: Iterable[str], result: object) -> tuple[Outline, ...]:
    """The returned outlines, each of one of the plugin's localities and named after it.

    Raises BadDataError for anything else.
    """
    return _all_named(Outline, codes, result)


def checked_report_templates(codes: Iterable[str], result: object) -> tuple[ReportTemplate, ...]:
    """The returned report templates, each of one of the plugin's localities, one a name.

    Raises BadDataError for anything else.
    """
    templates = _all_are(ReportTemplate, result)
    known = tuple(codes)
    for each in templates:
        if not is_template_name(each.name):
            raise BadDataError(message("{name} is no name of a report template", name=each.name))
        _check_brought(each.name, each.locality, known)
    for locality in known:
        _check_single(each.name for each in templates if each.locality == locality)
    return templates


def checked_report_rules(result: object) -> tuple[ReportRule, ...] | None:
    """The returned report rules, one a kind, or None.

    Raises BadDataError for anything else.
    """
    if result is None:
        return None
    rules = _all_are(ReportRule, result)
    for rule in rules:
        if not is_report_rule(rule):
            raise BadDataError(message("a report rule can't be used: {rule}", rule=repr(rule)))
    if len({rule.kind for rule in rules}) != len(rules):
        raise BadDataError(message("a kind of report has two rules"))
    return rules


def checked_exporters(result: object) -> tuple[ExportFormat, ...]:
    """The returned formats, each with a name that isn't built in.

    Raises BadDataError for anything else.
    """
    formats = _all_are(ExportFormat, result)
    for each in formats:
        if not is_format_name(each.name) or not callable(each.write):
            raise BadDataError(message("the format {name} can't be added", name=repr(each.name)))
    return formats


def checked_importers(result: object) -> tuple[Importer, ...]:
    """The returned readers of file formats; raises BadDataError for anything else."""
    return _all_are(Importer, result)


def checked_document(result: object) -> SourceDocument:
    """The read document; raises BadDataError for anything else."""
    if not isinstance(result, SourceDocument):
        raise BadDataError(message("returned {found}", found=type(result).__name__))
    return result


def checked_problems(result: object) -> tuple[Problem, ...]:
    """The returned problems.

    Raises BadDataError for anything else.
    """
    return _all_are(Problem, result)


def checked_deadline(phrase: str, result: object) -> Deadline | None:
    """The returned reading of this very phrase, or None.

    Raises BadDataError for anything else.
    """
    if result is None or (isinstance(result, Deadline) and result.phrase == phrase):
        return result
    raise _not_a(f"a Deadline of the phrase {phrase!r} or None", result)


def checked_agencies(text: str, result: object) -> AgencyReading | None:
    """The returned reading of this very cell, or None.

    Raises BadDataError for anything else.
    """
    if result is None or (isinstance(result, AgencyReading) and result.text == text):
        return result
    raise _not_a(f"an AgencyReading of the text {text!r} or None", result)


def checked_days(year: int, result: object) -> dict[date, SpecialDay]:
    """The returned special days, all of the year.

    Raises BadDataError for anything else.
    """
    if result is None:
        return {}
    if not isinstance(result, Mapping):
        raise _not_a("a mapping of dates", result)
    for day, special in result.items():
        if not isinstance(day, date) or day.year != year or not isinstance(special, SpecialDay):
            raise _not_a(f"a SpecialDay for each date of {year}", (day, special))
    return dict(result)


def _all_named(kind: type[_Named], codes: Iterable[str], result: object) -> tuple[_Named, ...]:
    items = _all_are(kind, result)
    known = tuple(codes)
    for item in items:
        _check_brought(item.id, item.locality, known)
        if not item.id.startswith(f"{item.locality}-"):
            raise BadDataError(
                message(
                    "{id} must be named {locality}-…, after its locality",
                    id=item.id,
                    locality=item.locality,
                )
            )
    _check_single(item.id for item in items)
    return items


def _check_brought(name: str, locality: str, brought: tuple[str, ...]) -> None:
    if locality not in brought:
        raise BadDataError(
            message(
                "{id} is of {locality}, which the plugin doesn't bring", id=name, locality=locality
            )
        )


def _check_single(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise BadDataError(message("{id} is returned twice", id=name))
        seen.add(name)


def _all_are(kind: type[_Item], result: object) -> tuple[_Item, ...]:
    if result is None:
        return ()
    if not isinstance(result, Iterable):
        raise _not_a(f"a list of {kind.__name__}", result)
    items = tuple(result)
    for item in items:
        if not isinstance(item, kind):
            raise _not_a(f"a list of {kind.__name__}", item)
    return items


def _not_a(wanted: str, found: object) -> BadDataError:
    return BadDataError(
        message("the hook must return {wanted}, not {found}", wanted=wanted, found=repr(found))
    )
