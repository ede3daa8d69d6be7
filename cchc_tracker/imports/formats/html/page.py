"""Walks the elements of a page and tells its paragraphs, tables and hidden parts apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.labels import symbol, without_private
from cchc_tracker.imports.formats.html.lists import NumberedList, whole_number
from cchc_tracker.imports.formats.html.passage import Aside, Cell, Note, Passage, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

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
_WORD_NUMBER: Final = re.compile(r"mso-list\s*:\s*ignore")
_SIGNS: Final = {ord(sign): symbol(ord(sign)) for sign in "·§"}
"""Bullets of Word's Symbol and Wingdings fonts, which would be other signs in the text's own."""


class PageWalk:
    """The passages that are open at an element, and what is to be done at its end."""

    def __init__(self) -> None:
        self.body = Passage()
        self._open: list[Passage | Rows] = [self.body]
        self._lists: list[NumberedList] = []
        self._ends: list[Callable[[], None] | None] = []

    @property
    def _passage(self) -> Passage:
        inner = self._open[-1]
        return inner.loose if isinstance(inner, Rows) else inner

    def start(self, element: _Element) -> bool:
        """An element begins; whether what is in it counts."""
        tag = str(element.tag).lower()
        if tag in _SKIPPED:
            self._ends.append(None)
            return False
        if tag in _BLOCKS:
            self._passage.end_paragraph()
        self._ends.append(self._begin(tag, element))
        if element.text:
            self._add(element.text, element)
        return True

    def end(self, element: _Element) -> None:
        """An element ends, and the text behind it follows."""
        close = self._ends.pop()
        if close is not None:
            close()
        if str(element.tag).lower() in _BLOCKS:
            self._passage.end_paragraph()
        self.behind(element)

    def behind(self, element: _Element) -> None:
        """The text behind an element or a comment."""
        parent = element.getparent()
        if element.tail and parent is not None:
            self._add(element.tail, parent)

    def text_box(self, text: str) -> None:
        """A text that stands in a box of its own."""
        self._passage.append(Note(Aside.TEXT_BOX, text))

    def _add(self, text: str, element: _Element) -> None:
        style = element.get("style") or ""
        if "mso-list" in style and _WORD_NUMBER.search(style.lower()):
            text = text.translate(_SIGNS)
        text = without_private(text)
        if element.tag in {"pre", "textarea"}:
            self._passage.add_printed(text)
        else:
            self._passage.add(text)

    def _begin(self, tag: str, element: _Element) -> Callable[[], None] | None:
        if (aside := _aside(tag, element)) is not None:
            return self._set_aside(aside)
        if tag == "table":
            return self._table()
        inner = self._open[-1]
        if isinstance(inner, Rows):
            return self._in_table(tag, element, inner)
        if tag in {"ul", "ol", "menu", "dir"}:
            return self._list(tag, element)
        self._mark(tag, element)
        return None

    def _mark(self, tag: str, element: _Element) -> None:
        if tag == "br":
            self._passage.add_printed("\n")
        elif tag == "li" and self._lists:
            self._passage.add(self._lists[-1].mark(element.get("value") or ""))
        elif tag == "img":
            self._passage.append(Note(Aside.PICTURE, element.get("alt") or ""))

    def _in_table(self, tag: str, element: _Element, table: Rows) -> Callable[[], None] | None:
        if tag == "tr":
            table.rows.append([])
        elif tag in {"td", "th"}:
            if not table.rows:
                table.rows.append([])
            return self._cell(element, table.rows[-1])
        elif tag in {"thead", "tbody", "tfoot"}:
            table.groups.add(len(table.rows))
            return lambda: table.groups.add(len(table.rows))
        return None

    def _cell(self, element: _Element, row: list[Cell]) -> Callable[[], None]:
        cell = Cell(
            rows=max(whole_number(element.get("rowspan") or "", 1), 0),
            columns=max(whole_number(element.get("colspan") or "", 1), 1),
        )
        row.append(cell)
        self._open.append(cell)
        return self._close_passage

    def _close_passage(self) -> None:
        self._passage.end_paragraph()
        self._open.pop()

    def _list(self, tag: str, element: _Element) -> Callable[[], None]:
        kind = (element.get("type") or "1") if tag == "ol" else ""
        self._lists.append(NumberedList(kind, whole_number(element.get("start") or "", 1)))

        def close() -> None:
            self._lists.pop()

        return close

    def _table(self) -> Callable[[], None]:
        table = Rows()
        self._open.append(table)

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
        self._open.append(passage)

        def close() -> None:
            self._open.pop()
            if text := "\n".join(passage.lines()):
                self._passage.append(Note(aside, text))
            elif aside is Aside.FRAME:
                self._passage.append(Note(aside, ""))

        return close


def _aside(tag: str, element: _Element) -> Aside | None:
    if tag in _ASIDES:
        return _ASIDES[tag]
    if element.get("hidden") is not None:
        return Aside.HIDDEN
    if not (style := element.get("style")):
        return None
    style = style.lower()
    if _HIDDEN.search(style):
        return Aside.HIDDEN
    part = _WORD_PART.search(style) if tag == "div" else None
    return _WORD_PARTS[part[1]] if part else None
