"""What stands beside a paragraph: footnotes, comments, text boxes, pictures, objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.labels import ordinal
from cchc_tracker.imports.formats.docx.names import (
    MC,
    VAL,
    W,
    alternative,
    attribute,
    number,
    switched_on,
)
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Severity
from cchc_tracker.model.source.place import Part

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cchc_tracker.imports.formats.docx.reading import Reading
    from cchc_tracker.model.source.place import Place

_BOX: Final = f"{W}txbxContent"
_PICTURES: Final = ("blip", "imagedata")


def reference(element: _Element, reading: Reading, place: Place) -> str:
    """The mark of a footnote or endnote, which is read later; empty for a comment's."""
    name = element.get(f"{W}id", "")
    again = (element.tag, name) in reading.met
    reading.met.add((element.tag, name))
    if element.tag == f"{W}commentReference":
        if not again:
            _report_comment(reading.notes.comments.get(name), reading, place)
        return ""
    if element.tag == f"{W}footnoteReference":
        reading.footnotes += 1
        note, mark = reading.notes.footnotes.get(name), str(reading.footnotes)
    else:
        reading.endnotes += 1
        note, mark = reading.notes.endnotes.get(name), ordinal(reading.endnotes, "lowerRoman")
    if note is not None and not again:
        reading.aside.append((note, Part.FOOTNOTE, mark))
    return "" if element.get(f"{W}customMarkFollows") in ("1", "true", "on") else f"[{mark}]"


def read_object(element: _Element, reading: Reading, place: Place) -> None:
    """Notes the text boxes for later and reports what can't be read as text."""
    boxes = _boxes(element)
    for box in boxes:
        reading.boxes += 1
        reading.aside.append((box, Part.TEXT_BOX, str(reading.boxes)))
    if element.tag == f"{W}object":
        sentence = message("An embedded object; it wasn't opened")
        reading.report(Severity.WARNING, "embedded-object", sentence, place)
    elif not boxes and any(True for name in _PICTURES for _ in element.iter(f"{{*}}{name}")):
        sentence = message("A picture; text in it can't be read")
        reading.report(Severity.INFO, "picture", sentence, place)


def chosen_in_form(element: _Element) -> str:
    """What a field of a form shows: a ticked or empty box, or the chosen entry of a list."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        own = "checked" if box.find(f"{W}checked") is not None else "default"
        return "☑" if switched_on(box, own) else "☐"
    choices = element.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [each.get(VAL, "") for each in choices.iterchildren(f"{W}listEntry")]
    chosen = attribute(choices, "result") or attribute(choices, "default")
    return "".join(entries[number(chosen, 0) :][:1])


def _report_comment(comment: _Element | None, reading: Reading, place: Place) -> None:
    if comment is None:
        return
    found = (each.text or "" for each in comment.iter(f"{W}t"))
    text = "".join(found).strip()
    author = comment.get(f"{W}author", "")
    sentence = message("A comment by {author} is left out", author=author or "?")
    reading.report(Severity.INFO, "comment", sentence, place, text)


def _boxes(element: _Element) -> list[_Element]:
    """The outermost text boxes, once where Word stores them twice."""
    if element.tag == _BOX:
        return [element]
    if element.tag == f"{MC}AlternateContent":
        element = alternative(element)
    return [box for child in element.iterchildren("{*}*") for box in _boxes(child)]
