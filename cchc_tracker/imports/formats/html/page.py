"""Walks the elements of a page and tells its paragraphs, tables and hidden parts apart."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from cchc_tracker.imports.formats.docx.labels import (
    as_symbols,
    draws_symbols,
    symbol,
    without_private,
)
from cchc_tracker.imports.formats.html.lists import NumberedList, whole_number
from cchc_tracker.imports.formats.html.passage import Aside, Cell, Note, Passage, Rows
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import ParserTarget

MAX_CELLS: Final = 120_000
MAX_DEPTH: Final = 200
"""Levels of tables, cells and hidden parts within one another."""

_BLOCKS: Final = frozenset(
    "address article blockquote body center dd details dialog dir div dl dt fieldset figcaption "  # noqa: SIM905
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu ol option p pre "
    "section summary textarea ul table caption tbody thead tfoot tr td th".split()
)
_SKIPPED: Final = frozenset(
    "base canvas col colgroup head link meta script style svg title xml".split()  # noqa: SIM905
)
_ASIDES: Final[Mapping[str, Aside]] = {
    "noscript": Aside.HIDDEN,
    "template": Aside.HIDDEN,
    "del": Aside.DELETED,
    "nav": Aside.MENU,
    "aside": Aside.MENU,
    "button": Aside.MENU,
    "select": Aside.MENU,
    "datalist": Aside.MENU,
    "iframe": Aside.FRAME,
    "object": Aside.FRAME,
    "embed": Aside.FRAME,
    "frame": Aside.FRAME,
}
_WORD_PARTS: Final[Mapping[str, Aside]] = {
    "footnote": Aside.FOOTNOTE,
    "endnote": Aside.FOOTNOTE,
    "comment": Aside.FOOTNOTE,
    "header": Aside.HEADER,
    "footer": Aside.HEADER,
}
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_WORD_PART: Final = re.compile(r"mso-element\s*:\s*(footnote|endnote|comment|header|footer)\b")
_TEXT_BOX: Final = re.compile(r"<v:textbox(.*?)</v:textbox>", re.DOTALL | re.IGNORECASE)
_FONT: Final = re.compile(r"font-family\s*:\s*([^;,]+)")
_WRITTEN: Final = frozenset({"text", "number", "date", "month", "email", "tel", "url"})
_WORD_NUMBER: Final = re.compile(r"mso-list\s*:\s*ignore")
_SIGNS: Final = {ord(sign): symbol(ord(sign)) for sign in "·§"}
"""Bullets of Word's Symbol and Wingdings fonts, which would be other signs in the text's own."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that has begun: what is to be done at its end, and how its text reads."""

    close: Callable[[], None] | None = None
    block: bool = False
    printed: bool = False
    """Whether its line feeds count."""
    signs: bool = False
    """Whether its text is a list's mark in a font of signs."""
    font: str = ""


class PageWalk:
    """Takes a page's elements and texts as they come."""

    def __init__(self) -> None:
        self.body = Passage()
        self.cells = 0
        self._open: list[Passage | Rows] = [self.body]
        self._lists: list[NumberedList] = []
        self._elements: list[_Open] = [_Open()]
        self._skipped = 0
        """Depth within an element of which nothing counts."""

    @property
    def _passage(self) -> Passage:
        inner = self._open[-1]
        return inner.loose if isinstance(inner, Rows) else inner

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins; raises BadDataError for more cells or levels than pages have."""
        tag = tag.lower()
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
            return
        block = tag in _BLOCKS
        if block:
            self._passage.end_paragraph()
        style = attributes.get("style", "").lower() if attributes else ""
        self._elements.append(
            _Open(
                close=self._begin(tag, attributes, style),
                block=block,
                printed=tag in {"pre", "textarea"},
                signs="mso-list" in style and _WORD_NUMBER.search(style) is not None,
                font=_font(attributes, style, self._elements[-1].font),
            )
        )

    def end(self, tag: str) -> None:
        """An element ends."""
        del tag
        if self._skipped:
            self._skipped -= 1
            return
        element = self._elements.pop()
        if element.close is not None:
            element.close()
        if element.block:
            self._passage.end_paragraph()

    def data(self, text: str) -> None:
        """A text, or a piece of one."""
        if self._skipped:
            return
        element = self._elements[-1]
        if element.signs:
            text = text.translate(_SIGNS)
        if element.font and draws_symbols(element.font):
            text = as_symbols(text, element.font)
        text = without_private(text)
        if element.printed:
            self._passage.add_printed(text)
        else:
            self._passage.add(text)

    def comment(self, text: str) -> None:
        """A comment; Word keeps its text boxes in one."""
        for found in _TEXT_BOX.finditer(text):
            walk = PageWalk()
            feed(f"<div{found[1]}", walk)
            self._passage.append(Note(Aside.TEXT_BOX, "\n".join(walk.body.lines())))

    def close(self) -> None:
        """The page is read."""

    def _begin(
        self, tag: str, attributes: Mapping[str, str], style: str
    ) -> Callable[[], None] | None:
        if (aside := _aside(tag, attributes, style)) is not None:
            return self._set_aside(aside)
        if tag == "table":
            return self._table()
        inner = self._open[-1]
        if isinstance(inner, Rows):
            return self._in_table(tag, attributes, inner)
        if tag in {"ul", "ol", "menu", "dir"}:
            return self._list(tag, attributes)
        self._mark(tag, attributes)
        return None

    def _mark(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            self._passage.add_printed("\n")
        elif tag == "li" and self._lists:
            self._passage.begin_item(self._lists[-1].mark(attributes.get("value") or ""))
        elif tag == "input":
            self._passage.add(_filled_in(attributes))
        elif tag == "img":
            self._passage.append(Note(Aside.PICTURE, attributes.get("alt") or ""))

    def _in_table(
        self, tag: str, attributes: Mapping[str, str], table: Rows
    ) -> Callable[[], None] | None:
        if tag == "tr":
            table.rows.append([])
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append([])
            return self._cell(attributes, table.rows[-1])
        elif tag in {"thead", "tbody", "tfoot"}:
            table.groups.add(len(table.rows))
            return lambda: table.groups.add(len(table.rows))
        return None

    def _cell(self, attributes: Mapping[str, str], row: list[Cell]) -> Callable[[], None]:
        cell = Cell(
            rows=max(whole_number(attributes.get("rowspan") or "", 1), 0),
            columns=max(whole_number(attributes.get("colspan") or "", 1), 1),
        )
        self.cells += 1
        if self.cells > MAX_CELLS:
            raise BadDataError(message("The page is far larger than a plan; it isn't read"))
        row.append(cell)
        self._enter(cell)
        return self._close_passage

    def _enter(self, inner: Passage | Rows) -> None:
        if len(self._open) > MAX_DEPTH:
            raise BadDataError(
                message("The page's tables lie deeper in one another than can be read")
            )
        self._open.append(inner)

    def _close_passage(self) -> None:
        self._passage.end_paragraph()
        self._open.pop()

    def _list(self, tag: str, attributes: Mapping[str, str]) -> Callable[[], None]:
        kind = (attributes.get("type") or "1") if tag == "ol" else ""
        self._lists.append(NumberedList(kind, whole_number(attributes.get("start") or "", 1)))

        def close() -> None:
            self._lists.pop()
            self._passage.begin_item("")  # an item without text has no mark to give

        return close

    def _table(self) -> Callable[[], None]:
        table = Rows()
        self._enter(table)

        def close() -> None:
            self._open.pop()
            self._passage.take(table.loose)
            if table.is_layout:
                for cell in (cell for row in table.rows for cell in row):
                    self._passage.take(cell)
            else:
                self._passage.append(table)

        return close

    def _set_aside(self, aside: Aside) -> Callable[[], None]:
        passage = Passage()
        self._enter(passage)

        def close() -> None:
            self._open.pop()
            for note in passage.notes():
                self._passage.append(note)
            if text := "\n".join(passage.lines()):
                self._passage.append(Note(aside, text))
            elif aside is Aside.FRAME:
                self._passage.append(Note(aside, ""))

        return close


def _aside(tag: str, attributes: Mapping[str, str], style: str) -> Aside | None:
    if tag in _ASIDES:
        return _ASIDES[tag]
    if not attributes:
        return None
    if "hidden" in attributes or _HIDDEN.search(style):
        return Aside.HIDDEN
    part = _WORD_PART.search(style) if tag == "div" else None
    return _WORD_PARTS[part[1]] if part else None


def _font(attributes: Mapping[str, str], style: str, outer: str) -> str:
    """The font that an element's text is drawn in; empty where the page doesn't say."""
    if not attributes:
        return outer
    own = _FONT.search(style) if "font" in style else None
    if own is not None:
        return own[1].strip("'\" ")
    return attributes.get("face", "").split(",")[0].strip() or ("" if "font:" in style else outer)


def _filled_in(attributes: Mapping[str, str]) -> str:
    """What a field of a form shows."""
    kind = attributes.get("type", "text").lower()
    if kind in {"checkbox", "radio"}:
        return "☑ " if "checked" in attributes else "☐ "
    return attributes.get("value") or "" if kind in _WRITTEN else ""


def feed(page: str, walk: PageWalk) -> None:
    """Hand a page's elements and texts to `walk` as a browser would make them out."""
    from lxml import etree

    parser = etree.HTMLParser(
        target=cast("ParserTarget", walk),
        encoding="utf-8",
        huge_tree=True,
        no_network=True,
        remove_pis=True,
    )
    with suppress(etree.XMLSyntaxError):  # a page without anything in it
        etree.fromstring(page.encode(errors="replace"), parser)
