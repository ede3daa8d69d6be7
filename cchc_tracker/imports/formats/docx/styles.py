"""What a document's styles say of a text: its font, its numbering, whether it's hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.names import (
    W,
    attribute,
    number,
    switched_on,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


_DEEPEST: Final = 50
"""Styles based one on another."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style gives to its text, by itself or by the styles that it is based on."""

    font: str = ""
    hidden: bool = False
    number: str = ""
    """The list it belongs to; empty for none."""
    level: int = 0


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    elements: dict[str, _Element] = field(default_factory=dict)
    standard: str = ""
    """The paragraph style of a paragraph that names none."""
    font: str = ""
    """The font of text that names none."""
    _looks: dict[str, Look] = field(default_factory=dict)

    def look(self, style: str) -> Look:
        """What a style gives; nothing where the style isn't there."""
        found = self._looks.get(style)
        if found is None:
            found = self._looks[style] = _look(list(self._chain(style)))
        return found

    def _chain(self, style: str) -> Iterator[_Element]:
        seen: set[str] = set()
        while style in self.elements and style not in seen and len(seen) < _DEEPEST:
            seen.add(style)
            yield self.elements[style]
            style = attribute(self.elements[style], "basedOn") or ""


def read_styles(root: _Element | None) -> Styles:
    """The styles of a part; none where the document has no such part."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iterchildren(f"{W}style"):
        name = element.get(f"{W}styleId", "")
        styles.elements[name] = element
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
            styles.standard = name
    styles.font = font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    return styles


def font_of(properties: _Element | None) -> str:
    """The font that properties of a run name; empty for none."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""


def _look(chain: list[_Element]) -> Look:
    runs = [element.find(f"{W}rPr") for element in chain]
    lists = [element.find(f"{W}pPr/{W}numPr") for element in chain]
    ids = [attribute(each, "numId") for each in lists]
    levels = [attribute(each, "ilvl") for each in lists]
    hidden = next(
        (run for run in runs if run is not None and run.find(f"{W}vanish") is not None), None
    )
    return Look(
        next(filter(None, map(font_of, runs)), ""),
        switched_on(hidden, "vanish"),
        next(filter(None, ids), ""),
        number(next(filter(None, levels), None), 0, most=8),
    )
