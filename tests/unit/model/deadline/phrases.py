"""Phrases read in 2024, and days written as phrases write them, for the tests of the grammar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cchc_tracker.data import vietnam_calendar
from cchc_tracker.model.deadline.reader import DeadlineContext, read_deadline
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.reading import Deadline

YEAR = 2024
PRODUCTS = ("Kế hoạch", "Báo cáo")


def read_phrase(phrase: str | None, **around: Any) -> Deadline:  # noqa: ANN401 - of the context
    context = DeadlineContext(YEAR, vietnam_calendar(), **around)
    return read_deadline(phrase, context)


def day_of(text: str) -> date | None:
    """`31/03` in 2024, or `31/03/2025`; None for `-`."""
    if text == "-":
        return None
    day, month, *year = (int(part) for part in text.split("/"))
    return date(year[0] if year else YEAR, month, day)


def days_of(text: str) -> tuple[date, ...]:
    return tuple(day for day in map(day_of, text.split()) if day)


def certain_window(
    start: str, end: str
) -> tuple[DeadlineKind, date | None, date | None, Certainty]:
    """What `window_of` gives for a window that leaves no doubt."""
    return DeadlineKind.WINDOW, day_of(start), day_of(end), Certainty.CERTAIN


def window_of(read: Deadline) -> tuple[DeadlineKind, date | None, date | None, Certainty]:
    """Kind, first and last day of a reading, and how certain it is."""
    return read.kind, read.start, read.end, read.certainty


QUARTERLY = "31/03 30/06 30/09 31/12"
MONTHLY = "31/01 29/02 31/03 30/04 31/05 30/06 31/07 31/08 30/09 31/10 30/11 31/12"


def each_month(day: int) -> str:
    return " ".join(f"{day:02}/{month:02}" for month in range(1, 13))
