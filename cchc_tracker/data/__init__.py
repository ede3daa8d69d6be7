"""Data sets that ship with the package, each with its sources inside, and their readers."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from cchc_tracker.model.workdays import WorkCalendar


@cache
def vietnam_calendar() -> WorkCalendar:
    """The official working-day calendar of Vietnam."""
    text = files(__name__).joinpath("vn_calendar.json").read_text(encoding="utf-8")
    return WorkCalendar.from_data(json.loads(text))
