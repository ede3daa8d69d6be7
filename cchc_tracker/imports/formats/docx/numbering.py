"""Lists that Word numbers by itself: what it prints in front of a paragraph is text too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.labels import ordinal, without_private
from cchc_tracker.imports.formats.docx.names import VAL, W, attribute, number, switched_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

LEVELS: Final = 9
_PLACEHOLDER: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    """Such as `%1.%2.`; the bullet itself for bullets."""
    glued: bool = False
    """Whether the paragraph's text follows without a blank."""
    restart: int | None = None
    """The level after which it starts anew, from 1; 0 for never, None for any above it."""
    legal: bool = False
    """Whether the numbers of the levels above are written in figures."""


@dataclass(frozen=True, slots=True)
class WordList:
    """A list as paragraphs name it."""

    series: str
    """Lists of one series count on from each other."""
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """By level, where the list starts anew at its first paragraph."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each is counted."""

    lists: Mapping[str, WordList] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, name: str, level: int) -> str:
        """What Word prints before the next paragraph of a list, with the blank that follows."""
        found = self.lists.get(name)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.series, {})
        starts = dict(found.starts) if name not in self._begun else {}
        self._begun.add(name)
        for restarted in starts:
            counts.pop(restarted, None)
        _count(counts, found, level, starts)
        text = _written(found.levels, level, counts)
        return text if found.levels[level].glued or not text else f"{text} "


def read_numbering(root: _Element | None) -> Numbering:
    """The lists of a part; none where the document has no such part."""
    if root is None:
        return Numbering()
    series = {
        element.get(f"{W}abstractNumId", ""): element
        for element in root.iterchildren(f"{W}abstractNum")
    }
    linked = {
        name: key
        for key, element in series.items()
        if (name := attribute(element, "styleLink")) is not None
    }
    lists = {}
    for element in root.iterchildren(f"{W}num"):
        key = attribute(element, "abstractNumId") or ""
        key = linked.get(attribute(series.get(key), "numStyleLink") or "", key)
        lists[element.get(f"{W}numId", "")] = _list(element, key, series.get(key))
    return Numbering(lists)


def _list(element: _Element, key: str, series: _Element | None) -> WordList:
    levels = {} if series is None else _levels(series)
    starts = {}
    for override in element.iterchildren(f"{W}lvlOverride"):
        level = number(override.get(f"{W}ilvl"), 0, most=LEVELS - 1)
        levels |= _levels(override)
        start = attribute(override, "startOverride")
        if start is not None:
            starts[level] = number(start, 1, most=10**6)
    return WordList(key, levels, starts)


def _levels(parent: _Element) -> dict[int, Level]:
    return {
        number(element.get(f"{W}ilvl"), 0, most=LEVELS - 1): Level(
            number(attribute(element, "start"), 0, most=10**6),
            attribute(element, "numFmt") or "decimal",
            without_private(attribute(element, "lvlText") or "")[:100],
            attribute(element, "suff") == "nothing",
            _restart(element),
            switched_on(element, "isLgl"),
        )
        for element in parent.iterchildren(f"{W}lvl")
    }


def _restart(element: _Element) -> int | None:
    found = element.find(f"{W}lvlRestart")
    return None if found is None else number(found.get(VAL), 0, most=LEVELS)


def _count(counts: dict[int, int], found: WordList, level: int, starts: Mapping[int, int]) -> None:
    for above in range(level):
        if above not in counts and above in found.levels:
            counts[above] = starts.get(above, found.levels[above].start)
    start = starts.get(level, found.levels[level].start)
    counts[level] = counts[level] + 1 if level in counts else start
    for below in [each for each in counts if each > level]:
        restart = found.levels[below].restart if below in found.levels else None
        if restart is None or level < restart:
            del counts[below]


def _written(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    def figure(found: re.Match[str]) -> str:
        meant = int(found[1]) - 1
        style = levels[meant].style if meant in levels else "decimal"
        legal = levels[level].legal and style != "decimalZero"
        return ordinal(counts.get(meant, 1), "decimal" if legal else style)

    own = levels[level]
    return own.text if own.style == "bullet" else _PLACEHOLDER.sub(figure, own.text).strip()
