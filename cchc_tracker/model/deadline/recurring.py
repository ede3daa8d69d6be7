"""Reads what comes back: `hằng quý, 6 tháng, năm`, days of each month, dates of each year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import recurring
from cchc_tracker.model.deadline.heads import take_heads
from cchc_tracker.model.deadline.month_days import EACH, read_day_of
from cchc_tracker.model.deadline.reading import Certainty
from cchc_tracker.model.deadline.spans import Span, spans
from cchc_tracker.model.deadline.terms import YEAR, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_tracker.model.deadline.draft import Draft, Setting
    from cchc_tracker.model.deadline.normalise import Words

_EVERY_YEAR = re.compile(
    rf"^(?P<time>.*\d.*|.*\b(?:quy|qui) [iv]+.*?)[\s,]*{EACH} nam$|"
    rf"^{EACH} nam[\s,]+(?P<late>.*\d.*|.*\b(?:quy|qui) [iv]+.*)$"
)
_END_OF = re.compile(
    rf"^(?:vao )?(?:ngay )?cuoi(?: cung)? (?:cua )?(?:{EACH} )?(?P<unit>thang|quy)$"
)

_PERIODS = re.compile(
    rf"""
    (?P<once>[\s/]*(?:0?1|mot)\s*lan\b|\s*/\s*lan\b)
  | (?P<blank>[\s,;()/:&+]+|(?:va|hoac|cung|nhu)\b)
  | (?P<each>(?:hang|moi|tung|dinh\ ky|theo(?=\ (?:dinh\ ky|quy|thang|nam|tung|6|06)\b))\b)
  | (?P<adhoc>dot\ xuat(?:\ (?:khi\ co|theo)\ yeu\ cau[^,;\d]*)?)
  | (?P<specific>(?:quy|qui)\s*(?:iv|i{{1,3}}|[1-4])(?![a-z0-9]))
  | (?P<months>(?P<count>0?[23469]|12|sau)\s*thang(?!\s*\d)(?:\s*(?:dau|cuoi)\s*nam)?)
  | (?P<month>(?:0?1\s*)?thang)\b(?!\s*\d)
  | (?P<quarter>(?:0?1\s*)?(?:quy|qui))\b
  | (?P<calendar>(?:trong\ |cua\ )?nam\s+{YEAR}|trong\ nam\b)
  | (?P<year>(?:(?:cuoi|ca|het|mot)\ |0?1\s*)?nam)\b(?!\s*\d)
  | (?P<tail>(?:va\ )?(?:co\ )?bao\ cao(?=\ (?:ve|cho|gui|len|ket|voi|uy|ubnd|so|bo|tinh)\b)[^\d;]*)
  | (?P<report>(?:\d\ )?(?:lap\ |gui\ |cac\ )?bao\ cao|so\ ket|tong\ ket|danh\ gia|
      thuc\ hien|trien\ khai|to\ chuc|ky|cac\ ky)\b
    """,
    re.VERBOSE,
)
_MONTHS_OF = {"quarter": 3, "month": 1, "year": 12}
_REPORT_REACH = timedelta(days=31)
"""How far from a period's end its report may be due."""
_MANY = "the period ends of all the periods named; a reporting calendar's due days replace them"


def read_recurring(words: Words, setting: Setting) -> Draft | None:
    """A phrase of dates that come back; None where it is something else."""
    return (
        _read_every_year(words, setting)
        or _read_end_of(words, setting)
        or read_day_of(words, setting)
        or _read_periods(words, setting)
    )


def _read_every_year(words: Words, setting: Setting) -> Draft | None:
    """`trước ngày 01/6 và 15/11 hằng năm`."""
    found = _EVERY_YEAR.match(words.folded)
    if found is None:
        return None
    heads, rest = take_heads(words.group(found, "time" if found["time"] else "late"))
    named = spans(rest.folded, setting.year, apart=True)
    if named is None:
        return None
    if len(named) == 1 and named[0].first.unit is named[0].last.unit is Unit.YEAR:
        return _in_years(named[0], setting, goes_on=heads.has("start"))
    before = heads.has("before") and not heads.has("clock")
    ends = []
    for span in named:
        late = before and (setting.before_is_exclusive or not span.is_day)
        ends.append(span.start - timedelta(days=1) if late else span.end)
    rolls = not before and all(span.ends_on_date for span in named)
    return recurring(ends, rolls=rolls)


def _in_years(years: Span, setting: Setting, *, goes_on: bool) -> Draft | None:
    """`Hằng năm, giai đoạn 2021-2025`: the plan's own year, where it is one of them."""
    last = MAXYEAR if goes_on else years.end.year
    if not years.start.year <= setting.year <= last:
        return None
    note = "each year of several; the plan's own year counts"
    return recurring([date(setting.year, 12, 31)], certainty=Certainty.CONVENTION, note=note)


def _read_end_of(words: Words, setting: Setting) -> Draft | None:
    """`cuối quý`, `cuối tháng`: each one's end."""
    found = _END_OF.match(words.folded)
    if found is None:
        return None
    step = 1 if found["unit"] == "thang" else 3
    ends = _period_ends(setting.year, step)
    return recurring(ends, rolls=True, certainty=Certainty.CONVENTION)


def _read_periods(words: Words, setting: Setting) -> Draft | None:
    """`định kỳ hằng quý, 6 tháng, năm hoặc đột xuất`."""
    pieces = _period_pieces(words.folded)
    if not pieces or pieces[0][1] == "ca nam":
        return None
    names = [name for name, _ in pieces]
    periods = [name for name in names if name in {"month", "quarter", "year", "months", "specific"}]
    headed = "each" in names or "once" in names
    if not periods:
        periodic = any(text == "dinh ky" for _, text in pieces)
        return _periodic_without_period(setting) if periodic else None
    general = [name for name in periods if name != "specific"]
    if not general or (not headed and len(general) < 2):
        return None
    year = next(
        (int(text[-4:]) for name, text in pieces if name == "calendar" and text[-1].isdigit()),
        setting.year,
    )
    ends = {end for name, text in pieces for end in _ends_of(name, text, year)}
    plain = len(periods) == 1 and "adhoc" not in names and "specific" not in names
    reported = () if "month" in names else _report_days(ends, setting.report_days)
    return recurring(
        reported or ends,
        rolls=bool(reported),
        certainty=Certainty.CERTAIN if plain else Certainty.CONVENTION,
        note=None if plain else _MANY,
    )


def _period_pieces(text: str) -> list[tuple[str, str]] | None:
    pieces = []
    place = 0
    while place < len(text):
        found = _PERIODS.match(text, place)
        if found is None or found.end() == place:
            return None
        name = found.lastgroup or ""
        if name != "blank":
            pieces.append((name, found[0]))
        place = found.end()
    return pieces


def _ends_of(name: str, text: str, year: int) -> Iterable[date]:
    if name == "specific":
        named = spans(text, year)
        return [span.end for span in named] if named else []
    if name == "months":
        count = 6 if text.startswith("sau") else int(re.sub(r"\D", "", text))
        return _period_ends(year, count)
    return _period_ends(year, _MONTHS_OF[name]) if name in _MONTHS_OF else []


def _period_ends(year: int, step: int) -> list[date]:
    """The last days of the year's periods of `step` months."""
    return [date(year, month, monthrange(year, month)[1]) for month in range(step, 13, step)]


def _periodic_without_period(setting: Setting) -> Draft:
    note = "no period named; the reporting calendar's days count"
    return recurring(setting.report_days, rolls=True, certainty=Certainty.AMBIGUOUS, note=note)


def _report_days(ends: Iterable[date], days: tuple[date, ...]) -> list[date]:
    """The reporting calendar's due days that belong to these period ends."""
    return [day for day in days if any(abs(day - end) <= _REPORT_REACH for end in ends)]
