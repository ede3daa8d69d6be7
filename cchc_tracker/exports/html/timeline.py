"""Deadlines and completions by month, drawn and as a table."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.html.markup import element, escaped, section
from cchc_tracker.model.message import message, template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cchc_tracker.exports.report import ReportSource

_WIDTH: Final = 400
_TOP, _FLOOR, _BELOW = 24, 160, 34
_LEFT: Final = 26
_MOST_MONTHS: Final = 18
_DIGIT: Final = 4.5
"""Width of a digit above a column."""
_BESIDE: Final = 1.2
"""How much wider than its column a number may be; the table below has them all."""

Month = tuple[int, int]
"""Year and month."""


def timeline_section(source: ReportSource) -> str:
    """A column for the milestones that fall due in a month, and one for those done in it."""
    text = source.language.text
    dues, dones = _counts(source)
    months = _months(source, dues, dones)
    left_out = sum(n for month, n in (dues + dones).items() if month not in months)
    parts = [_drawing(source, months, dues, dones), _table(source, months, dues, dones)]
    if left_out:
        sentence = message("{count} days lie outside these months", count=left_out)
        parts.append(element("p", escaped(source.language(sentence))))
    title = text(template("Deadlines and completions by month"))
    return section("timeline", title, *parts)


def _counts(source: ReportSource) -> tuple[Counter[Month], Counter[Month]]:
    milestones = [each for view in source.figures.rows for each in view.progress.milestones]
    dues = (each.milestone.effective_due for each in milestones)
    dones = (each.done_on for each in milestones)
    return (
        Counter(_month(day) for day in dues if day is not None),
        Counter(_month(day) for day in dones if day is not None),
    )


def _month(day: date) -> Month:
    return day.year, day.month


def _months(source: ReportSource, dues: Counter[Month], dones: Counter[Month]) -> list[Month]:
    """The plan's year, and as far around it as there is something and room."""
    year = source.figures.plan.year
    found = {*dues, *dones, (year, 1), (year, 12)}
    near = sorted(month for month in found if abs(_number(month) - _number((year, 6))) <= 9)
    first, last = _number(near[0]), _number(near[-1])
    last = min(last, first + _MOST_MONTHS - 1)
    return [(n // 12, n % 12 + 1) for n in range(first, last + 1)]


def _number(month: Month) -> int:
    return 12 * month[0] + month[1] - 1


def _drawing(
    source: ReportSource, months: Sequence[Month], dues: Counter[Month], dones: Counter[Month]
) -> str:
    highest = max((*dues.values(), *dones.values(), 1))
    step = (_WIDTH - _LEFT) / len(months)
    parts = [_defs(), _axis(highest)]
    for place, month in enumerate(months):
        left = _LEFT + place * step
        parts.append(_column("due", left + step * 0.12, step * 0.36, dues[month], highest))
        parts.append(_column("done", left + step * 0.52, step * 0.36, dones[month], highest))
        parts.append(_label(left + step / 2, month))
    parts.append(_cut_off(source, months, step))
    summary = message(
        "Columns by month: {due} milestones fall due, {done} were done by {day}",
        due=sum(dues.values()),
        done=sum(dones.values()),
        day=f"{source.figures.as_of:%d/%m/%Y}",
    )
    return (
        f'{_legend(source)}<svg class="timeline" role="img"'
        f' viewBox="0 0 {_WIDTH} {_FLOOR + _BELOW}" aria-labelledby="timeline timeline-words">'
        f'<desc id="timeline-words">{escaped(source.language(summary))}</desc>'
        f"{''.join(parts)}</svg>\n"
    )


def _legend(source: ReportSource) -> str:
    text = source.language.text
    as_of = text(template("As of"))
    return element(
        "p",
        element("span", escaped(text(template("deadlines"))), css="due"),
        element("span", escaped(text(template("completions"))), css="done"),
        element("span", escaped(f"┆ {as_of}: {source.figures.as_of:%d/%m/%Y}")),
        css="legend",
    )


def _defs() -> str:
    """Stripes for what falls due, so that the two columns differ without colour."""
    return (
        '<defs><pattern id="stripes" width="4" height="4" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="4" height="4" fill="#fff"/>'
        '<rect width="1.5" height="4" fill="#8a5a00"/></pattern></defs>'
    )


def _axis(highest: int) -> str:
    return (
        f'<line x1="{_LEFT}" y1="{_FLOOR}" x2="{_WIDTH}" y2="{_FLOOR}" class="axis"/>'
        f'<line x1="{_LEFT}" y1="{_TOP}" x2="{_WIDTH}" y2="{_TOP}" class="guide"/>'
        f'<text x="{_LEFT - 4}" y="{_TOP + 4}" text-anchor="end">{highest}</text>'
        f'<text x="{_LEFT - 4}" y="{_FLOOR}" text-anchor="end">0</text>'
    )


def _column(css: str, left: float, width: float, count: int, highest: int) -> str:
    if not count:
        return ""
    height = (_FLOOR - _TOP) * count / highest
    top = _FLOOR - height
    column = (
        f'<rect class="{css}" x="{left:.2f}" y="{top:.2f}" width="{width:.2f}"'
        f' height="{height:.2f}"/>'
    )
    if len(str(count)) * _DIGIT > width * _BESIDE:
        return column
    number = (
        f'<text class="number" x="{left + width / 2:.2f}" y="{top - 2:.2f}"'
        f' text-anchor="middle">{count}</text>'
    )
    return column + number


def _label(middle: float, month: Month) -> str:
    """The month's number; under January its year."""
    year, number = month
    below = f'<text x="{middle:.2f}" y="{_FLOOR + 28}" text-anchor="middle">{year}</text>'
    name = f'<text x="{middle:.2f}" y="{_FLOOR + 14}" text-anchor="middle">{number}</text>'
    return name + (below if number == 1 else "")


def _cut_off(source: ReportSource, months: Sequence[Month], step: float) -> str:
    day = source.figures.as_of
    if _month(day) not in months:
        return ""
    place = months.index(_month(day)) + (day.day - 1) / 31
    x = f"{_LEFT + place * step:.2f}"
    return f'<line x1="{x}" y1="{_TOP - 12}" x2="{x}" y2="{_FLOOR}" class="cut-off"/>'


def _table(
    source: ReportSource, months: Sequence[Month], dues: Counter[Month], dones: Counter[Month]
) -> str:
    text = source.language.text
    names = (template("Month"), template("deadlines"), template("completions"))
    head = element("tr", *(element("th", escaped(text(name)), scope="col") for name in names))
    lines = (
        element(
            "tr",
            element("th", f"{number:02}/{year}", scope="row"),
            element("td", str(dues[year, number])),
            element("td", str(dones[year, number])),
        )
        for year, number in months
    )
    summary = element("summary", escaped(text(template("The same as a table"))))
    table = element("table", element("thead", head), element("tbody", *lines), css="months")
    return element("details", summary, table)
