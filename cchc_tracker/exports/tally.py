"""Tallies, rates and targets as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.exports.plan import target_text
from cchc_tracker.model.figures import Of
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from cchc_tracker.model.figures import FigureGroup, Ratio, Tally
    from cchc_tracker.model.measurement import TargetStanding

    Translate = Callable[[str], str]

OF_LABELS: dict[Of, str] = {
    Of.ALL_ROWS: template("all rows"),
    Of.FELL_DUE: template("rows done or overdue"),
}

NOTHING_OCCURRED = template("nothing occurred")

GROUP_HEADINGS = (
    template("Total"),
    *(STATUS_LABELS[status] for status in Status),
    template("% of all rows"),
    template("% of rows done or overdue"),
)

TARGET_HEADINGS = (
    template("No."),
    template("Target"),
    template("Measured on"),
    template("Counts"),
    template("Value"),
    template("Result"),
)


def tally_lines(tally: Tally, text: Translate) -> list[tuple[str, str]]:
    """Everything a tally counts, name and value."""
    lines = [
        (template("Total"), str(tally.total)),
        *((STATUS_LABELS[status], str(tally.counts[status])) for status in Status),
        (template("done in the period"), str(tally.done_in_period)),
        (template("newly overdue in the period"), str(tally.newly_overdue)),
        (template("overdue since before the period"), str(tally.carried_over)),
        (template("done without evidence"), str(tally.without_evidence)),
        (template("extensions granted"), str(tally.extensions)),
        (template("Completion"), ratio_text(tally.completion, text)),
        (template("Completion"), ratio_text(tally.due_completion, text)),
    ]
    return [(text(name), value) for name, value in lines]


def ratio_text(ratio: Ratio, text: Translate) -> str:
    """`26,32 % (15/57, all rows)`: never a rate without its counts and what it divides by."""
    of = text(OF_LABELS[ratio.of])
    return f"{percent_text(ratio.percent, text)} ({ratio.numerator}/{ratio.denominator}, {of})"


def percent_text(percent: Decimal | None, text: Translate) -> str:
    """`26,32 %`; a rate of nothing says so."""
    return text(NOTHING_OCCURRED) if percent is None else f"{number_text(percent)} %"


def number_text(number: Decimal) -> str:
    """A number with a decimal comma, without idle zeros, to two decimals."""
    rounded = f"{number:.2f}".rstrip("0").rstrip(".")
    return rounded.replace(".", ",")


def group_cells(group: FigureGroup, text: Translate) -> list[str]:
    """A line of a table of areas or agencies."""
    tally = group.tally
    name = f"{group.number}. {group.label}" if group.number else group.label
    return [name or text(template("nobody")), *tally_cells(tally, text)]


def tally_cells(tally: Tally, text: Translate) -> list[str]:
    """The counts and both rates of a tally, under `GROUP_HEADINGS`."""
    return [
        str(tally.total),
        *(str(tally.counts[status]) for status in Status),
        percent_text(tally.completion.percent, text),
        percent_text(tally.due_completion.percent, text),
    ]


def target_cells(standing: TargetStanding, text: Translate) -> list[str]:
    """A line of the table of targets."""
    measured = standing.measured
    counts = ""
    if measured is not None and measured.numerator is not None:
        denominator = number_text(measured.denominator) if measured.denominator is not None else "?"
        counts = f"{number_text(measured.numerator)}/{denominator}"
    value = (
        "" if standing.value is None else f"{number_text(standing.value)} {standing.target.unit}"
    )
    return [
        str(standing.number),
        target_text(standing.target),
        day_text(measured.on) if measured else "",
        counts,
        value,
        result_text(standing, text),
    ]


def result_text(standing: TargetStanding, text: Translate) -> str:
    """Whether a target is met."""
    if standing.nothing_occurred:
        return text(NOTHING_OCCURRED)
    if standing.met is None:
        return text(template("not measured"))
    return text(template("met")) if standing.met else text(template("not met"))


def table_of_groups(
    groups: Sequence[FigureGroup], whole: Tally | None, text: Translate
) -> list[list[str]]:
    """A line a group, and the whole below where it is given."""
    lines = [group_cells(group, text) for group in groups]
    if whole is not None:
        lines.append([text(template("Total")), *tally_cells(whole, text)])
    return lines
