"""The body of a plan: the goals and measures that stand under its headings, area by area."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tracker.model.plan import Area
    from cchc_tracker.model.source.document import SourceDocument, SourceText

_HEADING = re.compile(
    r"^(?:(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:[IVX]+|\d+|(?:thứ|THỨ)\s+\w+))\s*[.:)]?|"
    r"(?P<no>[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,2}|[a-zđ])[.)])"
    r"\s*(?P<title>[^%;]{2,110}?)[:.]?$"
)
_ROMAN = re.compile(r"[IVX]+")
_LOWEST = 9
_ITEM = re.compile(r"^(?:[-–+•*]|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s*")
_GOALS = ("muc tieu", "chi tieu")
_MEASURES = ("nhiem vu", "giai phap")


@dataclass(frozen=True, slots=True)
class BodyItem:
    """A paragraph of the body under a heading of goals or of measures."""

    text: SourceText
    words: str
    """Without the mark or number in front."""
    area_no: str
    """The area whose heading it stands under; empty where it stands under none."""
    measure: bool
    """Whether it is a measure (nhiệm vụ và giải pháp), not a goal (mục tiêu, chỉ tiêu)."""


def read_body(document: SourceDocument, areas: Iterable[Area]) -> tuple[BodyItem, ...]:
    """The paragraphs under headings that say goals or measures, in order."""
    return tuple(_items(document.texts, tuple(areas)))


def _items(texts: Sequence[SourceText], areas: Sequence[Area]) -> Iterator[BodyItem]:
    standing = _Standing()
    for text in texts:
        words = collapse(text.text)
        heading = _HEADING.match(words)
        if heading is not None:
            standing.head(_level(heading), fold(heading["title"]), areas)
            continue
        bare = _ITEM.sub("", words)
        if standing.measure is not None and bare != words:
            yield BodyItem(text, bare, standing.area_no, standing.measure)


@dataclass(slots=True)
class _Standing:
    """What the headings so far say of the paragraphs below them."""

    area_no: str = ""
    measure: bool | None = None
    _area_level: int = 0
    _measure_level: int = 0

    def head(self, level: int, title: str, areas: Iterable[Area]) -> None:
        """A heading names an area or a kind, or ends what one of its level or below said."""
        area_no, kind = _area(title, areas), _kind(title)
        if area_no or level <= self._area_level:
            self.area_no, self._area_level = area_no, level
        if kind is not None or level <= self._measure_level:
            self.measure, self._measure_level = kind, level


def _level(heading: re.Match[str]) -> int:
    """How far down a heading stands: parts and `A.` first, then `I.`, `1.`, `1.1.`, `a)`."""
    number = heading["no"] or ""
    if heading["part"] or (number.isupper() and not _ROMAN.fullmatch(number)):
        return 0
    if number.isupper():
        return 1
    return _LOWEST if number.isalpha() else 2 + number.count(".")


def _kind(title: str) -> bool | None:
    """True for measures, False for goals, None where the title says neither or both."""
    goals = any(each in title for each in _GOALS)
    measures = any(each in title for each in _MEASURES)
    return None if goals == measures else measures


def _area(title: str, areas: Iterable[Area]) -> str:
    names = ((area.no, fold(area.title)) for area in areas)
    return next((no for no, name in names if name in title or title in name), "")
