"""A workbook's styles, as far as they say what a cell shows: number formats and fonts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.xlsx.number_format import BUILT_IN, GENERAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Style:
    """What is known of a cell's looks."""

    format: str = GENERAL
    font: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of cells by their numbers."""

    cells: tuple[Style, ...] = field(default=())

    def __getitem__(self, number: str) -> Style:
        """A style by the number that a cell gives; the plain one where there is none."""
        if number.isascii() and number.isdigit() and len(number) < 7:
            index = int(number)
            if index < len(self.cells):
                return self.cells[index]
        return Style()


def read_styles(root: _Element) -> Styles:
    """The styles in `styles.xml`."""
    formats = {
        each.get("numFmtId", ""): each.get("formatCode", GENERAL)
        for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [_font(each) for each in root.iterfind("{*}fonts/{*}font")]
    return Styles(tuple(_style(each, formats, fonts) for each in root.iterfind("{*}cellXfs/{*}xf")))


def _font(element: _Element) -> str:
    name = element.find("{*}name")
    return "" if name is None else name.get("val", "")


def _style(element: _Element, formats: Mapping[str, str], fonts: list[str]) -> Style:
    number, font = element.get("numFmtId", "0"), element.get("fontId", "0")
    code = formats.get(number) or BUILT_IN.get(_index(number), GENERAL)
    place = _index(font)
    return Style(code, fonts[place] if place < len(fonts) else "")


def _index(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
