"""The page's tables of rows, which sort by any column where scripts run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.html.markup import element, escaped, multiline, section
from cchc_tracker.exports.row_values import NO_REMARKS, due_day, evidence_lines, report_rows
from cchc_tracker.exports.status_marks import marked_status
from cchc_tracker.model.message import message, template
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.exports.row_values import ReportRow

HEADINGS: Final = (
    template("No."),
    template("Task or activity"),
    template("Area"),
    template("Lead"),
    template("Deadline"),
    template("Day due"),
    template("Status"),
    template("Done on"),
    template("Result"),
    template("Evidence"),
)
_ORDER: Final = tuple(Status)


def overdue_section(source: ReportSource) -> str:
    """The overdue rows as a list, earliest deadline first."""
    figures, text = source.figures, source.language.text
    title = text(template("Overdue"))
    if not figures.overdue:
        return section("overdue", title, element("p", escaped(text(template("None")))))
    unexplained = text(template("no reason on record"))
    items = []
    for view in figures.overdue:
        due = due_day(view)
        days = message("{count} days", count=(view.as_of - due).days if due else 0)
        late = f"{day_text(due)} ({source.language(days)})"
        reason = source.remarks.get(view.row.id, NO_REMARKS).words
        items.append(
            element(
                "li",
                element("strong", escaped(view.row.ref)),
                element("span", multiline(view.row.text)),
                element("span", escaped(view.row.lead_text or "–"), css="lead"),
                element("span", escaped(late), css="overdue late"),
                element("span", multiline(reason or unexplained), css="reason"),
            )
        )
    return section("overdue", f"{title} ({len(items)})", element("ol", *items, css="late-rows"))


def rows_section(source: ReportSource) -> Iterator[str]:
    """All rows; the numbers that a column sorts by stand in its cells' `data-v`."""
    text = source.language.text
    title = text(template("List of rows"))
    yield f'<section aria-labelledby="rows">\n<h2 id="rows">{escaped(title)}</h2>\n'
    yield f'<div class="scroll">\n<table class="rows"><caption>{escaped(title)}</caption>\n'
    yield "<thead><tr>"
    for heading in HEADINGS:
        yield f'<th scope="col">{escaped(text(heading))}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in report_rows(source):
        yield _line(row)
    yield "</tbody></table>\n</div>\n</section>\n"


def _line(row: ReportRow) -> str:
    view = row.view
    due, done = due_day(view), view.progress.done_on
    status, css = marked_status(view.status, row.text), view.status.value.replace("_", "-")
    cells = (
        f'<td data-v="{view.row.position}">{escaped(view.row.ref)}</td>',
        f"<td>{multiline(view.row.text)}</td>",
        f"<td>{escaped(f'{view.row.area_no}. {view.row.area}')}</td>",
        f"<td>{multiline(view.row.lead_text or '')}</td>",
        f"<td>{multiline(view.row.deadline_text or '')}</td>",
        f'<td data-v="{due.toordinal() if due else ""}">{day_text(due)}</td>',
        f'<td data-v="{_ORDER.index(view.status)}" class="{css} status">{escaped(status)}</td>',
        f'<td data-v="{done.toordinal() if done else ""}">{day_text(done)}</td>',
        f"<td>{multiline(row.remarks.words)}</td>",
        f"<td>{multiline(evidence_lines(row.remarks) or '')}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>\n"
