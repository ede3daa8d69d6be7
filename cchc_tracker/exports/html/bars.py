"""A bar for each area and each lead agency, with its counts in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.html.markup import attribute_text, element, escaped, section
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.exports.status_marks import STATUS_MARKS
from cchc_tracker.exports.tally import percent_text
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.figures import FigureGroup, Tally

    Translate = Callable[[str], str]

_WIDTH, _HEIGHT = 100, 8


def bars_section(source: ReportSource) -> str:
    """The bars, in the figures' own order."""
    figures, text = source.figures, source.language.text
    key = element(
        "ul",
        *(
            element("li", escaped(_named(each, text)), css=each.value.replace("_", "-"))
            for each in Status
        ),
        css="key",
    )
    areas = section("areas", text(template("By area")), key, _bars(figures.areas, text))
    leads = section("leads", text(template("By lead agency")), _bars(figures.leads, text))
    if not figures.members:
        return areas + leads
    members = section("members", text(template("By member agency")), _bars(figures.members, text))
    return areas + leads + members


def _bars(groups: Sequence[FigureGroup], text: Translate) -> str:
    longest = max((group.tally.total for group in groups), default=0)
    return element("ol", *(_bar(group, longest, text) for group in groups), css="bars")


def _bar(group: FigureGroup, longest: int, text: Translate) -> str:
    tally = group.tally
    label = f"{group.number}. {group.label}" if group.number else group.label
    name = label or text(template("nobody"))
    done, rate = text(template("done")), percent_text(tally.completion.percent, text)
    return element(
        "li",
        element("span", escaped(name), css="name"),
        element("span", escaped(f"{tally.done}/{tally.total} {done} ({rate})"), css="count"),
        _drawn(name, tally, longest, text),
    )


def _drawn(name: str, tally: Tally, longest: int, text: Translate) -> str:
    """The stacked bar; its title tells the same in words."""
    counts = [(status, tally.counts[status]) for status in Status if tally.counts[status]]
    words = ", ".join(f"{_named(status, text)}: {count}" for status, count in counts)
    parts, begin = [], 0.0
    for status, count in counts:
        width = _WIDTH * count / longest
        shape = {"x": f"{begin:.3f}", "y": "0", "width": f"{width:.3f}", "height": str(_HEIGHT)}
        css = {"class": status.value.replace("_", "-")}
        parts.append(f"<rect{attribute_text(css | shape)}/>")
        begin += width
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none"'
        f' aria-label="{escaped(f"{name}: {words}")}">'
        f"<title>{escaped(words)}</title>{''.join(parts)}</svg>\n"
    )


def _named(status: Status, text: Translate) -> str:
    return f"{STATUS_MARKS[status].sign} {text(STATUS_LABELS[status])}"
