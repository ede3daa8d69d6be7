"""Asks for the days of a period, where the request for the report sets them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType

from cchc_tracker.exports.columns import day_text
from cchc_tracker.model.document import parse_date
from cchc_tracker.model.message import message, template
from cchc_tracker.model.period_calendar import GivenDays
from cchc_tracker.model.problem import Problem, Severity
from cchc_tui.screens.house import HouseModal
from cchc_tui.widgets.form_field import FormField
from cchc_tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from cchc_tracker.model.period import Period

_FROM: Final = "from"
_TO: Final = "to"
_DUE: Final = "due"
_LABELS: Final = {
    _FROM: template("Data from"),
    _TO: template("Data to"),
    _DUE: template("Due"),
}
_NEEDED: Final = (_FROM, _TO)


class PeriodDaysScreen(HouseModal[GivenDays]):
    """Its outcome is the days that were typed."""

    NAME = template("Days of the period")
    HELP = template(
        "The first and the last day of the data, as the request for the report sets them, and the"
        " day it is due, which may stay blank. Write a day as 31/12/2022. Enter goes on; in the"
        " last field it takes the days, and so does F8 anywhere."
    )
    CSS_PATH = "../styles/report_files.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "take", template("Take these days"), id="days.take"),
        Binding("down", "app.focus_next", template("Next field"), id="days.down", show=False),
        Binding("up", "app.focus_previous", template("Previous field"), id="days.up", show=False),
    ]

    def __init__(self, period: Period) -> None:
        super().__init__()
        self._period = period

    def body(self) -> ComposeResult:
        """The three fields."""
        period, text = self._period, self.app.language.text
        days = {_FROM: period.data_from, _TO: period.data_to, _DUE: period.due}
        for name, day in days.items():
            control = LineInput(day_text(day), id=f"days-{name}", max_length=40)
            yield FormField(name, text(_LABELS[name]), control)

    def on_mount(self) -> None:
        """Begins in the first field."""
        self._field(_FROM).control.focus()

    def title_line(self) -> str:
        """Screen and period."""
        return f"{super().title_line()} · {self._period.code}"

    def relabel(self) -> None:
        """Write the labels again."""
        super().relabel()
        for name, label in _LABELS.items():
            self._field(name).relabel(self.app.language.text(label))

    def on_input_submitted(self, event: LineInput.Submitted) -> None:
        """Goes on to the next field, or takes the days."""
        if event.control.id == f"days-{_DUE}":
            self.action_take()
        else:
            self.focus_next()

    def action_take(self) -> None:
        """Take the days, unless something is wrong with them."""
        days: dict[str, date] = {}
        problems: dict[str, Problem] = {}
        for name in _LABELS:
            read = self._read(name)
            if isinstance(read, date):
                days[name] = read
            elif read is not None:
                problems[name] = read
        if not problems and days[_FROM] > days[_TO]:
            sentence = message("It lies before the first day")
            problems[_TO] = Problem(Severity.ERROR, "period-reversed", sentence)
        for name in _LABELS:
            found = problems.get(name)
            self._field(name).say((found,) if found else (), self.app.language)
        if problems:
            self._field(next(iter(problems))).control.focus()
        else:
            self.dismiss(GivenDays(days[_FROM], days[_TO], days.get(_DUE)))

    def _read(self, name: str) -> date | Problem | None:
        typed = self._field(name).text.strip()
        if typed:
            return parse_date(typed)
        if name in _NEEDED:
            return Problem(Severity.ERROR, "date-missing", message("A day is needed"))
        return None

    def _field(self, name: str) -> FormField:
        return self.query_exactly_one(f"#field-{name}", FormField)
