"""The lines of a filled outline as text, with each value in its place; every writer uses them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_tracker import __version__
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.message import template
from cchc_tracker.model.outline import PERCENT, ValueSource
from cchc_tracker.model.outline_filling import Gap
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cchc_tracker.model.figures import Figures, Tally
    from cchc_tracker.model.outline import Count, Outline, OutlineNode
    from cchc_tracker.model.outline_filling import FilledCount, FilledOutline

    Text = Callable[[str], str]

BLANK_LINE = "…………"
"""Where prose is to be written."""
SOURCE_LABELS: dict[ValueSource, str] = {
    ValueSource.FIGURE: template("figure of the plan"),
    ValueSource.TARGET: template("measure of a target"),
    ValueSource.COUNTS: template("from its two counts"),
    ValueSource.HAND: template("entered by hand"),
}
GAP_LABELS: dict[Gap, str] = {
    Gap.VALUE: template("no value"),
    Gap.COUNTS: template("its two counts"),
}
_DOTS = re.compile(r":?\s*(?:\.{3,}|…+)\s*")
_OUTLINE_OF = re.compile(r"^Đề cương(?: báo cáo)?:?\s+", re.IGNORECASE)
_COLON_UNIT = re.compile(r"\s*:\s*%?\s*$")


def number_text(number: Decimal) -> str:
    """`15.533` or `98,62`, as Vietnamese documents write it."""
    whole, _, part = f"{number:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def value_text(filled: FilledCount, text: Text) -> str:
    """`12 nhiệm vụ`, `85% (17/20)`, `không phát sinh (0/0)`, or the mark of a missing value."""
    if filled.value is None and not filled.nothing_occurred:
        return _mark(template("missing"), text)
    if not filled.count.is_rate:
        return f"{number_text(filled.value or Decimal())} {filled.count.unit}"
    if filled.value is None:
        rate = text(template("nothing occurred"))
    else:
        rate = f"{number_text(filled.value)}{PERCENT}"
    if filled.numerator is None or filled.denominator is None:
        without = _mark(template("its two counts are missing"), text)
        return f"{rate} {without}"
    return f"{rate} ({number_text(filled.numerator)}/{number_text(filled.denominator)})"


def _mark(what: str, text: Text) -> str:
    return f"[{text(what)}]"


def placed(node: OutlineNode, filled: FilledOutline, text: Text) -> tuple[str, str, str]:
    """The printed words before a line's value, the value, and the words behind it.

    The value stands where the source left dots, else behind the words. A line that asks for
    several numbers has none of its own: see `listed`.
    """
    if len(node.counts) != 1 or node.counts[0].label:
        return node.text, "", ""
    value = value_text(filled.counts[node.counts[0].key], text)
    dots = _DOTS.search(node.text)
    if dots is None:
        return f"{_COLON_UNIT.sub('', node.text).rstrip('.')}: ", value, ""
    behind = node.text[dots.end() :].removeprefix(node.counts[0].unit)
    return f"{node.text[: dots.start()]}: ", value, behind


def listed(node: OutlineNode, filled: FilledOutline, text: Text) -> list[tuple[str, str]]:
    """Label and value of each number of a line that asks for several."""
    return [
        (count.label, value_text(filled.counts[count.key], text))
        for count in node.counts
        if count.label
    ]


def count_name(filled: FilledCount, outline: FilledOutline) -> str:
    """What is counted: the label, else the line as printed, without its dots."""
    if filled.count.label:
        return filled.count.label
    node = next(node for node in outline.outline.nodes if filled.count in node.counts)
    dots = _DOTS.search(node.text)
    words = node.text[: dots.start()] if dots else _COLON_UNIT.sub("", node.text)
    return words.rstrip(" .")


def gap_lines(outline: FilledOutline, text: Text) -> list[tuple[str, str, str]]:
    """Key, name and what is missing of each count that lacks something."""
    return [
        (each.count.key, count_name(each, outline), text(GAP_LABELS[each.gap]))
        for each in outline.gaps
        if each.gap is not None
    ]


def unwritten_lines(outline: FilledOutline) -> list[tuple[str, str]]:
    """Key and printed words of each line of prose that nobody has written."""
    return [(node.key, node.text) for node in outline.unwritten]


def binding_text(count: Count, text: Text) -> str:
    """What is asked for and where it comes from: `nhiệm vụ (figure of the plan plan.total)`."""
    return f"{count.unit} ({_bound(count, count.source, text)})"


def _bound(count: Count, source: ValueSource, text: Text) -> str:
    label = text(SOURCE_LABELS[source])
    match source:
        case ValueSource.FIGURE:
            return f"{label} {count.figure}"
        case ValueSource.TARGET:
            return f"{label} {count.target}"
        case ValueSource.COUNTS:
            return f"{label} {count.numerator}, {count.denominator}"
        case _:
            return label


def origin_text(filled: FilledCount, text: Text) -> str:
    """Where a value comes from: `entered by hand, lan, 05/03/2022 17:00; figure: 11`."""
    parts = [_bound(filled.count, filled.source, text)]
    parts += [filled.author] if filled.author else []
    parts += [moment_words(filled.recorded_at)] if filled.recorded_at else []
    origin = ", ".join(parts)
    if filled.counted is not None:
        counted = text(template("counted"))
        origin += f"; {counted}: {number_text(filled.counted)}"
    return f"{origin}; {filled.note}" if filled.note else origin


def writers(filled: FilledOutline) -> list[tuple[str, str, str]]:
    """Key, author and moment of each line of prose that somebody wrote."""
    return [
        (key, each.author, moment_words(each.recorded_at)) for key, each in filled.prose.items()
    ]


def facts(filled: FilledOutline, text: Text) -> list[tuple[str, str]]:
    """What the document is made from, name and value: plan, period, day, counts, program."""
    figures = filled.figures
    period = figures.period
    since = f"{period.data_from:%d/%m/%Y} – " if period and period.data_from else ""
    lines = [
        (template("Plan"), _plan_name(filled)),
        (template("Figures from"), figures.plan.id if figures.plan.id != filled.plan else ""),
        (template("Outline"), filled.outline.id),
        (template("Period"), filled.period if period else ""),
        (template("As of"), f"{since}{figures.as_of:%d/%m/%Y}"),
        (template("Known at"), moment_words(figures.known_at) if figures.known_at else ""),
        (template("Rows of the plan"), _tally_text(figures.whole, text)),
        (template("Rows assigned"), _tally_text(figures.assigned, text)),
        (template("Journal line"), str(figures.journal_line)),
        (template("Made by"), program(figures)),
    ]
    return [(text(name), value) for name, value in lines if value]


def program(figures: Figures) -> str:
    """Name and version of the program; of a closed period that one which closed it."""
    closing = figures.closing
    return f"cchc-tracker {closing.basis.program if closing else __version__}"


def moment_words(moment: datetime) -> str:
    """`05/03/2022 17:00` in Vietnam."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _plan_name(filled: FilledOutline) -> str:
    plan = filled.figures.plan
    if plan.id != filled.plan:
        return filled.plan
    return f"{plan.title} ({', '.join(filter(None, (plan.number, plan.id)))})"


def _tally_text(tally: Tally, text: Text) -> str:
    """`10 = done on time 3 + overdue 1 + …`: the statuses add up to the total."""
    parts = [f"{text(STATUS_LABELS[status])} {n}" for status, n in tally.counts.items() if n]
    return f"{tally.total}" + (f" = {' + '.join(parts)}" if parts else "")


def report_subject(outline: Outline) -> str:
    """What the report is about: the outline's title without “Đề cương báo cáo”."""
    subject = _OUTLINE_OF.sub("", outline.title)
    return subject[:1].upper() + subject[1:]
