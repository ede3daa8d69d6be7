"""What the words of a column's heading say that it holds, in any spelling and order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cchc_tracker.model.text import fold

AREA: Final = "area"
START: Final = "start"
END: Final = "end"
LONGEST: Final = 120
"""Letters of the longest heading; what is longer is a row's text."""
_LONGEST_PRINTED: Final = 3 * LONGEST
"""The same with all its spaces and marks."""
_AT_BEGIN: Final = 3
_LOWER_LEVEL: Final = 5
_NUMBER: Final = re.compile(r"^\s*\(?\d{1,2}\s*[-–—.):/]\s*|\s*\(\d{1,2}\)\s*$")
_PROGRESS: Final = re.compile(r"tinh trang|trang thai|minh chung|^status$")
_NO_LETTERS: Final = re.compile(r"[^a-z%]+")


@dataclass(frozen=True, slots=True, order=True)
class Guess:
    """What a heading may mean; the higher the weight, the surer."""

    weight: int
    fields: tuple[str, ...]
    """Empty for what is known to be none of the matrix's columns."""


_Patterns = tuple[tuple[tuple[str, ...], int, str], ...]

_WHOLE: Final[_Patterns] = (
    (("number",), 10, r"s?tt|so|so tt|(?:so )?thu tu|s tt|no|seq"),
    ((AREA,), 10, r"(?:ten |cac )?linh vuc(?: cchc| cai cach(?: hanh chinh)?)?|area"),
    (("goal",), 10, r"goals?"),
    (("task",), 10, r"tasks?|task or activity"),
    (("activity",), 10, r"activit(?:y|ies)"),
    (("product",), 10, r"products?"),
    (("lead",), 10, r"lead"),
    (("support",), 10, r"support"),
    (("deadline",), 10, r"deadline"),
    (("note",), 10, r"notes?"),
    (("lead",), 3, r"co quan|don vi|co quan don vi"),
    (("deadline",), 5, r"han"),
)
_WITHIN: Final[_Patterns] = (
    (("lead", "support"), 17, r"chu tri.*phoi hop|phoi hop.*chu tri"),
    (("deadline",), 16, r"bat dau.*ket thuc"),
    ((START,), 14, r"bat dau|khoi cong"),
    ((END,), 14, r"ket thuc"),
    ((), 16, r"^ma (?:so |hieu )?(?:nhiem vu|cong viec|hoat dong|muc tieu|nv)"),
    ((), 16, r"^(?:thoi gian|thoi diem|ngay) (?:tiep )?(?:nhan|giao)"),
    ((), 12, r"tinh trang|trang thai|minh chung|muc do|ty le|don vi tinh|% hoan thanh"),
    ((), 12, r"kinh phi|nguon luc|nguon von|du toan|den han|co so phap ly|can cu"),
    ((), 9, r"^done on|^ngay hoan thanh thuc te|^status|^result|^evidence|^day due"),
    (("goal",), 8, r"muc tieu"),
    (("goal",), 5, r"chi tieu|muc dich"),
    (("task",), 8, r"nhiem vu"),
    (("task",), 5, r"noi dung|cong viec"),
    (("task",), 4, r"giai phap"),
    (("activity",), 8, r"hoat dong"),
    (("activity",), 6, r"nhiem vu cu the|cong viec cu the|noi dung cu the"),
    (("activity",), 4, r"cong viec"),
    (("activity",), 3, r"noi dung|giai phap"),
    (("product",), 8, r"san pham"),
    (("product",), 6, r"ket qua|dau ra"),
    (("lead",), 13, r"chu tri"),
    (("lead",), 6, r"(?:co quan|don vi|ca nhan|nguoi|bo phan).*(?:thuc hien|tham muu|dau moi)"),
    (("lead",), 5, r"phu trach|chiu trach nhiem|trach nhiem|phan cong|to chuc thuc hien"),
    (("support",), 13, r"phoi hop"),
    (("support",), 6, r"(?:co quan|don vi).*(?:lien quan|tham gia)"),
    (("deadline",), 8, r"thoi gian|thoi han"),
    (("deadline",), 7, r"tien do|thoi diem|lo trinh"),
    (("deadline",), 5, r"^(?:thang|quy|nam) (?:thuc hien|hoan thanh)"),
    (("deadline",), 5, r"hoan thanh"),
    (("note",), 9, r"ghi chu"),
)
_PATTERNS: Final = (
    *((fields, weight, re.compile(rf"^(?:{words})$")) for fields, weight, words in _WHOLE),
    *((fields, weight, re.compile(words)) for fields, weight, words in _WITHIN),
)


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """A heading's words alone: no case, marks, numbering (`5-`, `(3)`), breaks or signs."""
    folded = _NUMBER.sub("", fold(text))
    return " ".join(_NO_LETTERS.sub(" ", folded).split())


def guess(text: str) -> tuple[Guess, ...]:
    """What a heading may mean, the likeliest first; nothing for a row's text."""
    return _guess(text) if len(text) <= _LONGEST_PRINTED else ()


@lru_cache(maxsize=4096)
def _guess(text: str) -> tuple[Guess, ...]:
    key = heading_key(text)
    if not key or len(key) > LONGEST:
        return ()
    best: dict[tuple[str, ...], int] = {}
    for fields, weight, pattern in _PATTERNS:
        found = pattern.search(key)
        if found is not None:
            begins = weight + (_AT_BEGIN if found.start() == 0 else 0)
            best[fields] = max(best.get(fields, 0), begins)
    return tuple(sorted((Guess(weight, fields) for fields, weight in best.items()), reverse=True))


def tells_progress(text: str) -> bool:
    """Whether a heading is one of a table that follows the work, such as `Tình trạng`."""
    return bool(_PROGRESS.search(heading_key(text)))


def is_outcome(text: str) -> bool:
    """Whether a heading says `Kết quả` without calling it a product."""
    key = heading_key(text)
    return key.startswith("ket qua") and "san pham" not in key and "dau ra" not in key


def guess_levels(levels: tuple[str, ...]) -> tuple[Guess, ...]:
    """The same for headings over one another: the lowest says most."""
    together = guess(" ".join(levels))
    if len(levels) < 2:
        return together
    lowest = (Guess(each.weight + _LOWER_LEVEL, each.fields) for each in guess(levels[-1]))
    return tuple(sorted({*together, *lowest}, reverse=True))
