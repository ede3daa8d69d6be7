"""What a cell shows: its text by its number format, and the value that it stores."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.xlsx.days import shown_day
from cchc_tracker.imports.formats.xlsx.number_format import section_for, sections
from cchc_tracker.imports.formats.xlsx.numbers import formatted, general, stored_number
from cchc_tracker.imports.formats.xlsx.strings import text_in, unescape
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from cchc_tracker.imports.formats.xlsx.sheet import StoredCell
    from cchc_tracker.imports.formats.xlsx.workbook import Workbook


class Doubt(StrEnum):
    """Why what a cell shows may not be what is meant."""

    ERROR = "sheet-error"
    UNCOMPUTED = "formula-uncomputed"
    MONTH_FIRST = "month-first"
    DAMAGED = "sheet-damaged"


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell's text and value."""

    text: str
    value: date | Decimal | None = None
    doubt: Doubt | None = None


def shown(cell: StoredCell, book: Workbook) -> Shown:
    """What a cell shows; a formula's value is the one that was stored with it."""
    if not cell.valued or (cell.formula is not None and not cell.text and cell.kind != "str"):
        return Shown("", doubt=Doubt.UNCOMPUTED)
    return _KINDS.get(cell.kind, _own)(cell, book)


def _own(cell: StoredCell, book: Workbook) -> Shown:
    """The cell's own text, a formula's among them."""
    style = book.styles[cell.style]
    text = unescape(cell.text) if isinstance(cell.text, str) else cell.text
    return Shown(_affixed(_text(text_in(text, style.font)), style.format))


def _truth(cell: StoredCell, book: Workbook) -> Shown:
    del book
    return Shown("TRUE" if str(cell.text).strip() == "1" else "FALSE")


def _error(cell: StoredCell, book: Workbook) -> Shown:
    del book
    return Shown(_text(str(cell.text)), doubt=Doubt.ERROR)


def _text(text: str) -> str:
    return clean(text).strip()


def _shared(cell: StoredCell, book: Workbook) -> Shown:
    index = str(cell.text).strip()
    if not (index.isascii() and index.isdigit() and len(index) < 8):
        return Shown("", doubt=Doubt.DAMAGED)
    if int(index) >= len(book.strings):
        return Shown("", doubt=Doubt.DAMAGED)
    style = book.styles[cell.style]
    return Shown(_affixed(_text(text_in(book.strings[int(index)], style.font)), style.format))


def _affixed(text: str, code: str) -> str:
    """A text with the words that its format puts around it, such as `"Sở "@`."""
    if "@" not in code or code == "@" or not text:
        return text
    found = sections(code)
    section = found[3] if len(found) > 3 else found[0] if len(found) == 1 else None
    if section is None or not section.has("text"):
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens)


def _number(cell: StoredCell, book: Workbook) -> Shown:
    stored = str(cell.text)
    number = stored_number(stored)
    if number is None:
        return Shown(_text(stored), doubt=Doubt.DAMAGED if stored.strip() else None)
    section, minus = section_for(book.styles[cell.style].format, number)
    if section.is_date:
        day = shown_day(number, section, from_1904=book.from_1904)
        if day is not None:
            doubt = Doubt.MONTH_FIRST if day.month_first else None
            return Shown(_text(day.text), day.day, doubt)
        return Shown(general(number), number)
    if not section.tokens:
        return Shown("" if number.is_zero() else general(number), number)
    return Shown(_text(formatted(number, section, minus=minus)), number)


def _iso_day(cell: StoredCell, book: Workbook) -> Shown:
    del book
    stored = str(cell.text)
    try:
        day = date.fromisoformat(stored.strip()[:10])
    except ValueError:
        return Shown(_text(stored), doubt=Doubt.DAMAGED)
    return Shown(f"{day:%d/%m/%Y}", day)


_KINDS: Final[Mapping[str, Callable[[StoredCell, Workbook], Shown]]] = {
    "": _number,
    "n": _number,
    "s": _shared,
    "b": _truth,
    "e": _error,
    "d": _iso_day,
}
