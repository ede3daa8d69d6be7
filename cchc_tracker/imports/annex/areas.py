"""The areas that headings open: numbers that are one area's alone, and canonical codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.model.plan import Area, PlanKind
from cchc_tracker.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection

_FALLBACK: Final = "direction"
_WORDS: Final = (
    ("institutions", r"the che|quy pham phap luat|vbqppl|xay dung phap luat"),
    ("procedures", r"thu tuc hanh chinh|\btthc\b|mot cua|giai quyet thu tuc"),
    ("organisation", r"bo may|sap xep don vi hanh chinh"),
    ("civil-service", r"cong vu|can bo|cong chuc|vien chuc|cbcc|nguon nhan luc"),
    ("finance", r"tai chinh|ngan sach"),
    (
        "digital",
        (
            r"dien tu|chinh quyen so|chinh phu so|chuyen doi so|kinh te so|hien dai hoa"
            r"|cong nghe thong tin|\bcntt\b"
        ),
    ),
    ("direction", r"chi dao|dieu hanh|tuyen truyen"),
)
_PATTERNS: Final = tuple((code, re.compile(words)) for code, words in _WORDS)


def guess_code(title: str, kind: PlanKind) -> tuple[str, bool]:
    """The canonical code that a title's words tell, and whether they leave no doubt."""
    if kind is PlanKind.INSPECTION:
        return "inspection", True
    key = fold(title)
    found = sorted(
        (match.start(), code)
        for code, pattern in _PATTERNS
        if (match := pattern.search(key)) is not None
    )
    if not found:
        return _FALLBACK, False
    return found[0][1], len(found) == 1


def free_number(number: str, taken: Collection[str]) -> str:
    """The number, or one made from it where another area has it already."""
    place = 2
    free = number
    while free in taken:
        free = f"{number}-{place}"
        place += 1
    return free


def make_area(number: str, title: str, kind: PlanKind) -> tuple[Area, bool]:
    """An area, and whether its code is sure."""
    code, is_sure = guess_code(title, kind)
    return Area(number, title, code), is_sure
