"""Files that mean harm or are broken, made by hand, and a small annex to hide things in."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from tests.imports.written import PACKAGE, TYPES, R, W, docx, html, packed
from tests.unit.imports.annex.annex_source import HEADINGS, document, table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_tracker.model.source.document import SourceDocument

ROWS = (
    ("I", "Cải cách thể chế", "", "", "", ""),
    ("1.", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "Sở Nội vụ", "Quý I"),
    ("2.", "Mở lớp tập huấn", "Lớp học", "Sở Nội vụ", "", "Quý II"),
)
ANNEX = document(table(HEADINGS, *ROWS))
MEGABYTE = 2**20
BOMB = 500 * MEGABYTE
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("bcdefghi", "cdefghij", strict=True)
    )
    + "]>"
)


def word(body: str, before: str = "", **parts: str | bytes) -> bytes:
    """A Word document of this XML; further parts by their path below `word`, `_` for a dot."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="d" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{before}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
        "</w:body></w:document>",
    }
    return packed(files | {f"word/{name.replace('_', '.')}": part for name, part in parts.items()})


def book(data: bytes | None = None) -> bytes:
    """A workbook with the annex, its sheet replaced by other XML where that is given."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (HEADINGS, *ROWS):
        sheet.append(list(row))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue() if data is None else replaced(stream.getvalue(), data)


def replaced(archive: bytes, sheet: bytes) -> bytes:
    """The workbook with other XML as its first sheet."""
    with ZipFile(BytesIO(archive)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    return packed(files | {"xl/worksheets/sheet1.xml": sheet})


def sheet_xml(data: str, after: str = "") -> bytes:
    """A sheet's XML."""
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (f'<worksheet xmlns="{names}"><sheetData>{data}</sheetData>{after}</worksheet>').encode()


def inflating(name: str, head: str, piece: str, total: int = BOMB) -> bytes:
    """A package one part of which grows to `total` bytes of repeated XML."""
    stream, chunk = BytesIO(), (piece * (MEGABYTE // len(piece))).encode()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open(name, "w", force_zip64=True) as part:
            part.write(head.encode())
            for _ in range(total // len(chunk)):
                part.write(chunk)
    return stream.getvalue()


def zip_bomb() -> bytes:
    """A Word document of 500 MB of paragraphs."""
    head = f'<w:document xmlns:w="{W}"><w:body>'
    return inflating("word/document.xml", head, "<w:p><w:r><w:t>ha</w:t></w:r></w:p>")


def large_sheet() -> bytes:
    """A workbook with a sheet of 500 MB."""
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = '<row><c t="inlineStr"><is><t>Rà soát</t></is></c></row>'
    return inflating("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{names}"><sheetData>', row)


def nested_tables() -> bytes:
    """Tables in tables, ten thousand deep."""
    deep = 10_000
    return word("<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep)


def with_external_entity() -> bytes:
    """An entity that stands for a file of this machine and one of another."""
    kinds = (
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">'
        '<!ENTITY n SYSTEM "http://127.0.0.1:9/x">]>'
    )
    return word("<w:p><w:r><w:t>&f;&n;</w:t></w:r></w:p>", kinds)


def wide_word() -> bytes:
    """A cell over a million columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc>'
    return word(f"<w:tbl>{f'<w:tr>{cell}</w:tr>' * 200}</w:tbl>")


def wide_page() -> bytes:
    """A thousand rows of cells over a million rows and columns."""
    row = '<tr><td rowspan="1000000" colspan="1000000">x</td><td colspan="999999">y</td></tr>'
    return f"<html><body><table>{row * 1000}</table></body></html>".encode()


def deep_page() -> bytes:
    """A hundred thousand elements in one another."""
    return b"<html><body>" + b"<div>" * 100_000 + b"x"


def encrypted() -> bytes:
    """What Office writes for a document with a password: a compound file, made sector by sector."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6, b"\0" * 6,
        0, 1, 1, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *([free] * 108))
    table_of_sectors = struct.pack("<128I", 0xFFFFFFFD, end, *([free] * 126))
    names = ("Root Entry", "EncryptionInfo", "EncryptedPackage")
    directory = b"".join(map(_entry, names, (5, 2, 2), (1, free, free), (free, 2, free)))
    return header.ljust(512, b"\0") + table_of_sectors + directory.ljust(512, b"\0")


def _entry(name: str, kind: int, child: int, right: int) -> bytes:
    letters = name.encode("utf-16-le")
    head = struct.pack("<64sHBB", letters, len(letters) + 2, kind, 1)
    links = struct.pack("<III", 0xFFFFFFFF, right, child)
    return (head + links + b"\0" * 36 + struct.pack("<IQ", 0xFFFFFFFE, 0)).ljust(128, b"\0")


def endless_cell() -> SourceDocument:
    """An annex whose agencies take a million letters."""
    agencies = "Sở Nội vụ, Sở Tư pháp và " * 40_000
    return document(table(HEADINGS, ROWS[0], ("1.", "Rà soát", "Báo cáo", agencies, "", "Quý I")))


REFUSED: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("kế hoạch.docx", zip_bomb),
    "sheet of 500 MB": ("kế hoạch.xlsx", large_sheet),
    "entities that grow": ("a.docx", lambda: word("<w:p><w:t>&j;</w:t></w:p>", LAUGHS)),
    "entities in a sheet": ("a.xlsx", lambda: book(LAUGHS.encode() + sheet_xml(""))),
    "entities of other files": ("a.docx", with_external_entity),
    "truncated docx": ("a.docx", lambda: docx(ANNEX)[:-200]),
    "truncated xlsx": ("a.xlsx", lambda: book()[:2000]),
    "half an XML": ("a.docx", lambda: packed({"word/document.xml": "<w:document"})),
    "password": ("a.docx", encrypted),
    "password, sheet": ("a.xlsx", encrypted),
    "renamed exe": ("a.docx", lambda: b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 40),
    "renamed elf": ("a.xlsx", lambda: b"\x7fELF\2\1\1" + b"\0" * 4000),
    "renamed picture": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 4000),
    "endless cell": ("a.html", lambda: html(endless_cell())),
    "zip of nothing": ("a.docx", lambda: packed({"readme.txt": "xin chào"})),
    "names outside": ("a.docx", lambda: packed({"../../etc/passwd": "x"})),
    "wide docx": ("a.docx", wide_word),
    "wide page": ("a.html", wide_page),
    "deep page": ("a.html", deep_page),
    "deep docx": ("a.docx", nested_tables),
    "a million columns": ("a.csv", lambda: b"x," * 1_000_000),
    "a million semicolons, many times": ("a.csv", lambda: (b";" * 1_000_000 + b"\n") * 20),
    "a cell at the end of a sheet": (
        "a.xlsx",
        lambda: book(sheet_xml('<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>')),
    ),
    "a sheet merged whole": (
        "a.xlsx",
        lambda: book(
            sheet_xml(
                '<row r="1"><c r="A1" t="str"><v>x</v></c></row>',
                '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            )
        ),
    ),
    "broken pdf": ("a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj << /Length 99999999 >>" * 50),
    "noughts": ("a.txt", lambda: b"\0" * 5_000_000),
    "one long line": ("a.txt", lambda: "cải cách ".encode() * 500_000),
    "bars alone": ("a.txt", lambda: b"|\n" * 1_000_000),
    "empty": ("a.docx", lambda: b""),
    "too large": ("a.txt", lambda: b"x" * (51 * MEGABYTE)),
}
"""By what it is: a file's name and its bytes."""
