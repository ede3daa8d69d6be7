"""The lines of the screen of reports: the year's periods, and the figures of one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.exports.columns import day_text
from cchc_tracker.exports.figure_names import difference_cells
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.exports.period import adjustment_cells, fixed_text, state_text
from cchc_tracker.exports.tally import result_text, tally_lines
from cchc_tracker.model.message import template
from cchc_tracker.model.period import PeriodPhase
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.status import Status
from cchc_tracker.services.session import VIETNAM
from cchc_tui.marks import mark_of
from cchc_tui.widgets.cells import cut, filled
from cchc_tui.widgets.figures import Piece
from cchc_tui.widgets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.closing import Adjustments, Closing
    from cchc_tracker.model.figures import Figures, Tally
    from cchc_tracker.model.period import Period
    from cchc_tracker.services.language import Language
    from cchc_tracker.services.periods import PeriodLine
    from cchc_tui.content.period_reading import PeriodFigures
    from cchc_tui.widgets.figures import Line

_NARROW: Final = 70
_CODE: Final = 7
_DAY: Final = 10
_WINDOW: Final = 2 * _DAY + 1
_HALVES: Final = 56
"""From this width on two counts share a line."""
_LOOKS: Final = {
    PeriodPhase.OPEN: "",
    PeriodPhase.DUE: "status-in-progress",
    PeriodPhase.LATE: "status-overdue",
    PeriodPhase.CLOSED: "status-done-on-time",
    PeriodPhase.UNDATED: "faint",
}
_OWN_COUNTS: Final = slice(1 + len(Status), -2)
"""Of `tally_lines`: what follows total and statuses, without both rates."""
_RATES: Final = slice(-2, None)


@dataclass
class ReportsSheet:
    """Lines for a width."""

    width: int
    language: Language
    ascii_only: bool = False
    lines: list[Line] = field(default_factory=list)

    def add(self, *pieces: Piece) -> None:
        """Add a line."""
        self.lines.append(pieces)

    def sentence(self, text: str, look: str = "", indent: int = 1) -> None:
        """Add a sentence on as many lines as it takes."""
        for part in plain(text).wrap(max(self.width - indent - 1, 1)):
            self.add(Piece(" " * indent + part.plain.rstrip(), look))

    def heading(self, text: str) -> None:
        """Add a section's heading after a blank line."""
        self.add()
        self.sentence(text, "heading")

    def counts(self, pairs: Sequence[tuple[str, str, str]]) -> None:
        """Names with counts and looks, two on a line where there is room."""
        columns = 2 if self.width >= _HALVES else 1
        room = (self.width - 1) // columns - 1
        for first in range(0, len(pairs), columns):
            pieces = [
                Piece(" " + filled(name, room - 7) + f"{value:>6} ", look)
                for name, value, look in pairs[first : first + columns]
            ]
            self.add(*pieces)


def periods_sheet(lines: Sequence[PeriodLine], sheet: ReportsSheet) -> None:
    """A line a period; its code is its key."""
    text = sheet.language.text
    narrow = sheet.width < _NARROW
    window = _DAY if narrow else _WINDOW
    last = text(template("Cut-off") if narrow else template("Data of the period"))
    room = max(sheet.width - 2 - _CODE - window - _DAY - 3, 1)
    names = (
        (text(template("Report")), _CODE), (last, window), (text(template("Due")), _DAY),
        (text(template("State")), room),
    )  # fmt: skip
    sheet.add(Piece("  " + " ".join(filled(name, width) for name, width in names), "heading"))
    for line in lines:
        period = line.period
        wrong = any(each.severity is not Severity.INFO for each in period.problems)
        days = (
            f"{filled(period.code, _CODE)} {filled(_window(period, narrow=narrow), window)} "
            f"{filled(day_text(period.effective_due) or '–', _DAY)} "
        )
        state = cut(state_text(line.state, text), room)
        sheet.add(
            Piece("! " if wrong else "  ", "status-overdue"),
            Piece(days, "", period.code),
            Piece(state, _LOOKS[line.state.phase], period.code),
        )


def _window(period: Period, *, narrow: bool) -> str:
    last = day_text(period.data_to) or "–"
    return last if narrow or period.data_from is None else f"{day_text(period.data_from)}–{last}"


def period_sheet(line: PeriodLine, found: PeriodFigures | None, sheet: ReportsSheet) -> None:
    """Everything about a period; `found` None while it is being counted."""
    _head(line, sheet)
    if line.period.data_to is None:
        sheet.sentence(sheet.language("Press d to give its days; then it can be counted"))
    elif found is None:
        sheet.sentence(sheet.language("counting…"), "faint")
    else:
        _figures(found.figures, sheet)
        if found.since is not None:
            _adjustments(found.since, found.figures, sheet)


def _head(line: PeriodLine, sheet: ReportsSheet) -> None:
    period, language = line.period, sheet.language
    title = period.code
    if period.data_from is not None and period.data_to is not None:
        title = language(
            "{period}: {first} – {last}, as fixed by {who}",
            period=period.code,
            first=day_text(period.data_from),
            last=day_text(period.data_to),
            who=fixed_text(period, language.text),
        )
    sheet.sentence(title, "heading")
    state = state_text(line.state, language.text)
    if period.due is not None and period.due != period.effective_due:
        due = language(
            "due {due}, moved past days off to {moved}",
            due=day_text(period.due),
            moved=day_text(period.effective_due),
        )
        state = f"{state} · {due}"
    sheet.sentence(state, _LOOKS[line.state.phase])
    for problem in period.problems:
        look = "faint" if problem.severity is Severity.INFO else "status-overdue"
        sheet.sentence(f"! {language(problem.message)}", look)
    if line.closing is not None:
        _closing(line.closing, sheet)


def _closing(closing: Closing, sheet: ReportsSheet) -> None:
    sheet.sentence(
        sheet.language(
            "Closed by {user} on {day}; the figures are as they were then",
            user=closing.closed_by,
            day=day_text(closing.closed_at.astimezone(VIETNAM).date()),
        )
    )
    for name, digest in closing.files.items():
        sheet.sentence(f"{name}  SHA-256 {digest}", "faint", indent=3)


def _figures(figures: Figures, sheet: ReportsSheet) -> None:
    text = sheet.language.text
    whole = figures.whole
    named = tally_lines(whole, text)
    sheet.heading(f"{text(template('By status'))} · {named[0][0]} {named[0][1]}")
    sheet.counts([_status(status, whole, sheet) for status in _by_column(list(Status))])
    sheet.add()
    sheet.counts([(name, value, "") for name, value in named[_OWN_COUNTS]])
    for name, value in named[_RATES]:
        sheet.sentence(f"{name}: {value}")
    if figures.assigned.total:
        sheet.heading(text(template("Rows assigned by the committee or its chairman")))
        assigned = tally_lines(figures.assigned, text)
        sheet.counts([(*assigned[0], ""), *((*each, "") for each in assigned[1:9])])
        for name, value in assigned[_RATES]:
            sheet.sentence(f"{name}: {value}")
    _targets(figures, sheet)
    _leads(figures, sheet)


def _by_column(statuses: Sequence[Status]) -> list[Status]:
    """The statuses so that two columns read from top to bottom."""
    half = len(statuses) // 2
    return [each for pair in zip(statuses[:half], statuses[half:], strict=True) for each in pair]


def _status(status: Status, tally: Tally, sheet: ReportsSheet) -> tuple[str, str, str]:
    mark = mark_of(status, ascii_only=sheet.ascii_only)
    count = tally.counts[status]
    name = f"{mark.sign:<2} {sheet.language.text(STATUS_LABELS[status])}"
    return name, str(count), mark.colour if count else "faint"


def _targets(figures: Figures, sheet: ReportsSheet) -> None:
    if not figures.targets:
        return
    results: dict[str, int] = {}
    for standing in figures.targets:
        result = result_text(standing, sheet.language.text)
        results[result] = results.get(result, 0) + 1
    shown = " · ".join(f"{result}: {count}" for result, count in results.items())
    sheet.heading(f"{sheet.language.text(template('Targets'))} ({len(figures.targets)})")
    sheet.sentence(shown)


def _leads(figures: Figures, sheet: ReportsSheet) -> None:
    text = sheet.language.text
    overdue = [
        (each.label or text(template("no lead agency")), each.tally.counts[Status.OVERDUE])
        for each in figures.leads
        if each.tally.counts[Status.OVERDUE]
    ]
    if not overdue:
        return
    sheet.heading(text(template("Overdue by lead agency")))
    for name, count in sorted(overdue, key=lambda each: (-each[1], each[0])):
        sheet.add(
            Piece(" " + filled(name, sheet.width - 9)), Piece(f"{count:>6} ", "status-overdue")
        )
    if sum(count for _, count in overdue) > figures.whole.counts[Status.OVERDUE]:
        sheet.sentence(text(template("A row led by several agencies counts under each.")), "faint")


def _adjustments(since: Adjustments, figures: Figures, sheet: ReportsSheet) -> None:
    language = sheet.language
    cells = adjustment_cells(since, language.text)
    if not since.differences and not cells:
        sheet.heading(language("Nothing has changed since the closing"))
        return
    sheet.heading(language("Adjustments since the closing"))
    arrow = "->" if sheet.ascii_only else "→"
    for name, closed, now in difference_cells(since, figures, language.text):
        sheet.sentence(f"{name}: {closed} {arrow} {now}")
    for line in cells:
        sheet.sentence(" · ".join(cell for cell in line if cell))
