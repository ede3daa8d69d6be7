"""Due days that fall on a day off, apart from the reader, so that tracking needs no grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.workdays import CalendarYearError

if TYPE_CHECKING:
    from datetime import date

    from cchc_tracker.model.workdays import WorkCalendar


def rolled_forward(day: date, calendar: WorkCalendar) -> date:
    """The next working day from `day` on; `day` itself where the calendar has no data.

    BLDS 2015, Điều 148.5.
    """
    try:
        return calendar.roll_forward(day).day
    except CalendarYearError:
        return day
