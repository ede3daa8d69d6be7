"""Reporting periods, closings and adjustments for people and as JSON records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.event import event_line, event_record
from cchc_tracker.model.figures_record import period_record
from cchc_tracker.model.measurement import Measurement
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period import FixedBy, PeriodPhase
from cchc_tracker.model.record import iso
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from cchc_tracker.model.assignment import Assignment
    from cchc_tracker.model.closing import Adjustments, Closing
    from cchc_tracker.model.period import Period, PeriodState
    from cchc_tracker.services.periods import PeriodLine, PeriodList, UnitPlans

    Translate = Callable[[str], str]

PHASE_LABELS: dict[PeriodPhase, str] = {
    PeriodPhase.OPEN: template("still open"),
    PeriodPhase.DUE: template("due"),
    PeriodPhase.LATE: template("late"),
    PeriodPhase.CLOSED: template("closed"),
    PeriodPhase.UNDATED: template("on request"),
}

FIXED_BY_LABELS: dict[FixedBy, str] = {
    FixedBy.LOCALITY: template("the locality"),
    FixedBy.NATIONAL: template("the ministry"),
    FixedBy.REQUEST: template("the request"),
    FixedBy.GIVEN: template("given"),
}

PERIOD_HEADINGS = (
    template("Period"),
    template("Data from"),
    template("Data to"),
    template("Due"),
    template("Past days off"),
    template("Fixed by"),
    template("State"),
)


def period_cells(line: PeriodLine, text: Translate) -> list[str]:
    """A line of the list of periods."""
    period = line.period
    return [
        period.code,
        day_text(period.data_from) or "–",
        day_text(period.data_to) or "–",
        day_text(period.due) or "–",
        day_text(period.effective_due) or "–",
        fixed_text(period, text),
        state_text(line.state, text),
    ]


def fixed_text(period: Period, text: Translate) -> str:
    """Who fixed the period; who set the due day too where that is another."""
    window = text(FIXED_BY_LABELS[period.fixed_by])
    if period.due_fixed_by in (None, period.fixed_by):
        return window
    return f"{window} / {text(FIXED_BY_LABELS[period.due_fixed_by])}"


def state_text(state: PeriodState, text: Translate) -> str:
    """The state, with the working days that are left or have passed."""
    label, left = text(PHASE_LABELS[state.phase]), state.working_days
    if left is None or state.phase is PeriodPhase.CLOSED:
        return label
    distance = (
        message("{n} working days past", n=-left)
        if left < 0
        else message("due in {n} working days", n=left)
    )
    return f"{label}, {distance.translated(text)}"


def unit_plans_text(plans: UnitPlans, text: Translate) -> str:
    """By when the units send in their own plans."""
    sentence = message(
        "Units' own plans: {deadline}, to {to} (last day {day})",
        deadline=plans.rule.deadline,
        to=plans.rule.to,
        day=day_text(plans.last_day) or "–",
    )
    return sentence.translated(text)


def period_list_record(found: PeriodList) -> dict[str, object]:
    """The record of `cchc period list --json`."""
    plans = found.unit_plans
    return {
        "locality": found.locality,
        "plan": found.plan,
        "year": found.year,
        "periods": [_line_record(line) for line in found.lines],
        "unit_plans": plans
        and {
            "deadline": plans.rule.deadline,
            "last_day": iso(plans.last_day),
            "to": plans.rule.to,
            "printed": plans.rule.printed,
            "note": plans.rule.note,
        },
    }


def _line_record(line: PeriodLine) -> dict[str, object]:
    return {
        **period_record(line.period),
        "state": line.state.phase.value,
        "working_days": line.state.working_days,
        "closing": closing_record(line.closing) if line.closing else None,
    }


def closing_record(closing: Closing) -> dict[str, object]:
    """Who closed a period when, and what was handed up."""
    return {
        "closed_by": closing.closed_by,
        "closed_at": closing.closed_at.isoformat(),
        "journal_line": closing.basis.journal_line,
        "known_at": iso(closing.basis.known_at),
        "program": closing.basis.program,
        "files": dict(closing.files),
    }


def adjustments_record(found: Adjustments) -> dict[str, object]:
    """What a closed period's figures would be now."""
    return {
        "differences": [
            {"path": each.path, "closed": each.closed, "now": each.now}
            for each in found.differences
        ],
        "updates": [
            {"ref": each.ref, "position": each.position, **event_record(each.event)}
            for each in found.events
        ],
        "measurements": [
            {
                "target": each.target,
                "on": iso(each.measured.on),
                "agency": each.measured.agency,
                **_recorded(each),
            }
            for each in found.measurements
        ],
        "assignments": [
            {
                "document": each.document,
                "on": iso(each.on),
                **_recorded(each),
            }
            for each in found.assignments
        ],
        "versions": [
            {
                "files": each.files,
                "author": each.author,
                "recorded_at": each.recorded_at.isoformat(),
            }
            for each in found.versions
        ],
    }


def _recorded(each: Measurement | Assignment) -> dict[str, object]:
    return {
        "author": each.author,
        "recorded_at": each.recorded_at.isoformat(),
        "voided": each.voided_at is not None,
    }


def adjustment_cells(found: Adjustments, text: Translate) -> list[list[str]]:
    """A line an update, measurement, assignment or document that came, or went, later."""
    newer = text(template("newer version of the document"))
    return [
        *([each.ref, *event_line(each.event, text)] for each in found.events),
        *(
            _record_cells(each, each.measured.on, text(template("target measured")))
            for each in found.measurements
        ),
        *(
            _record_cells(each, each.on, f"{text(template('row assigned'))}: {each.document}")
            for each in found.assignments
        ),
        *(
            ["", "", f"{newer}: {each.files}", each.author, _recorded_day(each.recorded_at)]
            for each in found.versions
        ),
    ]


def _record_cells(each: Measurement | Assignment, on: date, what: str) -> list[str]:
    number = str(each.target) if isinstance(each, Measurement) else ""
    taken_back = " ✗" if each.voided_at is not None else ""
    recorded = _recorded_day(each.recorded_at)
    return [number, day_text(on), what + taken_back, each.author, recorded]


def _recorded_day(moment: datetime) -> str:
    return day_text(moment.astimezone(VIETNAM).date())
