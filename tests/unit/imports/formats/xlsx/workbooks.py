"""Workbooks that tests make with openpyxl, changed inside where it can't, and read as documents."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook

from cchc_tracker.imports.formats.xlsx import read_xlsx
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from cchc_tracker.model.source.document import SourceDocument


def first_sheet(book: Workbook) -> Worksheet:
    """The sheet that a new workbook has."""
    return book[book.sheetnames[0]]


def saved(book: Workbook) -> bytes:
    """The bytes of its file."""
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def read(data: bytes, sheet: str = "") -> SourceDocument:
    """The document in a file, or of one of its sheets."""
    return read_xlsx(SourceFile("phụ lục.xlsx", data, sha256(data).hexdigest(), sheet))


def made(fill: Callable[[Worksheet], object]) -> SourceDocument:
    """A workbook of one sheet, filled by a function, as it is read."""
    book = Workbook()
    fill(first_sheet(book))
    return read(saved(book))


def codes(document: SourceDocument) -> list[str]:
    """The codes of its problems."""
    return [problem.code for problem in document.problems]


def repacked(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with a piece of one of its parts replaced, or with a part more."""
    from zipfile import ZIP_DEFLATED, ZipFile

    output = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(output, "w", ZIP_DEFLATED) as target:
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, content.replace(old, new, 1) if each == name else content)
        if name not in source.namelist():
            target.writestr(name, new)
    return output.getvalue()


def simple() -> bytes:
    """A plan of one row with a merged number and a day."""
    book = Workbook()
    sheet = first_sheet(book)
    sheet.append(["STT", "Nhiệm vụ", "Thời hạn"])
    sheet.append([1, "Rà soát", date(2022, 6, 1)])
    sheet.merge_cells("A2:A3")
    return saved(book)


SIMPLE = simple()
SHEET = "xl/worksheets/sheet1.xml"
