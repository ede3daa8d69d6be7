"""Dates found in text or typed, day first always; a date that can't be is a problem."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.text import clean, collapse

_GAP = r"[\s0-9./…_-]{0,24}?"
_SPELT = (
    rf"[Nn]gày(?P<day>{_GAP})tháng(?P<month>{_GAP})năm"
    r"(?:\s+(?P<year>[0-9]{4})(?!\w)|(?=\s*(?:20)?\s*(?:[.…_)]|$)))"
)
_MONTH_YEAR = (
    r"[Tt]háng\s+(?P<spelt_month>[0-9]{1,2})\s*(?:/|,?\s*năm)\s*(?P<spelt_year>[0-9]{4})(?![\w/])"
)
_FIGURES = (
    r"(?<![\w/.])(?P<figure_day>[0-9]{1,2})\s?(?P<mark>[/.-])\s?(?P<figure_month>[0-9]{1,2})"
    r"\s?(?P=mark)\s?(?P<figure_year>[0-9]{4})(?![\w/])"
)
_BLANK_FIGURES = r"[Nn]gày[\s.…_]*/[\s.…_]*/\s*(?P<blank_year>[0-9]{4})(?![\w/])"
_BARE_MONTH = r"(?<![\w/.])(?P<bare_month>0?[1-9]|1[0-2])/(?P<bare_year>(?:19|20)[0-9]{2})(?![\w/])"
_DATE = re.compile("|".join((_SPELT, _MONTH_YEAR, _FIGURES, _BLANK_FIGURES, _BARE_MONTH)))
_NUMBER_LABEL = re.compile(
    r"(?:số|luật|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|kế hoạch)\s*$", re.IGNORECASE
)

_TYPED = re.compile(
    r"(?:ngày\s)?\s*(?P<day>[0-9]{1,2})(?:\s?(?P<mark>[/.-])\s?(?P<month>[0-9]{1,2})\s?(?P=mark)\s?"
    r"|\s?tháng\s?(?P<spelt_month>[0-9]{1,2})\s?năm\s?)(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed: a day, a month (`tháng 6/2022`), or one with a part left blank."""

    printed: str
    day: date | None
    """None for a month, for a blank and for a date that can't be."""
    month: int | None
    year: int | None
    problem: Problem | None = None
    """Set for a date that can't be, such as 31/4/2022."""

    @property
    def is_blank(self) -> bool:
        """Whether a part is still to be filled in (`ngày tháng năm 2024`)."""
        return self.day is None and self.problem is None and not self.is_month

    @property
    def is_month(self) -> bool:
        """Whether it names a month and no day."""
        named = "ngày" not in self.printed.casefold()
        return self.day is None and self.problem is None and named


def find_dates(text: str) -> tuple[PrintedDate, ...]:
    """The dates named in a text, in order; `printed` is the passage of the cleaned text."""
    text = clean(text)
    return tuple(
        _built(match)
        for match in _DATE.finditer(text)
        if not (match["bare_month"] and _NUMBER_LABEL.search(text, 0, match.start()))
    )


def parse_date(text: str) -> date | Problem:
    """The day a text consists of: `31/3/2022`, `ngày 31 tháng 3 năm 2022` or `2022-03-31`."""
    typed = collapse(text)
    match = _ISO.fullmatch(typed) or _TYPED.fullmatch(typed)
    if match is None:
        return Problem(
            Severity.ERROR,
            "date-unread",
            message("{text} isn't a date such as 31/3/2022 or 2022-03-31", text=repr(text)),
            text=text,
        )
    month = match["month"] or match["spelt_month"]
    return _day(text, match["day"], month, match["year"], Severity.ERROR)


def _built(match: re.Match[str]) -> PrintedDate:
    part = match.groupdict()
    printed = match[0]
    for month, year in (("spelt_month", "spelt_year"), ("bare_month", "bare_year")):
        if part[month]:
            return _month(printed, part[month], part[year])
    if part["figure_day"]:
        return _dated(printed, part["figure_day"], part["figure_month"], part["figure_year"])
    if part["blank_year"]:
        return PrintedDate(printed, None, None, int(part["blank_year"]))
    day, month = (part[name].strip(" \t\n/.…_-") for name in ("day", "month"))
    if day and month and part["year"]:
        return _dated(printed, day, month, part["year"])
    return PrintedDate(
        printed, None, _month_number(month), int(part["year"]) if part["year"] else None
    )


def _dated(printed: str, day: str, month: str, year: str) -> PrintedDate:
    found = _day(printed, day, month, year, Severity.WARNING)
    if isinstance(found, Problem):
        return PrintedDate(printed, None, _month_number(month), int(year), found)
    return PrintedDate(printed, found, found.month, found.year)


def _month(printed: str, month: str, year: str) -> PrintedDate:
    number = _month_number(month)
    problem = None if number else _impossible(printed, Severity.WARNING)
    return PrintedDate(printed, None, number, int(year), problem)


def _month_number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= 12 else None


def _day(printed: str, day: str, month: str, year: str, severity: Severity) -> date | Problem:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return _impossible(printed, severity)


def _impossible(printed: str, severity: Severity) -> Problem:
    return Problem(
        severity,
        "date-impossible",
        message("There is no such day as {text} (the day comes first)", text=collapse(printed)),
        text=printed,
    )
