"""What every exported file says of itself: plan, period, days, counting rules, program, journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.message import template
from cchc_tracker.services.session import VIETNAM

if TYPE_CHECKING:
    from datetime import datetime

    from cchc_tracker.exports.report.source import ReportSource
    from cchc_tracker.model.figures import Figures

COUNTING: Final = 1
"""Number of the counting rules; it grows when a figure is counted in another way."""
COUNTING_RULES: Final = (
    template("Status is that of the end of the day “as of”, from what had taken effect by then."),
    template(
        "A deadline counts moved past days off where the law moves it, and as extended; a day"
        " that the text excludes (“before …”) is late itself."
    ),
    template(
        "A row of several milestones is done when all are, late or overdue as soon as one is."
    ),
    template(
        "A row that several agencies lead is done when all have reported; it counts once in the"
        " whole and under each of its leads."
    ),
    template("Undated rows have no deadline by nature and are never overdue."),
    template(
        "The statuses add up to the total. “% of all rows” divides by the total, “% of rows done"
        " or overdue” by those that fell due."
    ),
)


def program_text(source: ReportSource) -> str:
    """`cchc-tracker 0.1.0`."""
    return f"cchc-tracker {source.program}"


def moment_text(moment: datetime | None) -> str:
    """`31/03/2022 17:00:00` in Vietnam; empty for None."""
    return "" if moment is None else f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"


def days_text(figures: Figures) -> str:
    """`05/12/2021 – 04/03/2022`, or the day alone where there is no period."""
    period = figures.period
    first = f"{day_text(period.data_from)} – " if period and period.data_from else ""
    return f"{first}{day_text(figures.as_of)}"


def stamp_lines(source: ReportSource) -> list[tuple[str, str]]:
    """Name and value of everything that the file was made from; empty values are left out.

    That a period is closed isn't said: a file made again after the closing is the file handed up.
    """
    figures, text = source.figures, source.language.text
    plan, period = figures.plan, figures.period
    lines = [
        (template("Plan"), f"{plan.title} ({plan.id})"),
        (template("Number"), plan.number or text(template("not numbered yet"))),
        (template("Issued on"), day_text(plan.issued_on)),
        (template("Issuer"), plan.issuer),
        (template("Locality"), f"{source.locality.name} ({source.locality.code})"),
        (template("Period"), period.code if period else ""),
        (template("Data of the period"), days_text(figures) if period else ""),
        (template("As of"), day_text(figures.as_of)),
        (template("Report due"), day_text(period.effective_due) if period else ""),
        (
            template("Known at"),
            moment_text(figures.known_at) or text(template("all that is on record")),
        ),
        (template("Journal line"), str(figures.journal_line)),
        (template("Filter"), figures.filter),
        (template("Lead"), figures.lead or ""),
        (template("Program"), program_text(source)),
        (template("Counting rules"), str(COUNTING)),
    ]
    return [(text(name), value) for name, value in lines if value]


def counting_lines(source: ReportSource) -> list[str]:
    """The counting rules as sentences."""
    return [source.language(rule) for rule in COUNTING_RULES]
