"""Printing a period's figures: tables for people, one record for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.cli.output import print_json, print_problems, print_table
from cchc_tracker.exports.figure_names import difference_cells
from cchc_tracker.exports.period import (
    adjustment_cells,
    adjustments_record,
    closing_record,
    fixed_text,
)
from cchc_tracker.exports.tally import (
    GROUP_HEADINGS,
    TARGET_HEADINGS,
    table_of_groups,
    tally_lines,
    target_cells,
)
from cchc_tracker.model.figures_record import figures_record
from cchc_tracker.model.message import template
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.cli.runtime import Runtime
    from cchc_tracker.model.closing import Adjustments
    from cchc_tracker.model.figures import FigureGroup, Figures

_EVENT_HEADINGS = (
    template("Row"),
    template("Took effect"),
    template("Update"),
    template("Who"),
    template("Recorded"),
)


def print_figures(
    runtime: Runtime, figures: Figures, since: Adjustments | None, *, as_json: bool
) -> None:
    """Print figures, and what changed since the period was closed."""
    closing = figures.closing
    if as_json:
        print_json(
            figures_record(figures)
            | {
                "closing": closing_record(closing) if closing else None,
                "adjustments": adjustments_record(since) if since else None,
            }
        )
        return
    text = runtime.language.text
    _print_head(runtime, figures)
    print_table(("", ""), tally_lines(figures.whole, text))
    _print_groups(runtime, template("Area"), figures.areas, figures)
    _print_groups(runtime, template("Lead"), figures.leads, figures)
    if figures.members:
        _print_groups(runtime, template("Member agency"), figures.members, None)
    if figures.assigned.total:
        runtime.say("")
        runtime.say(runtime.language("Rows assigned by the committee or its chairman"))
        print_table(("", ""), tally_lines(figures.assigned, text))
    if figures.targets:
        runtime.say("")
        print_table(
            [text(each) for each in TARGET_HEADINGS],
            [target_cells(standing, text) for standing in figures.targets],
        )
    if since is not None:
        _print_adjustments(runtime, since, figures)


def _print_head(runtime: Runtime, figures: Figures) -> None:
    period = figures.period
    if period is not None and period.data_from is not None:
        runtime.remark(
            "{period}: {first} – {last}, as fixed by {who}",
            period=period.code,
            first=f"{period.data_from:%d/%m/%Y}",
            last=f"{figures.as_of:%d/%m/%Y}",
            who=fixed_text(period, runtime.language.text),
        )
        print_problems(period.problems, runtime.language)
    if figures.closing is not None:
        runtime.remark(
            "Closed by {user} on {day}; the figures are as they were then",
            user=figures.closing.closed_by,
            day=f"{figures.closing.closed_at.astimezone(VIETNAM):%d/%m/%Y}",
        )


def _print_groups(
    runtime: Runtime, name: str, groups: Sequence[FigureGroup], figures: Figures | None
) -> None:
    """A table of groups, with the whole below where it counts each row once."""
    text = runtime.language.text
    runtime.say("")
    lines = table_of_groups(groups, figures.whole if figures else None, text)
    print_table([text(name), *(text(heading) for heading in GROUP_HEADINGS)], lines)


def _print_adjustments(runtime: Runtime, since: Adjustments, figures: Figures) -> None:
    cells = adjustment_cells(since, runtime.language.text)
    if not since.differences and not cells:
        runtime.remark("Nothing has changed since the closing")
        return
    text = runtime.language.text
    runtime.say("")
    runtime.say(runtime.language("Adjustments since the closing"))
    headings = (template("Figure"), template("Closed"), template("Now"))
    print_table([text(heading) for heading in headings], difference_cells(since, figures, text))
    runtime.say("")
    print_table([text(heading) for heading in _EVENT_HEADINGS], cells)
