"""The paragraph styles of a document: type, size and spacing of NĐ 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cchc_tracker.exports.docx.layout import (
    ANNEX_SIZE,
    BODY_SIZE,
    FIRST_LINE,
    FONT,
    SMALL_SIZE,
    TABLE_SIZE,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import BaseStyle, ParagraphStyle

_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style looks like; sizes and spacing in points, indents in millimetres."""

    size: float
    align: str = "LEFT"
    bold: bool = False
    italic: bool = False
    before: float = 0
    first_line: float = 0
    line: float | None = None
    """Exact height of a line; None for single spacing."""
    keep_next: bool = False
    whole: bool = False
    """Whether no page break splits it."""


LOOKS: dict[str, Look] = {
    "CchcNation": Look(12, "CENTER", bold=True),
    "CchcMotto": Look(13, "CENTER", bold=True),
    "CchcSuperior": Look(12, "CENTER"),
    "CchcIssuer": Look(12, "CENTER", bold=True),
    "CchcNumber": Look(13, "CENTER", before=6),
    "CchcPlaceAndDay": Look(13, "CENTER", italic=True, before=6),
    "CchcRule": Look(2, "CENTER", before=3, line=6),
    "CchcKind": Look(14, "CENTER", bold=True, before=18),
    "CchcSubject": Look(14, "CENTER", bold=True),
    "CchcTo": Look(BODY_SIZE, "CENTER", before=12),
    "CchcToSeveral": Look(BODY_SIZE, before=12),
    "CchcToName": Look(BODY_SIZE),
    "CchcBody": Look(BODY_SIZE, "JUSTIFY", before=6, first_line=FIRST_LINE),
    "CchcBodyNext": Look(BODY_SIZE, "JUSTIFY", before=6, first_line=FIRST_LINE, keep_next=True),
    "CchcBlank": Look(BODY_SIZE, "LEFT", before=6),
    "Heading 1": Look(BODY_SIZE, bold=True, before=6, first_line=FIRST_LINE, keep_next=True),
    "Heading 2": Look(BODY_SIZE, bold=True, before=6, first_line=FIRST_LINE, keep_next=True),
    "CchcTable": Look(TABLE_SIZE),
    "CchcTableCentre": Look(TABLE_SIZE, "CENTER"),
    "CchcTableHead": Look(TABLE_SIZE, "CENTER", bold=True),
    "CchcAnnexTable": Look(ANNEX_SIZE),
    "CchcAnnexTableCentre": Look(ANNEX_SIZE, "CENTER"),
    "CchcAnnexTableHead": Look(ANNEX_SIZE, "CENTER", bold=True),
    "CchcAnnexTableArea": Look(ANNEX_SIZE, bold=True, keep_next=True),
    "CchcAnnexTableAreaNumber": Look(ANNEX_SIZE, "CENTER", bold=True, keep_next=True),
    "CchcGap": Look(6, keep_next=True),
    "CchcRecipients": Look(12, bold=True, italic=True),
    "CchcRecipient": Look(11),
    "CchcCapacity": Look(14, "CENTER", bold=True),
    "CchcAnnex": Look(14, "CENTER", bold=True),
    "CchcReference": Look(14, "CENTER", italic=True),
    "CchcMetadata": Look(SMALL_SIZE, "JUSTIFY", before=6, whole=True),
    "Header": Look(13, "CENTER"),
}


def define_styles(document: Document, language: str) -> None:
    """Put the styles into a document and set its font and language."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:  # python-docx's template has them
        raise AssertionError
    for fonts in defaults.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), FONT)
    for spoken in defaults.iter(qn("w:lang")):
        spoken.set(qn("w:val"), _LANGUAGES.get(language, language))
    known = {style.name: style for style in document.styles if _is_of_paragraphs(style)}
    for name, look in LOOKS.items():
        style = known.get(name) or document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _define(cast("ParagraphStyle", style), look)


def _is_of_paragraphs(style: BaseStyle) -> bool:
    from docx.enum.style import WD_STYLE_TYPE

    return bool(style.type == WD_STYLE_TYPE.PARAGRAPH)


def _define(style: ParagraphStyle, look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt, RGBColor

    _bare_font(style)
    style.font.name = FONT
    style.font.size = Pt(look.size)
    style.font.bold = look.bold
    style.font.italic = look.italic
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align)
    form.space_before = Pt(look.before)
    form.space_after = Pt(0)
    form.first_line_indent = Mm(look.first_line)
    form.line_spacing = Pt(look.line) if look.line else 1.0
    form.keep_with_next = look.keep_next
    form.keep_together = look.whole


def _bare_font(style: ParagraphStyle) -> None:
    """Drop the theme's fonts and colours, which would win over the ones set here."""
    from docx.oxml.ns import qn

    properties = style.element.find(qn("w:rPr"))
    if properties is not None:
        style.element.remove(properties)
