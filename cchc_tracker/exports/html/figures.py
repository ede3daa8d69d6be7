"""The page's figures: one box a status, both completion rates with what they divide by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.html.markup import element, escaped, section
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.exports.status_marks import STATUS_MARKS
from cchc_tracker.exports.tally import (
    OF_LABELS,
    TARGET_HEADINGS,
    percent_text,
    target_cells,
)
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.figures import Ratio, Tally

    Translate = Callable[[str], str]


def figures_section(source: ReportSource) -> str:
    """What a leader looks for first."""
    figures, text = source.figures, source.language.text
    whole = figures.whole
    rates = element("ul", *(_rate(each, text) for each in _rates(whole)), css="rates")
    boxes = element("ul", *(_status(status, whole, text) for status in Status), css="boxes")
    parts = [rates, boxes, _others(whole, text)]
    if figures.assigned.total:
        named = text(template("Rows assigned by the committee or its chairman"))
        parts += [element("h3", escaped(named)), _assigned(figures.assigned, text)]
    return section("figures", text(template("Figures")), *parts)


def _rates(tally: Tally) -> tuple[Ratio, Ratio]:
    return tally.completion, tally.due_completion


def _rate(ratio: Ratio, text: Translate) -> str:
    counts = f"{ratio.numerator}/{ratio.denominator}"
    return element(
        "li",
        element("strong", escaped(percent_text(ratio.percent, text))),
        element(
            "span",
            escaped(f"{text(template('Completion'))}: {counts} ({text(OF_LABELS[ratio.of])})"),
        ),
    )


def _status(status: Status, tally: Tally, text: Translate) -> str:
    name = f"{STATUS_MARKS[status].sign} {text(STATUS_LABELS[status])}"
    return element(
        "li",
        element("strong", str(tally.counts[status])),
        element("span", escaped(name)),
        css=status.value.replace("_", "-"),
    )


def _others(tally: Tally, text: Translate) -> str:
    lines = (
        (template("Total"), tally.total),
        (template("done in the period"), tally.done_in_period),
        (template("newly overdue in the period"), tally.newly_overdue),
        (template("overdue since before the period"), tally.carried_over),
        (template("done without evidence"), tally.without_evidence),
        (template("extensions granted"), tally.extensions),
    )
    items = (
        element("div", element("dt", escaped(text(name))), element("dd", str(count)))
        for name, count in lines
    )
    return element("dl", *items, css="others")


def _assigned(tally: Tally, text: Translate) -> str:
    counted = (status for status in Status if tally.counts[status])
    boxes = element("ul", *(_status(status, tally, text) for status in counted), css="boxes")
    return element("ul", *(_rate(each, text) for each in _rates(tally)), css="rates") + boxes


def targets_section(source: ReportSource) -> str:
    """How the targets stand; nothing where the plan has none."""
    text = source.language.text
    if not source.figures.targets:
        return ""
    head = element(
        "tr", *(element("th", escaped(text(each)), scope="col") for each in TARGET_HEADINGS)
    )
    lines = (
        element("tr", *(element("td", escaped(cell)) for cell in target_cells(each, text)))
        for each in source.figures.targets
    )
    table = element("table", element("thead", head), element("tbody", *lines), css="targets")
    scroll = element("div", table, css="scroll")
    return section("targets", text(template("Targets")), scroll)
