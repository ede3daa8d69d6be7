"""What the overview shows, line by line, and which rows each of its figures opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.filter import EVERYTHING, Filter
from cchc_tracker.model.filter_text import filter_text
from cchc_tracker.model.message import template
from cchc_tracker.services import figures
from cchc_tui.marks import mark_of
from cchc_tui.messages import OpenMatrix
from cchc_tui.widgets.bars import length, shares, signs
from cchc_tui.widgets.cells import cut, filled
from cchc_tui.widgets.figures import Piece
from cchc_tui.widgets.months import month_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_tracker.model.row import RowView
    from cchc_tracker.model.status import Status
    from cchc_tracker.services.overview import Overview, PlanLine
    from cchc_tracker.store import GroupCount
    from cchc_tui.widgets.figures import Line

COUNT_WIDTH: Final = 8
"""Cells of a column of counts."""
_NAME_WIDTH: Final = 14
_YEAR_WIDTH: Final = 5
_NUMBER_WIDTH: Final = 16
_SHOWN_SOON: Final = 10
_PLAN_COUNTS: Final = (
    template("Rows"), template("Done"), template("Overdue"), template("Due soon"),
)  # fmt: skip


@dataclass
class Sheet:
    """Lines for a width, with the request of each figure."""

    plan: str
    width: int
    text: Callable[[str], str]
    ascii_only: bool = False
    lines: list[Line] = field(default_factory=list)
    requests: dict[str, OpenMatrix] = field(default_factory=dict)

    def figure(self, key: str, chosen: Filter, *, ref: str | None = None) -> str:
        """The key of a figure that opens the rows of a filter."""
        self.requests[key] = OpenMatrix(self.plan, filter_text(chosen), ref)
        return key

    def add(self, *pieces: Piece) -> None:
        """Add a line."""
        self.lines.append(pieces)

    def heading(self, text: str, *others: Piece) -> None:
        """Add a section's heading after a blank line."""
        if self.lines:
            self.add()
        room = self.width - 1 - sum(cell_len(piece.text) for piece in others)
        self.add(Piece(" " + filled(text, room), "heading"), *others)

    def count(
        self, number: int, key: str, chosen: Filter, look: str = "", *, width: int = COUNT_WIDTH
    ) -> tuple[Piece, ...]:
        """A column's count; 0 opens nothing."""
        shown = str(number)
        blank = Piece(" " * max(width - len(shown), 1))
        if not number:
            return blank, Piece(shown, "faint")
        return blank, Piece(shown, look, self.figure(key, chosen))

    def heads(self, heads: Sequence[str]) -> tuple[str, ...]:
        """The headings of columns of counts, each as wide as its column."""
        shown = [self.text(head) for head in heads]
        return tuple(text.rjust(max(COUNT_WIDTH, len(text) + 1)) for text in shown)


def plans_sheet(plans: Sequence[PlanLine], chosen: str | None, sheet: Sheet) -> None:
    """A line a plan; its name is a figure too, which turns to the plan."""
    heads = sheet.heads(_PLAN_COUNTS)
    widths = [len(head) for head in heads]
    room = max(sheet.width - sum(widths) - 3, _NAME_WIDTH + _YEAR_WIDTH)
    number_width = _NUMBER_WIDTH if room >= _NAME_WIDTH + _YEAR_WIDTH + _NUMBER_WIDTH else 0
    name_width = room - _YEAR_WIDTH - number_width
    names = filled(sheet.text(template("Plan")), name_width)
    names += " " + filled(sheet.text(template("Year")), _YEAR_WIDTH - 1)
    if number_width:
        names += " " + filled(sheet.text(template("Number")), number_width - 1)
    sheet.add(Piece(f"  {names}{''.join(heads)}", "heading"))
    for line in plans:
        sheet.plan = line.plan.id
        here = line.plan.id == chosen
        counts: tuple[tuple[int, str, Filter, str], ...] = (
            (line.total, "all", EVERYTHING, ""),
            (line.done, "done", figures.DONE, ""),
            (line.overdue, "overdue", figures.OVERDUE, "status-overdue"),
            (line.due_soon, "soon", figures.due_soon(line.as_of), ""),
        )
        name = _plan_name(line, name_width, number_width)
        sheet.add(
            Piece(_here(sheet) if here else "  "),
            Piece(name, "heading" if here else "", f"{line.plan.id}|plan"),
            *(
                piece
                for (count, key, rows, look), width in zip(counts, widths, strict=True)
                for piece in sheet.count(count, f"{line.plan.id}|{key}", rows, look, width=width)
            ),
        )


def _plan_name(line: PlanLine, name_width: int, number_width: int) -> str:
    """Locality, year and number; a plan is usually named after its locality."""
    plan = line.plan
    known = plan.id.startswith(plan.locality)
    name = filled(plan.id if known else f"{plan.locality}: {plan.id}", name_width)
    number = f" {filled(plan.number or '–', number_width - 1)}" if number_width else ""
    return f"{name} {plan.year}{number}"


def _here(sheet: Sheet) -> str:
    return "> " if sheet.ascii_only else "▸ "


def overview_sheet(found: Overview, sheet: Sheet) -> None:
    """One plan's figures, section by section."""
    _statuses(found, sheet)
    _areas(found, sheet)
    _due_soon(found, sheet)
    _leads(found, sheet)
    _months(found, sheet)


def _statuses(found: Overview, sheet: Sheet) -> None:
    total = found.total
    sheet.heading(
        sheet.text(template("By status")),
        Piece(sheet.text(template("Total")), "heading"),
        *sheet.count(total, "all", EVERYTHING),
    )
    half = (sheet.width - 1) // 2
    statuses = list(found.counts)
    for left, right in zip(statuses[:4], statuses[4:], strict=True):
        sheet.add(
            Piece(" "),
            *_status(left, found.counts[left], total, half - 2, sheet),
            Piece("  "),
            *_status(right, found.counts[right], total, half - 1, sheet),
        )


def _status(status: Status, count: int, total: int, width: int, sheet: Sheet) -> tuple[Piece, ...]:
    mark = mark_of(status, ascii_only=sheet.ascii_only)
    share = f"{100 * count / total:.1f}".replace(".", ",") + "%" if total else ""
    tail = f"{count:>6}{share:>7}" if width >= 34 else f"{count:>5}"
    label = filled(sheet.text(STATUS_LABELS[status]), width - len(tail) - 3)
    key = sheet.figure(f"status {status}", figures.with_status(status)) if count else ""
    return (
        Piece(f"{mark.sign:<2} {label}", mark.colour if count else "faint", key),
        Piece(tail, "" if count else "faint", key),
    )


def _areas(found: Overview, sheet: Sheet) -> None:
    heads = (template("Rows"), template("Done"), template("Overdue"))
    sheet.heading(sheet.text(template("By area")), Piece("".join(sheet.heads(heads)), "heading"))
    bar = max(min(sheet.width // 5, 20), 8)
    room = sheet.width - COUNT_WIDTH * 3 - bar - 3
    numbers = {area.code: area.no for area in reversed(found.plan.areas)}
    for area in found.areas:
        whole = figures.of_area(area)
        name = " ".join(part for part in (numbers.get(area.key, ""), area.label) if part)
        key = f"area {area.key}"
        done, overdue = area.done, area.overdue
        sheet.add(
            Piece(" " + filled(name, room) + " "),
            *_bar(area, bar, sheet),
            Piece(" "),
            *sheet.count(area.total, key, whole),
            *sheet.count(done, f"{key} done", figures.both(whole, figures.DONE)),
            *sheet.count(
                overdue, f"{key} overdue", figures.both(whole, figures.OVERDUE), "status-overdue"
            ),
        )
    letters = signs(ascii_only=sheet.ascii_only)
    named = (
        (letters.done, template("Done")),
        (letters.overdue, template("Overdue")),
        (letters.left, template("Others")),
    )
    legend = "   ".join(f"{letter} {sheet.text(name)}" for letter, name in named)
    sheet.add(Piece(" " * (room + 2) + legend, "faint"))


def _bar(area: GroupCount, cells: int, sheet: Sheet) -> tuple[Piece, ...]:
    done, overdue = area.done, area.overdue
    parts = shares((done, overdue, area.total - done - overdue), cells)
    letters = signs(ascii_only=sheet.ascii_only)
    return (
        Piece(letters.done * parts[0], "status-done-on-time"),
        Piece(letters.overdue * parts[1], "status-overdue"),
        Piece(letters.left * parts[2], "faint"),
    )


def _due_soon(found: Overview, sheet: Sheet) -> None:
    soon = figures.due_soon(found.as_of)
    sheet.heading(
        sheet.text(template("Due within 30 days")),
        *sheet.count(found.due_soon_count, "soon", soon),
    )
    for view in found.due_soon[:_SHOWN_SOON]:
        sheet.add(Piece(" "), _row(view, soon, sheet))
    more = found.due_soon_count - min(len(found.due_soon), _SHOWN_SOON)
    if more > 0:
        sheet.add(Piece(f"   … +{more}", "faint"))


def _row(view: RowView, soon: Filter, sheet: Sheet) -> Piece:
    due = day_text(view.progress.open_due)
    shown = filled(f"{due}  {view.row.ref:<6} {view.row.text}", sheet.width - 2)
    ref = f"r{view.row.position}"
    return Piece(shown, "", sheet.figure(f"soon {ref}", soon, ref=ref))


def _leads(found: Overview, sheet: Sheet) -> None:
    sheet.heading(
        sheet.text(template("Overdue by lead agency")),
        *sheet.count(found.overdue, "overdue", figures.OVERDUE),
    )
    most = max((lead.total for lead in found.overdue_leads), default=0)
    bar = max(sheet.width // 5, 8)
    room = sheet.width - COUNT_WIDTH - bar - 3
    letter = signs(ascii_only=sheet.ascii_only).overdue
    for lead in found.overdue_leads:
        name = lead.label or sheet.text(template("no lead agency"))
        chosen = figures.both(figures.of_lead(lead), figures.OVERDUE)
        drawn = letter * length(lead.total, most, bar)
        sheet.add(
            Piece(" " + filled(name, room) + " "),
            Piece(filled(drawn, bar), "status-overdue"),
            Piece(" "),
            *sheet.count(lead.total, f"lead {lead.key}", chosen),
        )
    if sum(lead.total for lead in found.overdue_leads) > found.overdue:
        note = sheet.text(template("A row led by several agencies counts under each."))
        sheet.add(Piece(" " + cut(note, sheet.width - 1), "faint"))


def _months(found: Overview, sheet: Sheet) -> None:
    sheet.heading(
        sheet.text(template("Done by month")),
        *sheet.count(sum(found.completions.values()), "done", figures.DONE),
    )
    keys = {
        month: sheet.figure(f"month {month}", figures.done_in(month)) for month in found.completions
    }
    sheet.lines += month_lines(found.completions, keys, sheet.width, ascii_only=sheet.ascii_only)
