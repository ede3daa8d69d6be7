"""The sections of the report's body: the whole, each area, what is overdue, targets, proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.report.blocks import (
    Align,
    Column,
    Heading,
    Item,
    Paragraph,
    Table,
)
from cchc_tracker.exports.report.tallies import group_table, rate_items, status_items
from cchc_tracker.exports.report.tally_sentences import (
    group_paragraph,
    period_sentence,
    proof_sentence,
)
from cchc_tracker.exports.report.words import row_name
from cchc_tracker.model.message import message, template
from cchc_tracker.model.report_template import Tallied
from cchc_tracker.model.status import DONE_STATUSES, Status
from cchc_tracker.services.remarks import RowRemarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_tracker.exports.report.blocks import Block
    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.exports.report.words import Words
    from cchc_tracker.model.figures import FigureGroup, Figures, Tally
    from cchc_tracker.model.row import RowView

_NOTHING = RowRemarks()
_SUBHEADINGS: dict[Tallied, str] = {
    Tallied.PLAN: template("Tasks of the plan"),
    Tallied.ASSIGNED: template("Tasks assigned by the people's committee or its chairman"),
    Tallied.AREAS: template("By area"),
    Tallied.LEADS: template("By lead agency"),
}


def general_section(
    source: ReportSource, words: Words, parts: Iterable[Tallied] = tuple(Tallied)
) -> list[Block]:
    """The plan as a whole: in words, what was assigned, by area and by lead."""
    blocks: list[Block] = []
    for number, part in enumerate(parts, start=1):
        blocks.append(Heading(2, f"{number}. {words(_SUBHEADINGS[part])}"))
        blocks += _tallied(part, source, words)
    return blocks


def _tallied(part: Tallied, source: ReportSource, words: Words) -> list[Block]:
    figures = source.figures
    match part:
        case Tallied.PLAN:
            return _whole_plan(figures, words)
        case Tallied.ASSIGNED:
            return _assigned(figures.assigned, words)
        case Tallied.AREAS:
            if not figures.areas:
                return _none(words)
            return [group_table(figures.areas, words(template("Area")), words, figures.whole)]
        case Tallied.LEADS:
            if not figures.leads:
                return _none(words)
            told = template("A task with several lead agencies is counted for each of them.")
            return [
                group_table(figures.leads, words(template("Lead agency")), words),
                Paragraph(words(told)),
            ]


def _none(words: Words) -> list[Block]:
    """An empty section in one sentence."""
    return [Paragraph(words(template("None.")))]


def _whole_plan(figures: Figures, words: Words) -> list[Block]:
    whole = figures.whole
    if not whole.total:
        day = words.long_day(figures.as_of)
        return [Paragraph(words(message("There are no tasks as of the end of {day}.", day=day)))]
    of_whole = figures.lead is None and not figures.filter
    counted, day = words.number(whole.total), words.long_day(figures.as_of)
    total = (
        message(
            "The plan has {total} tasks and activities; as of the end of {day}:",
            total=counted,
            day=day,
        )
        if of_whole
        else message(
            "These are {total} tasks and activities; as of the end of {day}:",
            total=counted,
            day=day,
        )
    )
    blocks: list[Block] = [
        Paragraph(words(total)),
        *status_items(whole, words),
        *rate_items(whole, words, of_whole=of_whole),
    ]
    if figures.period is not None:
        blocks.append(Paragraph(period_sentence(whole, words)))
    return [*blocks, Paragraph(proof_sentence(whole, words))]


def area_section(source: ReportSource, words: Words) -> list[Block]:
    """Each area's figures in words, and what was done in it within the period."""
    blocks: list[Block] = []
    done = _done_by_area(source)
    for place, area in enumerate(source.figures.areas, start=1):
        blocks.append(Heading(2, f"{place}. {area.label}"))
        blocks.append(group_paragraph(area.tally, words))
        views = done.get(_area_key(area), [])
        if views:
            lead_in = words(template("Tasks done within the period:"))
            blocks += [Paragraph(lead_in, keep_next=True), _done_table(views, source, words)]
    return blocks or _none(words)


def overdue_section(source: ReportSource, words: Words) -> list[Block]:
    """What is overdue, with who leads it, by which document it was given and why it is late."""
    overdue = source.figures.overdue
    if not overdue:
        return _none(words)
    columns = (
        Column(words(template("Seq.")), 9, Align.CENTRE),
        Column(words(template("Task or activity")), 55),
        Column(words(template("Assigned in")), 24),
        Column(words(template("Lead agency")), 26),
        Column(words(template("Deadline")), 22, Align.CENTRE),
        Column(words(template("Reason")), 32),
    )
    rows = tuple(
        (
            str(place),
            row_name(view.row),
            _assigned_in(view, source),
            view.row.lead_text or "",
            day_text(view.progress.open_due),
            source.remarks.get(view.row.id, _NOTHING).words
            or words(template("no reason on record")),
        )
        for place, view in enumerate(overdue, start=1)
    )
    counted = message("{n} tasks are overdue and not done:", n=words.number(len(overdue)))
    return [Paragraph(words(counted), keep_next=True), Table(columns, rows)]


def proposal_headings(words: Words) -> tuple[str, ...]:
    """What a person is to write on, where the form doesn't say."""
    return (
        words(template("Difficulties and their causes")),
        words(template("Proposals and requests")),
    )


def _assigned(tally: Tally, words: Words) -> list[Block]:
    """The counters of assigned tasks (108/KH-UBND Hải Phòng, đề cương I)."""
    if tally.total == 0:
        return [Paragraph(words(template("None recorded.")))]
    sentences = (
        message("Assigned in all: {n};", n=words.number(tally.total)),
        message("Done on time: {n};", n=words.number(tally.counts[Status.DONE_ON_TIME])),
        message("Done, but late: {n};", n=words.number(tally.counts[Status.DONE_LATE])),
        message("Overdue and not done: {n};", n=words.number(tally.counts[Status.OVERDUE])),
        message("Others: {n}.", n=words.number(tally.total - tally.fell_due)),
    )
    return [Item(words(each)) for each in sentences]


def _area_key(area: FigureGroup) -> tuple[str, str]:
    return area.number, area.label


def _done_by_area(source: ReportSource) -> dict[tuple[str, str], list[RowView]]:
    """The rows done within the period, by the area's number and title."""
    period = source.figures.period
    data_from = period.data_from if period else None
    found: dict[tuple[str, str], list[RowView]] = {}
    for view in source.figures.rows:
        done_on = view.progress.done_on
        if view.status not in DONE_STATUSES or done_on is None:
            continue
        if data_from is None or done_on >= data_from:
            found.setdefault((view.row.area_no, view.row.area), []).append(view)
    return found


def _done_table(views: Iterable[RowView], source: ReportSource, words: Words) -> Table:
    columns = (
        Column(words(template("Seq.")), 9, Align.CENTRE),
        Column(words(template("Task or activity")), 65),
        Column(words(template("Lead agency")), 30),
        Column(words(template("Done on")), 24, Align.CENTRE),
        Column(words(template("Evidence")), 40),
    )
    rows = tuple(
        (
            str(place),
            row_name(view.row),
            view.row.lead_text or "",
            day_text(view.progress.done_on),
            evidence_text(view, source, words),
        )
        for place, view in enumerate(views, start=1)
    )
    return Table(columns, rows)


def evidence_text(view: RowView, source: ReportSource, words: Words) -> str:
    """The documents that prove a row, a line each."""
    remarks = source.remarks.get(view.row.id, _NOTHING)
    return "\n".join(words.evidence(each) for each in remarks.evidence)


def _assigned_in(view: RowView, source: ReportSource) -> str:
    """The documents that assign a row; else the plan itself."""
    assigned = source.figures.assignments.get(view.row.id, ())
    documents = [each.document for each in assigned]
    return "\n".join(documents) or source.figures.plan.number or ""
