"""Reads counts of days from an event: `trong vòng 15 ngày kể từ ngày …`, `trước khi họp 3 ngày`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft, recurring
from cchc_tracker.model.deadline.reading import Certainty, DeadlineKind
from cchc_tracker.model.deadline.spans import spans

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.draft import Setting
    from cchc_tracker.model.deadline.normalise import Words

_LEAST = r"(?:(?:it nhat|toi thieu|cham nhat|muon nhat|khong qua|toi da|la|truoc)\s+)*"
_COUNT = r"(?P<count>\d{1,3})(?:\s*\([^)]*\))?\s*(?P<unit>ngay|tuan)\b(?:\s*(?P<worked>lam viec))?"
_AFTER_HEAD = (
    r"(?:(?:hoan thanh|xong|thuc hien|bao cao|gui)\s+)?"
    r"(?:(?:trong|thoi han|thoi gian|vong|khoang|sau|khong qua|cham nhat|muon nhat|toi da|la|"
    r"khong muon hon)\s+)"
)
_SINCE = r"(?:(?:ke|tinh)\s+(?:ca\s+)?tu|tinh|tu|sau)\b"
_BEFORE = (
    re.compile(rf"^{_LEAST}{_COUNT}\s+truoc\s+(?P<anchor>.+)$"),
    re.compile(
        rf"^truoc\s+{_LEAST}{_COUNT}(?:\s+(?:so voi|ke tu|tinh den|truoc)\s+(?P<anchor>.+))?$"
    ),
    re.compile(rf"^truoc\s+(?P<anchor>(?!\d).+?)[\s,]+{_LEAST}{_COUNT}$"),
)
_AFTER = (
    re.compile(rf"^{_AFTER_HEAD}*{_COUNT}[\s,]+{_SINCE}\s*(?P<anchor>.*)$"),
    re.compile(rf"^{_AFTER_HEAD}+{_COUNT}(?P<anchor>)$"),
    re.compile(rf"^(?:ngay\s+)?sau\s+(?P<anchor>(?!\d).+?)[\s,]+{_LEAST}{_COUNT}$"),
    re.compile(rf"^{_SINCE}\s+(?P<anchor>.+?)[\s,]+{_AFTER_HEAD}+{_COUNT}$"),
)
_BARE_COUNT = re.compile(rf"^{_COUNT}$")
_WHEN = re.compile(r"(?:khi|luc)\s+")
_MOMENT = re.compile(r"(?:thoi diem|khi|luc)\s+")
_PERIOD_END = re.compile(r"(?:ngay )?(?:ket thuc|het) (?:(?:moi|tung|hang) )?(?P<period>.+)$")
_MONTHS_OF = {"thang": 1, "quy": 3, "nam": 12}
_EMPTY_ANCHOR = re.compile(r"(?:ngay|khi|thoi diem)?")
_INSPECTION = "ngày kiểm tra"
"""What an inspection plan counts from when it names nothing."""


def read_relative(words: Words, setting: Setting) -> Draft | None:
    """A count of days before or after an event; None where it is something else."""
    for pattern in _BEFORE:
        found = pattern.match(words.folded)
        if found:
            anchor = words.group(found, "anchor")
            if _EMPTY_ANCHOR.fullmatch(anchor.folded):
                return _draft(found, -1, _INSPECTION, implicit=True)
            when = _WHEN.match(anchor.folded)
            named = f"ngày {anchor.part(when.end()).one_line}" if when else anchor.one_line
            return _draft(found, -1, named)
    for pattern in _AFTER:
        found = pattern.match(words.folded)
        if found:
            anchor = words.group(found, "anchor")
            if _EMPTY_ANCHOR.fullmatch(anchor.folded):
                return _draft(found, 1, None)
            moment = _MOMENT.match(anchor.folded)
            event = anchor.part(moment.end() if moment else 0)
            return _read_period_end(found, event, setting) or _draft(found, 1, event.one_line)
    found = _BARE_COUNT.match(words.folded)
    if found and found["worked"]:
        return _draft(found, 1, None).doubted(Certainty.AMBIGUOUS, "it isn't said from when")
    return None


def _read_period_end(found: re.Match[str], event: Words, setting: Setting) -> Draft | None:
    """`15 ngày sau khi kết thúc quý`: days after each quarter's end, or after the one named."""
    ended = _PERIOD_END.match(event.folded)
    if ended is None or found["worked"] or setting.year >= MAXYEAR:
        return None
    step = _MONTHS_OF.get(ended["period"])
    if step is not None:
        ends = [
            date(setting.year, m, monthrange(setting.year, m)[1]) for m in range(step, 13, step)
        ]
    else:
        named = spans(ended["period"], setting.year) or ()
        ends = [span.end for span in named if not span.is_day]
        if len(ends) != 1:
            return None
    passed = timedelta(days=_days(found))
    draft = recurring([end + passed for end in ends], rolls=True)
    if step is None:
        draft = Draft(DeadlineKind.DUE, end=ends[0] + passed, rolls=True)
    return draft.doubted(Certainty.CONVENTION, "counted from the last day of the period")


def _days(found: re.Match[str]) -> int:
    return int(found["count"]) * (7 if found["unit"] == "tuan" else 1)


def _draft(found: re.Match[str], sign: int, anchor: str | None, *, implicit: bool = False) -> Draft:
    worked = found["worked"] is not None
    offset = sign * _days(found)
    days = "working days" if worked else "calendar days"
    if anchor is None:
        counted_from = "anchor named in the text"
    else:
        counted_from = f"anchor{' (implicit)' if implicit else ''}: {anchor}"
    return Draft(
        DeadlineKind.RELATIVE_WD if worked else DeadlineKind.RELATIVE_DAYS,
        reference=f"{counted_from}; offset {offset:+d} {days}",
        anchor=anchor,
        offset=offset,
        note="the anchor day isn't counted (BLDS 2015, Điều 147)" if sign > 0 else None,
    )
