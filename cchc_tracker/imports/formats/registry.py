"""The readers that the core brings along; a reader's library is loaded when it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.model.source.importer import Importer

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.importer import SourceFile


def core_importers() -> tuple[Importer, ...]:
    """The readers, those that are surest of their files first: any could be plain text."""
    return (_DOCX, _XLSX, _XLS, _DOC, _HTML, _PDF, _TXT, _CSV)


def _is_docx(head: bytes) -> bool:
    from cchc_tracker.imports.formats.ooxml import is_package

    return is_package(head, "word")


def _read_docx(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.docx.reader import read_docx

    return read_docx(file)


def _is_xlsx(head: bytes) -> bool:
    from cchc_tracker.imports.formats.ooxml import is_package

    return is_package(head, "xl")


def _read_xlsx(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.xlsx import read_xlsx

    return read_xlsx(file)


def _is_xls(head: bytes) -> bool:
    return b"opendocument.spreadsheet" in head[:200]


def _read_xls(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.older_sheets import refuse_older_sheet

    refuse_older_sheet(file)


def _is_html(head: bytes) -> bool:
    from cchc_tracker.imports.formats.html.source import recognises_page

    return recognises_page(head)


def _read_html(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.html import read_html

    return read_html(file)


def _is_doc(head: bytes) -> bool:
    from cchc_tracker.imports.formats.kinds import COMPOUND

    stream = "WordDocument".encode("utf-16-le")
    return head.startswith(b"{\\rtf") or (head.startswith(COMPOUND) and stream in head)


def _read_doc(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.doc import read_doc

    return read_doc(file)


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _read_pdf(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.pdf import read_pdf

    return read_pdf(file)


def _read_csv(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.delimited import read_csv

    return read_csv(file)


def _is_txt(head: bytes) -> bool:
    from cchc_tracker.imports.formats.encoding import is_text

    return is_text(head)


def _read_txt(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.txt.reader import read_txt

    return read_txt(file)


_DOCX: Final = Importer("docx", (".docx", ".docm", ".dotx"), _is_docx, _read_docx)
_XLSX: Final = Importer("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), _is_xlsx, _read_xlsx)
_XLS: Final = Importer("xls", (".xls", ".ods"), _is_xls, _read_xls)
_HTML: Final = Importer("html", (".html", ".htm", ".xhtml", ".mht", ".mhtml"), _is_html, _read_html)
_DOC: Final = Importer("doc", (".doc", ".rtf", ".odt"), _is_doc, _read_doc)
_TXT: Final = Importer("txt", (".txt", ".text", ".md"), _is_txt, _read_txt)
_CSV: Final = Importer("csv", (".csv", ".tsv"), _is_txt, _read_csv)
_PDF: Final = Importer("pdf", (".pdf",), _is_pdf, _read_pdf)
