"""A page with a plan, and pages read as documents, for tests of the HTML reader."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from cchc_tracker.imports.formats.html import read_html
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument, SourceTable


PLAN = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kế hoạch</title>
<style>td {color: red}</style><script>document.write("<p>mã</p>")</script></head><body>
<p>KẾ HOẠCH<br>cải cách hành chính</p>
<table><thead><tr><th rowspan=2>STT<th rowspan=2>Nhiệm vụ<th colspan=2>Cơ quan
<tr><th>Chủ trì<th>Phối hợp</thead>
<tbody><tr><td>1<td><p>Rà soát&nbsp; thủ tục</p><p>hành chính</p><td rowspan=2>Sở Nội vụ<td>
<tr><td>2<td>Báo cáo<td>UBND cấp xã</table></body></html>"""


def read(page: str | bytes, name: str = "phụ lục.html") -> SourceDocument:
    """The document in a page, its letters in UTF-8 where it is a text."""
    data = page.encode() if isinstance(page, str) else page
    return read_html(SourceFile(name, data, sha256(data).hexdigest()))


def spans(table: SourceTable) -> list[tuple[str, int, int, int, int]]:
    """Each cell's text, row, column and the rows and columns that it covers."""
    return [
        (cell.text, cell.place.row or 0, cell.place.column or 0, cell.rows, cell.columns)
        for cell in table.cells
    ]


def only_table(page: str) -> SourceTable:
    """The table of a page that must have one."""
    (table,) = read(page).tables
    return table


def codes(document: SourceDocument) -> list[str]:
    """The codes of its problems."""
    return [problem.code for problem in document.problems]


def archive(page: bytes, encoding: str) -> bytes:
    """The page saved with a picture as one file (MHTML)."""
    coded = b64encode(page).decode()
    return (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="--x"\r\n\r\n----x\r\n'
        f'Content-Type: text/html; charset="{encoding}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{coded}\r\n----x\r\n"
        "Content-Type: image/png\r\n\r\n....\r\n----x--\r\n"
    ).encode()
