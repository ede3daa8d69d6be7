"""Figures line by line and in tables: counts by status and both completion rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.report.blocks import Align, Column, Item, Table
from cchc_tracker.model.message import message, template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_tracker.exports.report.words import Words
    from cchc_tracker.model.figures import FigureGroup, Tally

_COUNTED = (
    (template("All tasks"), 23),
    (template("Done on time"), 25),
    (template("Done late"), 25),
    (template("Open, in time"), 23),
    (template("Overdue"), 21),
    (template("Undated"), 28),
    (template("Suspended, cancelled"), 27),
)
"""Headings with their columns' widths, which take the longest word in Vietnamese."""
_RATES = (template("Done of all tasks"), template("Done of those that fell due"))


def status_items(tally: Tally, words: Words) -> list[Item]:
    """The statuses, a line each; they add up to the total."""
    counts = {status.value: words.number(n) for status, n in tally.counts.items()}
    done, open_ = words.number(tally.done), words.number(_open(tally))
    sentences = [
        message(
            "Done: {done}, of these {done_on_time} on time and {done_late} late;",
            done=done,
            **counts,
        ),
        message(
            "Not done yet, in time: {open}, of these {in_progress} in progress"
            " and {not_started} not started;",
            open=open_,
            **counts,
        ),
        message("Overdue and not done: {overdue};", **counts),
        message("Without a deadline of their own: {undated};", **counts),
        message("Suspended: {suspended}, cancelled: {cancelled};", **counts),
    ]
    return [Item(words(each)) for each in sentences]


def rate_items(tally: Tally, words: Words, *, of_whole: bool = True) -> list[Item]:
    """Both completion rates, each with its denominator named; of the whole plan or of a part."""
    rate = words.rate(tally.completion)
    of_all = (
        message("Completion rate of all tasks of the plan: {rate};", rate=rate)
        if of_whole
        else message("Completion rate of all tasks counted here: {rate};", rate=rate)
    )
    return [
        Item(words(of_all)),
        Item(
            words(
                message(
                    "Completion rate of the tasks that fell due (done or overdue): {rate}.",
                    rate=words.rate(tally.due_completion),
                )
            )
        ),
    ]


def group_table(
    groups: Iterable[FigureGroup], named: str, words: Words, whole: Tally | None = None
) -> Table:
    """A line a group; with `whole` a last line that the groups add up to."""
    columns = (
        Column(words(template("Seq.")), 16, Align.CENTRE),
        Column(named, 74),
        *(Column(words(heading), width, Align.CENTRE) for heading, width in _COUNTED),
        *(Column(words(heading), 30, Align.CENTRE) for heading in _RATES),
    )
    rows = [
        (
            each.number or str(place),
            each.label or words(template("No lead")),
            *_tally_cells(each.tally, words),
        )
        for place, each in enumerate(groups, start=1)
    ]
    if whole is not None:
        rows.append(("", words(template("Total")), *_tally_cells(whole, words)))
    return Table(columns, tuple(rows), last_is_sum=whole is not None)


def _tally_cells(tally: Tally, words: Words) -> tuple[str, ...]:
    counts = tally.counts
    numbers = (
        tally.total,
        counts[Status.DONE_ON_TIME],
        counts[Status.DONE_LATE],
        _open(tally),
        counts[Status.OVERDUE],
        counts[Status.UNDATED],
        counts[Status.SUSPENDED] + counts[Status.CANCELLED],
    )
    rates = (tally.completion, tally.due_completion)
    return (*map(words.number, numbers), *map(words.percent, rates))


def _open(tally: Tally) -> int:
    return tally.counts[Status.IN_PROGRESS] + tally.counts[Status.NOT_STARTED]
