"""The sheet of figures: the whole, areas, leads, member agencies, targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.plan import target_text
from cchc_tracker.exports.report.words import capital
from cchc_tracker.exports.stamp import stamp_lines
from cchc_tracker.exports.tally import GROUP_HEADINGS, result_text
from cchc_tracker.exports.xlsx.sheet import Rate
from cchc_tracker.model.message import template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.xlsx.sheet import Cell, Sheet
    from cchc_tracker.model.figures import FigureGroup, Tally
    from cchc_tracker.model.measurement import TargetStanding

    Translate = Callable[[str], str]

_HEADINGS = (
    *GROUP_HEADINGS,
    template("Rows done"),
    template("Rows done or overdue"),
    template("done in the period"),
    template("newly overdue in the period"),
    template("overdue since before the period"),
    template("done without evidence"),
    template("extensions granted"),
)
_DAY_WIDTH = 11
"""A narrower column shows a day as ####; days of measures stand below the first heading."""
_TARGET_HEADINGS = (
    template("Target"),
    template("Measured on"),
    template("Numerator"),
    template("Denominator"),
    template("Value"),
    template("Unit"),
    template("Result"),
)


def write_summary(sheet: Sheet, source: ReportSource) -> None:
    """Write the figures; each rate stands beside its counts."""
    figures, text = source.figures, source.language.text
    sheet.widths((40, _DAY_WIDTH, *(9 for _ in _HEADINGS[1:])))
    sheet.title(figures.plan.title)
    for name, value in stamp_lines(source):
        sheet.worksheet.write_string(sheet.row, 0, f"{name}: {value}")
        sheet.row += 1
    sheet.row += 1
    parts: tuple[tuple[str, Sequence[FigureGroup], Tally | None], ...] = (
        (template("Area"), figures.areas, figures.whole),
        (template("Lead"), figures.leads, figures.whole),
        (template("Member agency"), figures.members, None),
    )
    for name, groups, whole in parts:
        if groups or whole is not None:
            lines = _group_lines(groups, whole, text)
            _write_groups(sheet, text, name, lines, last_is_sum=whole is not None)
        if groups is figures.leads:
            sheet.remark(
                text(template("A task with several lead agencies is counted for each of them."))
            )
    if figures.assigned.total:
        label = text(template("Rows assigned by the committee or its chairman"))
        _write_groups(sheet, text, "", [(label, *_tally_cells(figures.assigned))])
    if figures.targets:
        sheet.table(
            [text(heading) for heading in _TARGET_HEADINGS],
            (_target_cells(each, text) for each in figures.targets),
        )


def _write_groups(
    sheet: Sheet,
    text: Translate,
    name: str,
    lines: Sequence[Sequence[Cell]],
    *,
    last_is_sum: bool = False,
) -> None:
    sheet.height(5)
    headings = [capital(text(heading)) if heading else "" for heading in (name, *_HEADINGS)]
    sheet.table(headings, lines, last_is_sum=last_is_sum)


def _group_lines(
    groups: Sequence[FigureGroup], whole: Tally | None, text: Translate
) -> list[tuple[Cell, ...]]:
    lines = [(_name(group, text), *_tally_cells(group.tally)) for group in groups]
    if whole is not None:
        lines.append((text(template("Total")), *_tally_cells(whole)))
    return lines


def _name(group: FigureGroup, text: Translate) -> str:
    name = f"{group.number}. {group.label}" if group.number else group.label
    return name or text(template("nobody"))


def _tally_cells(tally: Tally) -> Iterator[Cell]:
    """Under GROUP_HEADINGS and what follows them; a rate of nothing is blank."""
    yield tally.total
    yield from (tally.counts[status] for status in Status)
    yield Rate(tally.completion.percent)
    yield Rate(tally.due_completion.percent)
    yield tally.done
    yield tally.fell_due
    yield tally.done_in_period
    yield tally.newly_overdue
    yield tally.carried_over
    yield tally.without_evidence
    yield tally.extensions


def _target_cells(standing: TargetStanding, text: Translate) -> tuple[Cell, ...]:
    measured = standing.measured
    return (
        f"{standing.number}. {target_text(standing.target)}",
        measured.on if measured else None,
        *((measured.numerator, measured.denominator) if measured else (None, None)),
        standing.value,
        standing.target.unit,
        result_text(standing, text),
    )
