"""The file around a document's text: pages, page numbers, properties, and the same bytes always."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cchc_tracker.exports.docx.layout import (
    ANNEX_SIDE,
    BOTTOM,
    HEADER,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
)
from cchc_tracker.exports.docx.styles import define_styles
from cchc_tracker.exports.report.blocks import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

_FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_TEXT = "word/document.xml"
_PLACES = ("upright", "landscape")
_TITLE_LENGTH = 255
"""What the property may hold."""
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PAGE_FIELD = f"""
<w:p {_NAMESPACE}>
<w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r>
<w:r><w:t>2</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r>
</w:p>"""


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str
    language: str
    made_as_of: date


def document_bytes(
    portrait: Iterable[str], landscape: Iterable[str], properties: Properties
) -> bytes:
    """A .docx of block elements as XML: upright pages, then pages in landscape if there are any.

    Each part has page numbers of its own, hidden on its first page.
    """
    import docx

    document = docx.Document()
    define_styles(document, properties.language)
    _describe(document, properties)
    document.add_paragraph(_PLACES[0])
    _lay_out_portrait(document.sections[0])
    parts = ["".join(portrait), "".join(landscape)]
    if parts[1]:
        _lay_out_landscape(document.add_section())
        document.add_paragraph(_PLACES[1])
    return _same_bytes(document, parts)


def _describe(document: Document, properties: Properties) -> None:
    core = document.core_properties
    moment = datetime.combine(properties.made_as_of, time(), UTC).replace(tzinfo=None)
    core.title = shown(properties.title).replace("\n", " ")[:_TITLE_LENGTH]
    core.language = properties.language
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = moment
    core.revision = 1


def _lay_out_portrait(section: Section) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(HEADER)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    for run in list(parse_xml(_PAGE_FIELD)):  # python-docx has no fields
        paragraph._p.append(run)  # noqa: SLF001


def _lay_out_landscape(section: Section) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE_HEIGHT), Mm(PAGE_WIDTH)
    section.left_margin = section.right_margin = Mm(ANNEX_SIDE)
    section.different_first_page_header_footer = True
    numbering = cast("BaseOxmlElement", OxmlElement("w:pgNumType"))
    numbering.set(qn("w:start"), "1")
    properties = section._sectPr  # noqa: SLF001 - python-docx has no page numbering
    properties.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")


def _same_bytes(document: Document, parts: Iterable[str]) -> bytes:
    """The saved file with the parts in their places and one fixed day on everything in it."""
    saved, fixed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _FIRST_ZIP_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            content = source.read(name)
            target.writestr(entry, _filled(content, parts) if name == _TEXT else content)
    return fixed.getvalue()


def _filled(text: bytes, parts: Iterable[str]) -> bytes:
    """The document's text with the parts in the places kept for them.

    They go in as text: moving parsed elements in takes time by the square of their number.
    """
    pieces: list[bytes] = []
    for place, part in zip(_PLACES, parts, strict=True):
        before, found, text = text.partition(f"<w:p><w:r><w:t>{place}</w:t></w:r></w:p>".encode())
        pieces += (before, part.encode()) if found else (before,)
    return b"".join((*pieces, text))
