"""Data sets that ship with the package, each with its sources inside, and their readers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cchc_tracker.model.workdays import WorkCalendar

# importlib.resources would cost every start 6 ms
_CALENDAR = Path(__file__).with_name("vn_calendar.json")


@cache
def vietnam_calendar() -> WorkCalendar:
    """The official working-day calendar of Vietnam."""
    return WorkCalendar.from_data(json.loads(_CALENDAR.read_text(encoding="utf-8")))
