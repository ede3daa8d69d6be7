"""The text of a paragraph as Word prints it, and what of it is not printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.beside import chosen_in_form, read_object, reference
from cchc_tracker.imports.formats.docx.labels import (
    as_symbols,
    draws_symbols,
    symbol,
    without_private,
)
from cchc_tracker.imports.formats.docx.names import (
    MATH,
    MC,
    W,
    alternative,
    attribute,
    number,
    switched_on,
)
from cchc_tracker.imports.formats.docx.styles import font_of
from cchc_tracker.imports.formats.legacy import Legacy, draws_capitals, from_legacy
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from cchc_tracker.imports.formats.docx.reading import Reading
    from cchc_tracker.imports.formats.docx.styles import Look
    from cchc_tracker.model.source.place import Place


@dataclass(slots=True)
class Line:
    """A paragraph while it is read."""

    reading: Reading
    place: Place
    look: Look
    pieces: list[tuple[str, Legacy | None, bool]] = field(default_factory=list)
    """Text, what it is written in, and whether its font draws capitals."""
    legacy: Legacy | None = None
    capitals: bool = False
    signs: str = ""
    """The font, where it has signs instead of letters."""
    hidden: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inside_insertion: int = 0

    def add(self, text: str) -> None:
        """Adds printed text, unless it stands in the instruction of a field."""
        if all(self.reading.fields):
            self.pieces.append((text, self.legacy, self.capitals))
            if self.inside_insertion:
                self.inserted.append(text)


def read_paragraph(element: _Element, reading: Reading, place: Place) -> str:
    """The text with the number that Word puts before it, blanks at its ends too.

    Reports what isn't printed.
    """
    properties = element.find(f"{W}pPr")
    style = attribute(properties, "pStyle") or reading.styles.standard
    line = Line(reading, place, reading.styles.look(style))
    _set_font(line, line.look.font or reading.styles.font)
    label = _label(properties, line.look, reading)
    for child in element.iterchildren("{*}*"):
        _read(child, line)
    if not all(reading.fields):
        reading.fields.clear()
    _report(line)
    return clean(without_private(label + _text(line)))


def merges_with_next(element: _Element) -> bool:
    """Whether the paragraph's end was deleted, so that the next one's text follows it."""
    return element.find(f"{W}pPr/{W}rPr/{W}del") is not None


def plain_text(element: _Element) -> str:
    """All text inside of an element, deleted text too, on one line."""
    found = (each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))
    return clean("".join(found)).strip()


def _label(properties: _Element | None, look: Look, reading: Reading) -> str:
    own = None if properties is None else properties.find(f"{W}numPr")
    name = attribute(own, "numId") or look.number
    if not name or name == "0":
        return ""
    level = attribute(own, "ilvl")
    return reading.numbering.label(name, number(level, look.level, most=8))


def _text(line: Line) -> str:
    text = ""
    for (legacy, capitals), pieces in groupby(line.pieces, key=itemgetter(1, 2)):
        piece = "".join(each for each, _, _ in pieces)
        if legacy is not None and _western(piece):
            line.reading.converted[legacy] += 1
            piece = from_legacy(piece, legacy)
            piece = piece.upper() if capitals else piece
        text += piece
    return text


def _western(text: str) -> bool:
    """Whether a text could be written in an encoding of a byte a letter."""
    return not any(0x100 <= ord(char) < 0x2000 for char in text)


def _report(line: Line) -> None:
    place, report = line.place, line.reading.report
    if line.inserted:
        sentence = message("Tracked insertion, taken as accepted")
        report(Severity.INFO, "tracked-insertion", sentence, place, "".join(line.inserted))
    if line.deleted:
        sentence = message("Tracked deletion, taken as accepted: the text is left out")
        report(Severity.INFO, "tracked-deletion", sentence, place, "".join(line.deleted))
    hidden = "".join(line.hidden).strip()
    if hidden:
        sentence = message("Hidden text, which isn't printed, is left out")
        report(Severity.WARNING, "hidden-text", sentence, place, hidden)


def _read(element: _Element, line: Line) -> None:
    reader = _READERS.get(element.tag)
    if reader is not None:
        reader(element, line)
    else:
        _read_children(element, line)


def _read_children(element: _Element, line: Line) -> None:
    for child in element.iterchildren("{*}*"):
        _read(child, line)


def _read_run(element: _Element, line: Line) -> None:
    properties = element.find(f"{W}rPr")
    if properties is None:
        _set_font(line, line.look.font or line.reading.styles.font)
        hidden = line.look.hidden
    else:
        look = line.reading.styles.look(attribute(properties, "rStyle") or "")
        own = font_of(properties) or look.font or line.look.font
        _set_font(line, own or line.reading.styles.font)
        hidden = look.hidden or line.look.hidden
        if properties.find(f"{W}vanish") is not None:
            hidden = switched_on(properties, "vanish")
    if hidden:
        line.hidden.append(plain_text(element))
    else:
        _read_children(element, line)


def _set_font(line: Line, font: str) -> None:
    line.legacy = line.reading.legacy(font)
    line.signs = font if draws_symbols(font) else ""
    line.capitals = line.legacy is Legacy.TCVN3 and draws_capitals(font)


def _read_text(element: _Element, line: Line) -> None:
    if element.text:
        line.add(as_symbols(element.text, line.signs) if line.signs else element.text)


def _read_deletion(element: _Element, line: Line) -> None:
    line.deleted.append(plain_text(element))


def _read_insertion(element: _Element, line: Line) -> None:
    line.inside_insertion += 1
    _read_children(element, line)
    line.inside_insertion -= 1


def _read_symbol(element: _Element, line: Line) -> None:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return
    line.add(symbol(code, element.get(f"{W}font", "")))


def _read_field(element: _Element, line: Line) -> None:
    kind, fields = element.get(f"{W}fldCharType"), line.reading.fields
    if kind == "begin":
        line.add(chosen_in_form(element))
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields and kind == "end":
        fields.pop()


def _read_reference(element: _Element, line: Line) -> None:
    line.add(reference(element, line.reading, line.place))


def _read_object(element: _Element, line: Line) -> None:
    read_object(element, line.reading, line.place)


def _read_alternative(element: _Element, line: Line) -> None:
    _read_children(alternative(element), line)


def _add(text: str) -> Callable[[_Element, Line], None]:
    return lambda _, line: line.add(text)


def _skip(_element: _Element, _line: Line) -> None:
    return None


_UNPRINTED: Final = tuple(
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt")
)
_READERS: Final[Mapping[str, Callable[[_Element, Line], None]]] = {
    f"{W}r": _read_run,
    f"{W}t": _read_text,
    f"{MATH}t": _read_text,
    f"{W}tab": _add("\t"),
    f"{W}ptab": _add("\t"),
    f"{W}br": _add("\n"),
    f"{W}cr": _add("\n"),
    f"{W}noBreakHyphen": _add("-"),
    f"{W}softHyphen": _add("\u00ad"),
    f"{W}sym": _read_symbol,
    f"{W}fldChar": _read_field,
    f"{W}ins": _read_insertion,
    f"{W}moveTo": _read_insertion,
    f"{W}del": _read_deletion,
    f"{W}moveFrom": _read_deletion,
    f"{W}footnoteReference": _read_reference,
    f"{W}endnoteReference": _read_reference,
    f"{W}commentReference": _read_reference,
    f"{W}drawing": _read_object,
    f"{W}pict": _read_object,
    f"{W}object": _read_object,
    f"{MC}AlternateContent": _read_alternative,
    **dict.fromkeys(_UNPRINTED, _skip),
}
