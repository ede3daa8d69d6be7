"""How much a document's XML would cost: looks are taken out before it's read, the rest weighed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.docx.names import W
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PIECES: Final = 400_000
"""Paragraphs, runs and cells; 5,000 rows of eight columns have about 200,000."""

_COSTS: Final = {
    "p": 1,
    "tc": 1,
    "r": 1,
    "tr": 1,
    "tbl": 10,
    "sdt": 1,
    "ins": 3,
    "del": 3,
    "moveFrom": 3,
    "moveTo": 3,
    "footnoteReference": 3,
    "drawing": 3,
    "endnoteReference": 3,
    "commentReference": 3,
    "pict": 3,
    "object": 3,
    "altChunk": 3,
}
_LOOKS: Final = re.compile(
    rb"<w:(?:sz|szCs|lang|spacing|jc|color|b|bCs|i|iCs|u|ind|kern|highlight|noProof|shd|tcW|vAlign|"
    rb"top|left|bottom|right|insideH|insideV|widowControl|keepNext|keepLines|snapToGrid|proofErr|"
    rb"lastRenderedPageBreak|bookmarkStart|bookmarkEnd|position|w|adjustRightInd|autoSpaceDE|"
    rb"autoSpaceDN|contextualSpacing|noWrap|cantSplit|tblHeader|trHeight|cnfStyle)"
    rb"(?:\s[^<>]*)?/>"
)
_REVISIONS: Final = re.compile(
    rb"(<w:(?:p|r|tr|tbl)\b)(?: w:rsid\w*=\"\w*\"| w14:(?:para|text)Id=\"\w*\")+"
)
_FONTS: Final = re.compile(rb"<w:rFonts((?: [\w:]+=\"[^\"<>]*\")*) ?/>")
_FONT: Final = re.compile(rb" w:(?:ascii|hAnsi)=\"[^\"<>]*\"")
_EMPTY: Final = re.compile(rb"<w:(tcBorders|tcMar|rPr)></w:\1>")
_KEEP_BLANKS: Final = (b'<w:t xml:space="preserve">', b"<w:t>")
"""Word's hint to itself: blanks are kept here always."""


def without_looks(data: bytes) -> bytes:
    """The XML of a document without the elements and attributes that only change its looks.

    They are two thirds of what Word writes. Text can't match: a `<` in it is always escaped.
    """
    if b"<![CDATA[" in data:
        return data
    data = _LOOKS.sub(b"", data).replace(*_KEEP_BLANKS)
    return _EMPTY.sub(b"", _FONTS.sub(_one_font, _REVISIONS.sub(rb"\1", data)))


def _one_font(found: re.Match[bytes]) -> bytes:
    """The fonts of a run with that of Latin letters alone."""
    return b"<w:rFonts" + b"".join(_FONT.findall(found[1])[:1]) + b"/>"


def check_weight(root: _Element, pieces: int = 0) -> int:
    """The pieces with those before; raises BadDataError for more than is read in ten seconds."""
    for name, cost in _COSTS.items():
        pieces += cost * sum(1 for _ in root.iter(f"{W}{name}"))
        if pieces > MOST_PIECES:
            raise BadDataError(
                message("The file has far more in it than a plan needs; it isn't read")
            )
    return pieces
