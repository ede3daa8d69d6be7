"""The overview for people as tables and as JSON records, each figure with its filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.filter_text import filter_text
from cchc_tracker.model.message import template
from cchc_tracker.services import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cchc_tracker.model.filter import Filter
    from cchc_tracker.services.overview import Overview, PlanLine

PLAN_HEADINGS = (
    template("Plan"), template("Locality"), template("Year"), template("Number"),
    template("Rows"), template("Done"), template("Overdue"), template("Due soon"),
)  # fmt: skip

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""Headings and lines."""


def plan_cells(line: PlanLine) -> tuple[str, ...]:
    """A plan's line under PLAN_HEADINGS."""
    plan = line.plan
    counts = (line.total, line.done, line.overdue, line.due_soon)
    return (plan.id, plan.locality, str(plan.year), plan.number or "–", *map(str, counts))


def plan_line_record(line: PlanLine) -> dict[str, object]:
    """The record of a plan in `cchc overview --json`."""
    plan = line.plan
    return {
        "plan": plan.id,
        "locality": plan.locality,
        "year": plan.year,
        "number": plan.number,
        "rows": line.total,
        "done": line.done,
        "overdue": line.overdue,
        "due_soon": line.due_soon,
        "counts": dict(line.counts),
    }


def overview_tables(found: Overview, text: Callable[[str], str]) -> Iterator[Table]:
    """The parts of one plan's overview: statuses, areas, due soon, overdue by lead, months."""
    rows = text(template("Rows"))
    statuses = [(text(STATUS_LABELS[each]), str(n)) for each, n in found.counts.items()]
    total = (text(template("Total")), str(found.total))
    yield (text(template("Status")), rows), [*statuses, total]
    done, overdue = text(template("Done")), text(template("Overdue"))
    yield (
        (text(template("Area")), rows, done, overdue),
        [(area.label, str(area.total), str(area.done), str(area.overdue)) for area in found.areas],
    )
    yield (
        (text(template("Due within 30 days")), text(template("No.")), text(template("Text"))),
        [(day_text(v.progress.open_due), v.row.ref, v.row.text) for v in found.due_soon],
    )
    yield (
        (text(template("Overdue by lead agency")), rows),
        [(lead.label or "–", str(lead.total)) for lead in found.overdue_leads],
    )
    yield (
        (text(template("Done in month")), rows),
        [(month_text(month), str(count)) for month, count in found.completions.items()],
    )


def month_text(month: str) -> str:
    """`2022-03` as people here write it, `03/2022`."""
    year, _, number = month.partition("-")
    return f"{number}/{year}"


def overview_record(found: Overview) -> dict[str, object]:
    """The record of `cchc overview PLAN --json`; each filter chooses what its figure counts."""
    soon = figures.due_soon(found.as_of)
    return {
        "plan": found.plan.id,
        "as_of": found.as_of.isoformat(),
        "rows": found.total,
        "statuses": _counted(
            (status.value, count, figures.with_status(status))
            for status, count in found.counts.items()
        ),
        "areas": [
            _figure(area.key, area.total, figures.of_area(area))
            | {
                "label": area.label,
                "done": area.done,
                "overdue": area.overdue,
                "counts": dict(area.counts),
            }
            for area in found.areas
        ],
        "due_soon": _figure("due_soon", found.due_soon_count, soon)
        | {"refs": [f"r{view.row.position}" for view in found.due_soon]},
        "overdue_leads": _counted(
            (lead.key, lead.total, figures.both(figures.of_lead(lead), figures.OVERDUE))
            for lead in found.overdue_leads
        ),
        "completions": _counted(
            (month, count, figures.done_in(month)) for month, count in found.completions.items()
        ),
    }


def _counted(found: Iterable[tuple[str, int, Filter]]) -> Sequence[dict[str, object]]:
    return [_figure(key, count, chosen) for key, count, chosen in found]


def _figure(key: str, count: int, chosen: Filter) -> dict[str, object]:
    return {"key": key, "rows": count, "filter": filter_text(chosen)}
