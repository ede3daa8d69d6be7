"""Days that haven't come yet: what is recorded has happened by today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import Message, message

if TYPE_CHECKING:
    from datetime import date


def future_day(day: date, today: date) -> Message | None:
    """What is wrong with a day after today; None for any other."""
    if day <= today:
        return None
    return message(
        "{day} is in the future (today is {today})",
        day=f"{day:%d/%m/%Y}",
        today=f"{today:%d/%m/%Y}",
    )


def refuse_future(day: date, today: date) -> None:
    """Raise BadDataError for a day after today."""
    wrong = future_day(day, today)
    if wrong is not None:
        raise BadDataError(wrong)
