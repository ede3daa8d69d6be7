"""Lines of text put together again where they were only wrapped; lists keep their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ITEM: Final = re.compile(r"(?:[-–—+•*]|\d{1,2}[.)]|[a-zđ][.)])\s+(?P<rest>\S)")
_OPENING: Final = re.compile(
    r"(?:Điều \d|Chương |Mục |Phần |Căn cứ |Xét |Theo đề nghị|Nơi nhận|Số:|[IVXLC]+\.\s|"
    r"\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]\)\s|[-–—+•*]\s)"
)
_UNFINISHED: Final = re.compile(r"(?:,| (?:ngày|tháng|năm|số|của|và|về|theo|tại|với|các))$")
_ENDS: Final = (".", ";", ":", "!", "?", "./", ")")
_WRAPPED: Final = range(60, 110)
"""Characters of a line that was wrapped; a longer one is a whole paragraph."""


def cell_text(lines: Iterable[str]) -> str:
    """The text of a cell: a new line only where an item of a list begins."""
    found: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if found and not _begins_item(found[-1], line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return "\n".join(found)


def paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Paragraphs with the number of their first line, from numbered lines."""
    first, text, last = 0, "", ""
    for at, raw in lines:
        line = raw.strip()
        if text and (not line or not _goes_on(last, line)):
            yield first, text
            text = ""
        if line:
            first, text = (first, f"{text} {line}") if text else (at, line)
        last = line
    if text:
        yield first, text


def _begins_item(before: str, line: str) -> bool:
    found = _ITEM.match(line)
    if found is None:
        return False
    a_range = line[0] in "-–—" and found["rest"].isdigit() and before[-1:].isdigit()
    return not a_range


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line before."""
    if line[0].islower():
        return _OPENING.match(line) is None
    if _OPENING.match(line) or before.endswith(_ENDS):
        return False
    if before.isupper() != line.isupper():
        return False
    if _UNFINISHED.search(before):
        return True
    return len(before) in _WRAPPED and not before.isupper()
