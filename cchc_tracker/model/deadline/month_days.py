"""Reads days of each month or quarter: `trước ngày 15 hằng tháng`, `ngày 05 của tháng liền kề`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import recurring
from cchc_tracker.model.deadline.heads import take_heads
from cchc_tracker.model.deadline.reading import Certainty
from cchc_tracker.model.deadline.terms import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Match

    from cchc_tracker.model.deadline.draft import Draft, Setting
    from cchc_tracker.model.deadline.normalise import Words

EACH = r"(?:hang|moi|tung|cac|dinh ky(?: (?:hang|moi))?)"
_DAY = r"(?:ngay\s*)?(?P<day>\d{1,2}(?:\s*(?:,|;|\bva\b)\s*(?:ngay\s*)?\d{1,2})*|cuoi(?: cung)?)"
_OF_MONTH = rf"(?:cua )?(?:{EACH} thang|cac thang trong nam)"
_NEXT = r"(?P<{name}>lien ke(?: sau)?|sau(?: lien ke)?|toi|ke tiep|tiep theo)"
_OF_NEXT_MONTH = rf"(?:cua )?thang {_NEXT.format(name='next')}(?:(?: cua)? thang bao cao)?"
_OF_QUARTER = (
    r"(?:cua )?thang (?P<which>dau|giua|cuoi)(?: cung| tien)?(?: cua)?"
    rf"(?: {EACH})? (?:quy|ky)(?: {_NEXT.format(name='later')})?(?: bao cao)?"
)
_LISTED = r"(?:cua )?(?:cac )?thang (?P<months>\d{1,2}(?:\s*(?:,|;|va|-)\s*(?:thang\s*)?\d{1,2})+)"
_YEAR_PART = rf"(?:[\s,]*(?:trong )?(?:hang |moi )?nam(?: (?P<year>{YEAR}))?)?"
_DAY_OF = re.compile(
    rf"^(?P<lead>(?:{EACH} (?:thang|quy|ky)(?: bao cao)?|dinh ky)[\s,:]*)?(?P<heads>.*?){_DAY}\s*"
    rf"(?:{_OF_MONTH}|{_OF_NEXT_MONTH}|{_OF_QUARTER}|{_LISTED}|(?P<bare>(?:cua )?{EACH} quy))"
    rf"{_YEAR_PART}(?:[\s,]+(?:gui |nop )?bao cao\b[^\d]*)?$"
)
_DAY_AFTER_LEAD = re.compile(rf"^{EACH} thang[\s,:]*(?P<heads>.*?)ngay\s*(?P<day>\d{{1,2}})$")
_FOLLOWING = "counted in the month or quarter that follows each one"


def read_day_of(words: Words, setting: Setting) -> Draft | None:
    """`trước ngày 15 hằng tháng`, `ngày 10 của tháng cuối kỳ báo cáo`."""
    text = words.folded
    found = _DAY_OF.match(text) or _DAY_AFTER_LEAD.match(text)
    if found is None:
        return None
    heads, rest = take_heads(words.group(found, "heads"))
    days = [31] if found["day"].startswith("cuoi") else _numbers(found["day"])
    months = _months_of_day(found)
    said = found.groupdict()
    year = int(said["year"]) if said.get("year") else setting.year
    follows = said.get("next") or said.get("later")
    if rest or months is None or not all(1 <= day <= 31 for day in days):
        return None
    if follows and year >= MAXYEAR:
        return None
    exclusive = heads.has("before") and not heads.has("clock") and setting.before_is_exclusive
    ends = [_day_in(year, month, day) for month in months for day in days]
    if exclusive:
        ends = [end - timedelta(days=1) for end in ends]
    draft = recurring(ends, rolls=not exclusive)
    return draft.doubted(Certainty.CONVENTION, _FOLLOWING) if follows else draft


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _day_in(year: int, month: int, day: int) -> date:
    """A day of a month counted from January of the year, or that month's last day."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, monthrange(year, month)[1]))


def _months_of_day(found: Match[str]) -> Iterable[int] | None:
    said = found.groupdict()
    if said.get("months"):
        months = _numbers(said["months"])
        return months if all(1 <= month <= 12 for month in months) else None
    if said.get("which"):
        first = {"dau": 1, "giua": 2, "cuoi": 3}[said["which"]]
        return range(first, 13, 3) if not said["later"] else range(first + 3, 16, 3)
    if said.get("bare"):
        return range(3, 13, 3)
    return range(2, 14) if said.get("next") else range(1, 13)
