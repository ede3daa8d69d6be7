"""Figures as plain data: what is frozen at a closing, compared later, and printed as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_tracker.model.figures import FigureGroup, Tally
from cchc_tracker.model.record import iso, problem_record
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from cchc_tracker.model.figures import Figures, Ratio
    from cchc_tracker.model.measurement import TargetStanding
    from cchc_tracker.model.period import Period
    from cchc_tracker.model.row import RowView

_IN_PERIOD = (
    "done_in_period", "newly_overdue", "carried_over", "without_evidence", "extensions",
)  # fmt: skip


def figures_record(figures: Figures) -> dict[str, object]:
    """Everything that is counted; keys and their order are a promise to scripts."""
    known_at = figures.known_at
    return {
        "plan": figures.plan.id,
        "locality": figures.plan.locality,
        "year": figures.plan.year,
        "number": figures.plan.number,
        "period": period_record(figures.period) if figures.period else None,
        "as_of": iso(figures.as_of),
        "known_at": iso(known_at),
        "filter": figures.filter,
        "lead": figures.lead,
        "journal_line": figures.journal_line,
        "whole": tally_record(figures.whole),
        "assigned": tally_record(figures.assigned),
        "areas": [_group_record(each) for each in figures.areas],
        "leads": [_group_record(each) for each in figures.leads],
        "members": [_group_record(each) for each in figures.members],
        "targets": [target_record(each) for each in figures.targets],
        "rows": [_row_record(each) for each in figures.rows],
    }


def period_record(period: Period) -> dict[str, object]:
    """The period's days and who fixed them."""
    return {
        "code": period.code,
        "kind": period.kind.value,
        "year": period.year,
        "data_from": iso(period.data_from),
        "data_to": iso(period.data_to),
        "due": iso(period.due),
        "effective_due": iso(period.effective_due),
        "fixed_by": period.fixed_by.value,
        "due_fixed_by": period.due_fixed_by.value if period.due_fixed_by else None,
        "printed": period.printed,
        "note": period.note,
        "problems": [problem_record(each) for each in period.problems],
    }


def tally_record(tally: Tally) -> dict[str, object]:
    """A tally with both its rates."""
    return {
        "total": tally.total,
        "counts": {status.value: tally.counts[status] for status in Status},
        "fell_due": tally.fell_due,
        **{name: getattr(tally, name) for name in _IN_PERIOD},
        "completion": ratio_record(tally.completion),
        "due_completion": ratio_record(tally.due_completion),
    }


def ratio_record(ratio: Ratio) -> dict[str, object]:
    """A rate with its two counts and what it divides by; null percent for a zero denominator."""
    return {
        "numerator": ratio.numerator,
        "denominator": ratio.denominator,
        "of": ratio.of.value,
        "percent": _number(ratio.percent),
    }


def target_record(standing: TargetStanding) -> dict[str, object]:
    """A target with its latest measure."""
    target, measured = standing.target, standing.measured
    return {
        "target": standing.number,
        "area_no": standing.goal.area_no,
        "goal_no": standing.goal.no,
        "subject": target.subject,
        "scope": target.scope,
        "operator": target.operator,
        "wanted": _number(target.value),
        "unit": target.unit,
        "on": iso(measured.on) if measured else None,
        "numerator": _number(measured.numerator) if measured else None,
        "denominator": _number(measured.denominator) if measured else None,
        "value": _number(standing.value),
        "met": standing.met,
        "nothing_occurred": standing.nothing_occurred,
        "agencies": [each.measured.agency for each in standing.parts if each.measured.agency],
    }


def tally_of(record: Mapping[str, Any]) -> Tally:
    """The tally of `tally_record`."""
    counts = {status: int(record["counts"][status.value]) for status in Status}
    return Tally(counts, **{name: int(record[name]) for name in _IN_PERIOD})


def groups_of(records: list[Mapping[str, Any]]) -> tuple[FigureGroup, ...]:
    """The groups of `figures_record`."""
    return tuple(
        FigureGroup(each["key"], each["label"], tally_of(each), each["number"]) for each in records
    )


def _group_record(group: FigureGroup) -> dict[str, object]:
    named = {"key": group.key, "label": group.label, "number": group.number}
    return {**named, **tally_record(group.tally)}


def _row_record(view: RowView) -> dict[str, object]:
    return {
        "position": view.row.position,
        "ref": view.row.ref,
        "status": view.status.value,
        "done_on": iso(view.progress.done_on),
    }


def _number(number: Decimal | None) -> float | int | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
