"""What stands beside a sheet's cells: notes and comments, text boxes, pictures, headers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.xlsx.sheet import position
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity
from cchc_tracker.model.source.document import SourceText
from cchc_tracker.model.source.place import Part, Place
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from cchc_tracker.imports.formats.ooxml import Package
    from cchc_tracker.imports.formats.xlsx.workbook import Sheet

_CODE: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Z&])')
"""A header's codes: fonts, sizes, page numbers, left, middle and right."""


def texts_beside(
    package: Package, sheet: Sheet, headers: Sequence[str]
) -> tuple[tuple[SourceText, ...], tuple[Problem, ...]]:
    """The texts beside a sheet's cells, and the problem of pictures that nobody reads."""
    texts = list(_headers(headers))
    pictures = 0
    for link in package.related(sheet.part).values():
        if link.external or link.target not in package.names:
            continue
        if link.kind in {"comments", "threadedComment"}:
            texts.extend(_comments(package.xml(link.target), sheet))
        elif link.kind == "drawing":
            drawing = package.xml(link.target)
            texts.extend(_boxes(drawing, sheet))
            pictures += sum(1 for _ in drawing.iter("{*}pic"))
    return tuple(texts), tuple(_pictures(pictures, sheet))


def _pictures(count: int, sheet: Sheet) -> Iterator[Problem]:
    if count:
        at = Place(Part.SHEET, sheet.name)
        sentence = message("The sheet has {count} pictures; their text isn't read", count=count)
        yield Problem(Severity.INFO, "pictures", sentence, at=at)


def _headers(headers: Sequence[str]) -> Iterator[SourceText]:
    for header in headers:
        if text := clean(_CODE.sub(" ", header)).strip():
            yield SourceText(text, Place(Part.HEADER))


def _comments(root: _Element, sheet: Sheet) -> Iterator[SourceText]:
    for comment in (*root.iter("{*}comment"), *root.iter("{*}threadedComment")):
        row, column = position(comment.get("ref", "")) or (None, None)
        if text := clean("".join(_pieces(comment))).strip():
            yield SourceText(text, Place(Part.SHEET, sheet.name, row=row, column=column))


def _pieces(comment: _Element) -> Iterator[str]:
    for piece in (*comment.iter("{*}t"), *comment.iterchildren("{*}text")):
        yield piece.text or ""


def _boxes(root: _Element, sheet: Sheet) -> Iterator[SourceText]:
    for number, box in enumerate(root.iter("{*}txBody"), start=1):
        paragraphs = (
            "".join(piece.text or "" for piece in paragraph.iter("{*}t"))
            for paragraph in box.iterchildren("{*}p")
        )
        if text := clean("\n".join(paragraphs)).strip():
            yield SourceText(text, Place(Part.TEXT_BOX, f"{sheet.name} {number}"))
