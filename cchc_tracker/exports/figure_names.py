"""How a figure of a closed period is named and shown to people, by its path in the record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.exports.tally import number_text, percent_text
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_tracker.model.closing import Adjustments
    from cchc_tracker.model.figures import Figures

_PARTS: dict[str, str] = {
    "whole": template("All rows"),
    "assigned": template("Rows assigned"),
    "areas": template("Area"),
    "leads": template("Lead"),
    "members": template("Member agency"),
    "targets": template("Target"),
}
_COUNTS: dict[str, str] = {
    **{f"counts.{status.value}": STATUS_LABELS[status] for status in Status},
    "total": template("Total"),
    "fell_due": template("Rows done or overdue"),
    "done_in_period": template("done in the period"),
    "newly_overdue": template("newly overdue in the period"),
    "carried_over": template("overdue since before the period"),
    "without_evidence": template("done without evidence"),
    "extensions": template("extensions granted"),
    "due_completion.percent": template("% of rows done or overdue"),
    "completion.percent": template("% of all rows"),
    "numerator": template("Numerator"),
    "denominator": template("Denominator"),
    "value": template("Value"),
    "met": template("Result"),
    "on": template("Measured on"),
}
_TOLD_BY_OTHERS = tuple(
    f"completion.{name}" for name in ("numerator", "denominator")
)  # with `due_` in front as well


def figure_name(
    path: str, areas: Mapping[str, str], text: Callable[[str], str] = str
) -> str | None:
    """`leads.Sở A.counts.overdue` as `Lead: Sở A: overdue`; an area's key becomes its title.

    None for a rate's counts, which stand in the list by themselves. A figure without a name keeps
    its path.
    """
    if path.endswith(_TOLD_BY_OTHERS):
        return None
    part, _, rest = path.partition(".")
    count = next((each for each in _COUNTS if rest == each or rest.endswith(f".{each}")), None)
    if count is None or part not in _PARTS:
        return path
    group = rest.removesuffix(count).rstrip(".")
    named = (text(_PARTS[part]), areas.get(group, group), text(_COUNTS[count]))
    return ": ".join(filter(None, named))


def difference_cells(
    since: Adjustments, figures: Figures, text: Callable[[str], str] = str
) -> list[list[str]]:
    """What a figure is called, what it was when its period was closed, and what it would be now."""
    areas = {each.key: f"{each.number}. {each.label}" for each in figures.areas}
    return [
        [name, *(figure_value(each.path, value, text) for value in (each.closed, each.now))]
        for each in since.differences
        if (name := figure_name(each.path, areas, text)) is not None
    ]


def figure_value(path: str, value: object, text: Callable[[str], str] = str) -> str:
    """A value of the record as people here write it: `7,14 %`, `02/03/2022`, `met`."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return text(template("met") if value else template("not met"))
    if isinstance(value, int | float):
        number = Decimal(str(value))
        return percent_text(number, text) if path.endswith(".percent") else number_text(number)
    return day_text(date.fromisoformat(str(value))) if path.endswith(".on") else str(value)
