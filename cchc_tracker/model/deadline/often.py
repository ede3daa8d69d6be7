"""Reads how often work is done: `02 lần/năm`, with days where as many are listed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cchc_tracker.model.deadline.draft import Draft, recurring
from cchc_tracker.model.deadline.heads import take_heads
from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.deadline.spans import spans

if TYPE_CHECKING:
    from cchc_tracker.model.deadline.draft import Setting
    from cchc_tracker.model.deadline.normalise import Words

_COUNT = r"(?:\d{1,3}(?:\s*-\s*\d{1,3})?|mot|hai|ba|bon|nam|sau)"
_THINGS = r"(?:lan|cuoc|dot|ky|lop|buoi|hoi nghi|hoi thao|chuyen de|phien|tin bai|tin|bai|van ban)"
_PERIOD = r"(?:nam|quy|thang|tuan|6 thang|06 thang)"
_LEAST = (
    r"(?:(?:it nhat|toi thieu|khong it hon|trung binh|binh quan|khoang|toi da|khong qua|dinh ky)"
    r"\s+)*"
)
_FREQUENCY = re.compile(
    rf"^{_LEAST}(?:(?:(?:moi|hang|1|01|mot)\s+)?(?:nam|quy|thang|tuan)[\s,]+"
    rf"(?:to chuc|thuc hien)?\s*{_LEAST}(?!mot\b){_COUNT}\s*(?:lan|cuoc|dot|ky)|"
    rf"{_COUNT}\s*{_THINGS}\s*(?:/|trong|moi|hang|tren)?\s*(?:(?:1|01|mot)\s+)?{_PERIOD})"
    r"(?:\s+(?:19|20)\d\d)?$|^(?:dinh ky )?(?:(?:sang |chieu )?thu \w+ )?(?:hang|moi) tuan$|"
    rf"^{_COUNT}\s*tuan\s*(?:/|mot|1|01)\s*lan$|"
    r"^(?:0?[2-9]|hai|ba|bon|nam)\s*nam\s*(?:/|mot|1|01)\s*lan$"
)
_WITH_TIMES = re.compile(
    r"^(?P<often>[^(),:]*?)\s*(?:[(,:]|\bvao\b)\s*(?:vao\s+)?(?P<times>[^()]+?)\)?$"
)
_PER_YEAR = re.compile(
    rf"(?P<count>{_COUNT})\s*{_THINGS}(?!\s*(?:/|trong|moi|hang)?\s*(?:quy|thang|tuan))"
)
_COUNTS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6}


def read_often(words: Words, setting: Setting) -> Draft | None:
    """A frequency without days; the days where as many are named as it asks for in a year."""
    if _FREQUENCY.match(words.folded):
        return Draft(DeadlineKind.FREQUENCY, note="how often, without days")
    found = _WITH_TIMES.match(words.folded)
    if found is None or not _FREQUENCY.match(found["often"]):
        return None
    count = _PER_YEAR.search(found["often"])
    _, rest = take_heads(words.group(found, "times"))
    named = spans(rest.folded, setting.year, apart=True)
    if count is None or named is None or len(named) != _number(count["count"]):
        return None
    return recurring([span.end for span in named], rolls=all(span.is_day for span in named))


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _COUNTS.get(count, 0)
