"""A Word document from its package: the body in order, then what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.docx.blocks import read_aside, read_lines, report_elsewhere
from cchc_tracker.imports.formats.docx.lines import merges_with_next, read_paragraph
from cchc_tracker.imports.formats.docx.names import PARAGRAPH, TABLE, W, unwrapped
from cchc_tracker.imports.formats.docx.numbering import read_numbering
from cchc_tracker.imports.formats.docx.reading import Notes, Reading
from cchc_tracker.imports.formats.docx.styles import read_styles
from cchc_tracker.imports.formats.docx.tables import read_tables, tables_aside
from cchc_tracker.imports.formats.docx.weight import check_weight, without_looks
from cchc_tracker.imports.formats.legacy import converted_problem, recognise
from cchc_tracker.imports.formats.ooxml import SIDE_MARKUP, open_package, parse_xml
from cchc_tracker.imports.formats.package_problems import package_problems
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.source.document import SourceDocument, SourceTable, SourceText
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from cchc_tracker.imports.formats.ooxml import Package
    from cchc_tracker.model.source.document import Block
    from cchc_tracker.model.source.importer import SourceFile


def read_docx(file: SourceFile) -> SourceDocument:
    """The document; raises BadDataError where the file is broken, hostile or in no known script."""
    package = open_package(file.data)
    main = package.main()
    root = parse_xml(without_looks(package.read(main)))
    pieces = check_weight(root)
    body = root.find(f"{W}body")
    if body is None:
        raise BadDataError(message("The file has no document inside"))
    parts = _parts(package, main)
    for part in parts.values():
        pieces = check_weight(part, pieces)
    reading, blocks = _read(package, main, body, parts, Reading(pieces=pieces))
    assumed = recognise("\n".join(_texts(blocks, reading)))
    if assumed is not None:
        reading, blocks = _read(package, main, body, parts, Reading(pieces=pieces, assumed=assumed))
    converted = tuple(map(converted_problem, sorted(reading.converted)))
    problems = (*package_problems(package), *converted, *reading.problems)
    return file.document("docx", blocks, problems=problems, kept_back=reading.kept_back)


def _parts(package: Package, main: str) -> Mapping[str, _Element]:
    """The roots of the parts that the body needs, by the kind of their relationship."""
    return {
        each.kind: package.xml(each.target, SIDE_MARKUP)
        for each in package.related(main).values()
        if each.kind in ("styles", "numbering", "footnotes", "endnotes", "comments")
        and not each.external
        and each.target in package.names
    }


def _read(
    package: Package,
    main: str,
    body: _Element,
    parts: Mapping[str, _Element],
    reading: Reading,
) -> tuple[Reading, tuple[Block, ...]]:
    kinds = ("footnotes", "endnotes", "comments")
    reading.styles = read_styles(parts.get("styles"))
    reading.numbering = read_numbering(parts.get("numbering"))
    reading.notes = Notes(*(_by_id(parts.get(kind)) for kind in kinds))
    reading.related = package.related(main)
    blocks = list(_body(body, reading))
    read_aside(reading)
    blocks.extend(tables_aside(reading))
    _keep_margins(package, main, reading)
    read_aside(reading)
    blocks.extend(tables_aside(reading))
    read_aside(reading)
    return reading, tuple(blocks)


def _by_id(root: _Element | None) -> Mapping[str, _Element]:
    if root is None:
        return {}
    return {each.get(f"{W}id", ""): each for each in root.iterchildren("{*}*")}


def _body(body: _Element, reading: Reading) -> Iterator[Block]:
    number = 0
    waiting: SourceText | None = None
    """A paragraph whose end was deleted, so that the next one's text follows it."""
    for child in unwrapped(body):
        if child.tag == TABLE:
            if waiting is not None:
                yield _stripped(waiting)
                waiting = None
            yield from read_tables(child, reading)
        elif child.tag == PARAGRAPH:
            number += 1
            place = Place(Part.TEXT, paragraph=number)
            text = SourceText(read_paragraph(child, reading, place), place)
            if waiting is not None:
                text = replace(waiting, text=waiting.text + text.text)
            waiting = text if merges_with_next(child) else None
            if waiting is None and text.text.strip():
                yield _stripped(text)
        else:
            report_elsewhere(child, reading, Place(Part.TEXT, paragraph=number + 1))
    if waiting is not None:
        yield _stripped(waiting)


def _stripped(text: SourceText) -> SourceText:
    return replace(text, text=text.text.strip())


def _keep_margins(package: Package, main: str, reading: Reading) -> None:
    """Keeps the text of page headers and footers back, each once."""
    seen: set[str] = set()
    targets = {
        each.target: None
        for each in package.related(main).values()
        if each.kind in ("header", "footer") and each.target in package.names
    }
    for target in targets:
        reading.related = package.related(target)
        root = package.xml(target, SIDE_MARKUP)
        reading.pieces = check_weight(root, reading.pieces)
        text = "\n".join(read_lines(root, reading, Place(Part.HEADER)))
        if text not in seen:
            reading.keep_back(text, Part.HEADER, "")
        seen.add(text)


def _texts(blocks: tuple[Block, ...], reading: Reading) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, SourceTable):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text
    yield from (text.text for text in reading.kept_back)
