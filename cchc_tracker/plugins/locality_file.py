"""Reads locality.toml: identity, agencies, reporting calendar, wording."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.model.agency.directory import Agency
from cchc_tracker.model.locality import Locality, ReportRule, Successor, UnitPlansRule
from cchc_tracker.model.message import message
from cchc_tracker.plugins.toml_table import read_toml, refuse_repeats

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from cchc_tracker.plugins.toml_table import TomlTable

LOCALITY_FILE = "locality.toml"
LEVELS = ("province", "district", "commune")
AGENCY_LEVELS = ("central", "province", "district", "commune", "party", "press")
REPORT_KINDS = ("Q1", "H1", "Q3", "Y")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMON_YEAR = 2023
_REPORT_DAY = re.compile(r"\d{2}/\d{2}(?:-1)?")


def is_locality_code(code: str) -> bool:
    """Whether it is lower-case Latin letters and digits, joined by single hyphens."""
    return _CODE.fullmatch(code) is not None


def is_report_rule(rule: ReportRule) -> bool:
    """Whether its kind is known and its days are days of every year, both of a window or none."""
    days = (rule.data_from, rule.data_to, rule.due)
    whole = bool(rule.data_from) == bool(rule.data_to)
    return rule.kind in REPORT_KINDS and whole and all(map(_is_report_day, filter(None, days)))


def _is_report_day(text: str) -> bool:
    if not _REPORT_DAY.fullmatch(text):
        return False
    try:
        date(_COMMON_YEAR, int(text[3:5]), int(text[:2]))
    except ValueError:
        return False
    return True


def read_locality(source: Traversable) -> Locality:
    """The locality in a locality.toml.

    Raises BadDataError naming the file and the key.
    """
    table = read_toml(source)
    locality = Locality(
        code=_code(table),
        name=table.text("name"),
        level=table.word("level", LEVELS),
        parent=table.text("parent"),
        standing_agency=table.text("standing_agency"),
        successor=_successor(table.table("successor")),
        wording=table.words("wording"),
        agencies=tuple(_agency(entry) for entry in table.tables("agencies")),
        reports=tuple(_report(entry) for entry in table.tables("reports")),
        unit_plans=_unit_plans(table.table("unit_plans")),
    )
    table.done()
    refuse_repeats([rule.kind for rule in locality.reports], table, "reports")
    names = [agency.name for agency in locality.agencies]
    refuse_repeats(names, table, "agencies")
    if locality.standing_agency not in names:
        raise table.wrong(
            "standing_agency",
            message("{name} is not among the [[agencies]]", name=repr(locality.standing_agency)),
        )
    return locality


def _code(table: TomlTable) -> str:
    code = table.text("code")
    if not is_locality_code(code):
        raise table.wrong(
            "code",
            message("{code} must be lower-case letters, digits and hyphens", code=repr(code)),
        )
    return code


def _successor(table: TomlTable | None) -> Successor | None:
    if table is None:
        return None
    on = table.day("on")
    if on is None:
        raise table.wrong("on", message("the day is missing; add it"))
    successor = Successor(on, table.text("name"), table.text("by"), table.text("note", ""))
    table.done()
    return successor


def _agency(table: TomlTable) -> Agency:
    agency = Agency(
        name=table.text("name"),
        aliases=table.texts("aliases"),
        group=table.flag("group"),
        members=table.texts("members"),
        level=table.word("level", AGENCY_LEVELS) if table.text("level", "") else "",
        note=table.text("note", ""),
    )
    table.done()
    if agency.members and not agency.group:
        raise table.wrong("members", message("only a group has members; add `group = true`"))
    return agency


def _report(table: TomlTable) -> ReportRule:
    rule = ReportRule(
        kind=table.word("kind", REPORT_KINDS),
        data_from=_report_day(table, "data_from"),
        data_to=_report_day(table, "data_to"),
        due=_report_day(table, "due"),
        printed=table.text("printed", ""),
        note=table.text("note", ""),
        on_request=table.flag("on_request"),
    )
    table.done()
    _refuse_half_rule(rule, table)
    return rule


def _refuse_half_rule(rule: ReportRule, table: TomlTable) -> None:
    if bool(rule.data_from) != bool(rule.data_to):
        missing = "data_to" if rule.data_from else "data_from"
        raise table.wrong(
            missing, message("give both the first and the last day of the data, or neither")
        )
    if rule.on_request and (rule.data_from or rule.due):
        raise table.wrong("on_request", message("a report on request has no days of its own"))


def _unit_plans(table: TomlTable | None) -> UnitPlansRule | None:
    if table is None:
        return None
    rule = UnitPlansRule(
        deadline=table.text("deadline"),
        to=table.text("to"),
        printed=table.text("printed", ""),
        note=table.text("note", ""),
    )
    table.done()
    return rule


def _report_day(table: TomlTable, key: str) -> str:
    text = table.text(key, "")
    if not text:
        return ""
    if not _REPORT_DAY.fullmatch(text):
        raise table.wrong(
            key, message("{day} must be DD/MM, or DD/MM-1 in the year before", day=repr(text))
        )
    if not _is_report_day(text):
        raise table.wrong(key, message("{day} is no day of every year", day=repr(text)))
    return text
