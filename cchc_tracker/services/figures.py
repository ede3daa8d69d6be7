"""Which rows each figure of the overview counts, as filters that a person could type."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.filter import All, Done, Due, Field, Filter, Has
from cchc_tracker.model.status import Status

if TYPE_CHECKING:
    from cchc_tracker.store import GroupCount

SOON_DAYS: Final = 30
DONE: Final = Has(Field.STATUS, "done")
OVERDUE: Final = Has(Field.STATUS, Status.OVERDUE.value)


def with_status(status: Status) -> Filter:
    """Rows of a status."""
    return Has(Field.STATUS, status.value)


def due_soon(as_of: date, days: int = SOON_DAYS) -> Filter:
    """Open rows whose next deadline lies within so many days, today included."""
    return All(
        (
            Has(Field.STATUS, "open"),
            Due(">=", as_of),
            Due("<=", as_of + timedelta(days=days)),
        )
    )


def of_area(area: GroupCount) -> Filter:
    """Rows of an area."""
    return Has(Field.AREA, area.key)


def of_lead(lead: GroupCount) -> Filter:
    """Rows an agency leads, or those nobody leads."""
    return led_by(lead.key or "none")


def led_by(agency: str) -> Filter:
    """Rows an agency leads."""
    return Has(Field.LEAD, agency)


def supported_by(agency: str) -> Filter:
    """Rows an agency supports."""
    return Has(Field.SUPPORT, agency)


def done_in(month: str) -> Filter:
    """Rows done in a month, `YYYY-MM`."""
    first = date.fromisoformat(f"{month}-01")
    next_first = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return All((Done(">=", first), Done("<", next_first)))


def both(one: Filter, other: Filter) -> Filter:
    """Rows that both choose."""
    parts = [*(one.parts if isinstance(one, All) else (one,))]
    return All((*parts, *(other.parts if isinstance(other, All) else (other,))))
