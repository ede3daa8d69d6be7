"""A locality for people and as a JSON record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.message import template

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_tracker.model.agency.directory import Agency
    from cchc_tracker.model.locality import Locality, ReportRule
    from cchc_tracker.model.report_template import ReportTemplate

LEVEL_NAMES: dict[str, str] = {
    "province": template("province"),
    "district": template("district"),
    "commune": template("commune"),
}


def locality_lines(
    locality: Locality, text: Callable[[str], str], forms: Sequence[ReportTemplate] = ()
) -> list[tuple[str, str]]:
    """What is known of a locality, name and value, with its own forms of report."""
    after = locality.successor
    lines = [
        (template("Code"), locality.code),
        (template("Name"), locality.name),
        (template("Level"), text(LEVEL_NAMES[locality.level])),
        (template("Part of"), locality.parent),
        (template("Standing agency"), locality.standing_agency),
        (
            template("What became of it"),
            f"{day_text(after.on)}: {after.name} ({after.by}) {after.note}".strip()
            if after
            else "",
        ),
        (template("Reports"), "\n".join(_report(each) for each in locality.reports)),
        (template("Forms of report"), "\n".join(f"{each.name}: {each.title}" for each in forms)),
        (template("Agencies"), "\n".join(_agency(a) for a in locality.agencies if not a.group)),
        (template("Groups"), "\n".join(_agency(a) for a in locality.agencies if a.group)),
    ]
    return [(text(name), value) for name, value in lines if value]


def _report(rule: ReportRule) -> str:
    window = f" {rule.data_from}–{rule.data_to} → {rule.due}" if rule.data_from else ""
    return f"{rule.kind}{window}: {rule.printed}"


def _agency(agency: Agency) -> str:
    members = f": {', '.join(agency.members)}" if agency.members else ""
    return f"• {agency.name}{members}"


def locality_record(locality: Locality, forms: Sequence[ReportTemplate] = ()) -> dict[str, object]:
    """The record of `cchc locality show --json`."""
    after, units = locality.successor, locality.unit_plans
    return {
        "code": locality.code,
        "name": locality.name,
        "level": locality.level,
        "parent": locality.parent,
        "standing_agency": locality.standing_agency,
        "agencies": [
            {
                "name": each.name,
                "aliases": list(each.aliases),
                "group": each.group,
                "members": list(each.members),
                "level": each.level,
            }
            for each in locality.agencies
        ],
        "reports": [
            {
                "kind": each.kind,
                "data_from": each.data_from or None,
                "data_to": each.data_to or None,
                "due": each.due or None,
                "printed": each.printed,
                "note": each.note,
                "on_request": each.on_request,
            }
            for each in locality.reports
        ],
        "successor": after
        and {"on": after.on.isoformat(), "name": after.name, "by": after.by, "note": after.note},
        "wording": dict(locality.wording),
        "unit_plans": units
        and {
            "deadline": units.deadline,
            "to": units.to,
            "printed": units.printed,
            "note": units.note,
        },
        "report_templates": [
            {"name": each.name, "title": each.title, "source": each.source} for each in forms
        ],
    }
