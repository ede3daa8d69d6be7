"""The readers that the core brings along; a reader's library is loaded when it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.model.source.importer import Importer

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument
    from cchc_tracker.model.source.importer import SourceFile


def core_importers() -> tuple[Importer, ...]:
    """The readers in the order in which they are asked about a file of no known ending."""
    return (_DOCX, _HTML)


def _is_docx(head: bytes) -> bool:
    from cchc_tracker.imports.formats.ooxml import is_package

    return is_package(head, "word")


def _read_docx(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.docx.reader import read_docx

    return read_docx(file)


_DOCX: Final = Importer("docx", (".docx", ".docm", ".dotx"), _is_docx, _read_docx)


def _is_html(head: bytes) -> bool:
    from cchc_tracker.imports.formats.html.source import recognises_page

    return recognises_page(head)


def _read_html(file: SourceFile) -> SourceDocument:
    from cchc_tracker.imports.formats.html import read_html

    return read_html(file)


_HTML: Final = Importer("html", (".html", ".htm", ".xhtml", ".mht", ".mhtml"), _is_html, _read_html)
