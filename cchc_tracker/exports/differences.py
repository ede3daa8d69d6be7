"""What an update makes different about a row, in lines for people and as JSON records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.event import evidence_record, evidence_text, update_parts
from cchc_tracker.exports.labels import STATE_LABELS, STATUS_LABELS
from cchc_tracker.model.difference import Value
from cchc_tracker.model.document import Evidence
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status
from cchc_tracker.model.update import State, Update

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cchc_tracker.model.difference import Difference, Told

_NOTHING = "–"

_LABELS: Mapping[Value, str] = {
    Value.STATE: template("State"),
    Value.PERCENT: "%",
    Value.DONE_ON: template("Done on"),
    Value.REPORTED: template("Reported by"),
    Value.DEADLINE: template("Deadline"),
    Value.NEXT_DUE: template("Next due"),
    Value.DOCUMENT: template("Granted by"),
    Value.KNOWN_DATE: template("Known date"),
    Value.REPORT: template("Report added"),
    Value.EVIDENCE: template("Evidence added"),
    Value.EXPLANATION: template("Explanation added"),
    Value.NOTE: template("Note added"),
}


def difference_lines(
    differences: Iterable[Difference],
    text: Callable[[str], str],
    status_text: Callable[[Status], str] | None = None,
) -> Iterator[str]:
    """A line each: `label: before → after`; the status goes without its name.

    `status_text` tells a status another way than by its name, such as with a sign.
    """
    for each in differences:
        old, new = (_shown(told, text, status_text) for told in (each.before, each.after))
        change = new if each.added else f"{old or _NOTHING} → {new or _NOTHING}"
        label = text(_LABELS.get(each.value, ""))
        if each.milestone is not None:
            place = text(template("Milestone")) + f" {each.milestone}"
            label = f"{place}, {label[:1].lower()}{label[1:]}"
        yield f"{label}: {change}" if label else change


def difference_record(difference: Difference) -> dict[str, object]:
    """A difference in the JSON of `cchc bulk`."""
    return {
        "value": difference.value.value,
        "milestone": difference.milestone,
        "before": _plain(difference.before),
        "after": _plain(difference.after),
    }


def _shown(
    told: Told, text: Callable[[str], str], status_text: Callable[[Status], str] | None
) -> str:
    """A value as people here write it."""
    match told:
        case Status():
            return status_text(told) if status_text else text(STATUS_LABELS[told])
        case State():
            return text(STATE_LABELS[told])
        case Evidence():
            return evidence_text(told)
        case Update():
            return "; ".join(reported_parts(told, text))
        case date():
            return day_text(told)
        case _:
            return "" if told is None else str(told)


def reported_parts(update: Update, text: Callable[[str], str]) -> Iterator[str]:
    """What an update reports, part by part, without what it adds beside that."""
    report = Update(update.on, update.state, update.milestone, update.agency, update.percent)
    return update_parts(report, text)


def _plain(told: Told) -> object:
    match told:
        case Evidence():
            return evidence_record(told)
        case Update():
            report = {"state": told.state, "percent": told.percent, "agency": told.agency}
            return {**report, "milestone": told.milestone}
        case date():
            return told.isoformat()
        case _:
            return told
