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

_HEADING = re.compile(r"^(?P<no>[IVX]+|\d{1,2}|[a-zđ])[.)]\s*(?P<title>[^%;]{2,110}?)[:.]?$")
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
    area_no, measure = "", None
    for text in texts:
        words = collapse(text.text)
        heading = _HEADING.match(words)
        if heading is None:
            bare = _ITEM.sub("", words)
            if measure is not None and bare != words:
                yield BodyItem(text, bare, area_no, measure)
            continue
        title = fold(heading["title"])
        if not heading["no"].islower():
            area_no = _area(title, areas)
        kind = _kind(title)
        if kind is not None or heading["no"].isupper():
            measure = kind


def _kind(title: str) -> bool | None:
    """True for measures, False for goals, None where the title says neither or both."""
    goals = any(each in title for each in _GOALS)
    measures = any(each in title for each in _MEASURES)
    return None if goals == measures else measures


def _area(title: str, areas: Iterable[Area]) -> str:
    names = ((area.no, fold(area.title)) for area in areas)
    return next((no for no, name in names if name in title or title in name), "")
