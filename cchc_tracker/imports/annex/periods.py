"""Columns that mark time: headings such as `Quý I … Quý IV` or 1–12, and the `x` below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEWEST: Final = 2
"""One column headed `Quý I` alone says nothing of when the others' work is done."""
_MONTHS: Final = 12
_OF_TIME: Final = re.compile(r"thoi (?:gian|han|diem)|tien do|lo trinh|ke hoach thuc hien")
_YEAR: Final = r"(?:\s*[/-]?\s*(?:nam\s*)?(?P<year>(?:19|20)\d\d))?"
_QUARTER: Final = re.compile(rf"(?P<word>quy|qui|q)?\s*\.?\s*(?P<no>iv|i{{1,3}}|[1-4]){_YEAR}")
_QUARTERS_OVER: Final = re.compile(r"\bqu[yi]\b")
_MONTH: Final = re.compile(rf"(?P<word>thang|t)?\s*\.?\s*(?P<no>0?[1-9]|1[0-2]){_YEAR}")
_WHOLE_YEAR: Final = re.compile(r"(?:nam\s*)?(?P<year>(?:19|20)\d\d)")
_STRETCH: Final = re.compile(r"(?:ca|trong) nam|thuong xuyen|(?:0?6|sau) thang (?:dau|cuoi) nam")
_UPPER_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROMANS: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_MARK: Final = re.compile(r"\(?\s*[xXvV×✓✔✗√●•*+■▪☑☒üþ]\s*\)?")
"""`ü` and `þ` are ticks in the Wingdings font, which text alone doesn't tell."""
_EMPTY: Final = re.compile(r"[-–—.…_☐□\s]*")


def find_periods(headings: Sequence[tuple[str, ...]]) -> dict[int, str]:
    """By column (from 0) the period that its heading names, as a deadline phrase prints it.

    Empty where fewer than two columns name one, or the heading above them is none of time.
    """
    bare = sum(bool(levels) and fold(levels[-1]).strip().isdecimal() for levels in headings)
    found = {
        column: name
        for column, levels in enumerate(headings)
        if (name := _period(levels, has_all_months=bare >= _MONTHS)) is not None
    }
    return found if len(found) >= _FEWEST else {}


def names_period(text: str) -> bool:
    """Whether a lower heading may name a period, should one of time stand above it."""
    key = fold(text).strip()
    patterns = (_QUARTER, _MONTH, _WHOLE_YEAR, _STRETCH)
    return any(pattern.fullmatch(key) for pattern in patterns)


def is_mark(text: str) -> bool:
    """Whether a cell says no more than that the work falls into its column's period."""
    return _MARK.fullmatch(text) is not None


def is_empty(text: str) -> bool:
    """Whether a cell says that the work doesn't fall into it: a dash, dots, an empty box."""
    return _EMPTY.fullmatch(text) is not None


def marked_phrase(periods: Mapping[int, str], columns: Sequence[int]) -> str:
    """The deadline as if it had been printed: `Quý I, Quý III`."""
    return ", ".join(periods[column] for column in columns)


def heading_over(headings: Sequence[str]) -> str:
    """What columns that mark time are headed by together: `Thời gian thực hiện`."""
    split = [heading.split() for heading in headings]
    common = []
    for words in zip(*split, strict=False):
        if len(set(words)) > 1 or fold(words[0]) in ("quy", "thang", "nam"):
            break
        common.append(words[0])
    return " ".join(common) or f"{headings[0]} – {headings[-1]}"


def _period(levels: tuple[str, ...], *, has_all_months: bool) -> str | None:
    """The period that headings over one another name; None where they name none for sure."""
    upper = fold(" ".join(levels[:-1]))
    if not levels or (upper and not _OF_TIME.search(upper)):
        return None
    key = fold(levels[-1]).strip()
    year = _year_over(levels[:-1])
    return (
        _quarter(key, upper, year)
        or _month(key, upper, year, has_all=has_all_months)
        or (_stretch(levels[-1], key, year) if upper else None)
    )


def _quarter(key: str, upper: str, year: str | None) -> str | None:
    found = _QUARTER.fullmatch(key)
    if found is None:
        return None
    roman = not found["no"].isdecimal()
    if not found["word"] and not (upper and (roman or _QUARTERS_OVER.search(upper))):
        return None
    number = _ROMANS.get(found["no"], found["no"].upper())
    return _dated(f"Quý {number}", found["year"] or year)


def _month(key: str, upper: str, year: str | None, *, has_all: bool) -> str | None:
    found = _MONTH.fullmatch(key)
    if found is None or not (found["word"] or (upper and (has_all or "thang" in upper))):
        return None
    return _dated(f"Tháng {int(found['no'])}", found["year"] or year)


def _stretch(printed: str, key: str, year: str | None) -> str | None:
    whole = _WHOLE_YEAR.fullmatch(key)
    if whole:
        return f"Năm {whole['year']}"
    if _STRETCH.fullmatch(key) is None:
        return None
    return " ".join((*printed.split(), *filter(None, [year])))


def _year_over(upper: Sequence[str]) -> str | None:
    """The year that stands over a period, in the nearest heading that has just one."""
    for level in reversed(upper):
        years = set(_UPPER_YEAR.findall(level))
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _dated(name: str, year: str | None) -> str:
    return f"{name}/{year}" if year else name
