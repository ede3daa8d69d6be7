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
_MONTH: Final = re.compile(rf"(?P<word>thang|t)?\s*\.?\s*(?P<no>0?[1-9]|1[0-2]){_YEAR}")
_WHOLE_YEAR: Final = re.compile(r"(?:nam\s*)?(?P<year>(?:19|20)\d\d)")
_STRETCH: Final = re.compile(r"(?:ca|trong) nam|thuong xuyen|(?:0?6|sau) thang (?:dau|cuoi) nam")
_UPPER_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROMANS: Final = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_MARK: Final = re.compile(r"\(?\s*[xXvV×✓✔✗√●•*+■▪☑☒üþ]\s*\)?")
"""`ü` and `þ` are ticks in the Wingdings font, which text alone doesn't tell."""
_EMPTY: Final = re.compile(r"[-–—.…_\s]*")


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
    """Whether a cell says that the work doesn't fall into it: a dash or dots."""
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
    if not levels:
        return None
    upper, key = fold(" ".join(levels[:-1])), fold(levels[-1]).strip()
    is_timed = _OF_TIME.search(upper) is not None
    if upper and not is_timed:
        return None
    year = next(iter(dict.fromkeys(_UPPER_YEAR.findall(upper))), None)
    quarter, month, whole = (each.fullmatch(key) for each in (_QUARTER, _MONTH, _WHOLE_YEAR))
    if quarter and (quarter["word"] or (is_timed and _may_be_quarter(quarter["no"], upper))):
        number = _ROMANS.get(quarter["no"], quarter["no"].upper())
        return _dated(f"Quý {number}", quarter["year"] or year)
    if month and (month["word"] or (is_timed and ("thang" in upper or has_all_months))):
        return _dated(f"Tháng {int(month['no'])}", month["year"] or year)
    if is_timed and whole:
        return f"Năm {whole['year']}"
    return " ".join(levels[-1].split()) if is_timed and _STRETCH.fullmatch(key) else None


def _may_be_quarter(number: str, upper: str) -> bool:
    return not number.isdecimal() or re.search(r"\bqu[yi]\b", upper) is not None


def _dated(name: str, year: str | None) -> str:
    return f"{name}/{year}" if year else name
