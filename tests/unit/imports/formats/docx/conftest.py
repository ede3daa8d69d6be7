"""Word documents written as XML, so that a test says exactly what is in them."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cchc_tracker.imports.formats.docx.reader import read_docx
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cchc_tracker.model.source.document import SourceDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
ROOTS = {"styles": "styles", "numbering": "numbering", "header": "hdr"}


def package(body: str, parts: Mapping[str, str]) -> bytes:
    """The bytes of a document; a part is named by the kind of its relationship."""
    links = "".join(
        f'<Relationship Id="{kind}1" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    files = {
        "_rels/.rels": _related(
            f'<Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _related(links),
    }
    for kind, content in parts.items():
        root = ROOTS.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {NAMES}>{content}</w:{root}>"
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def _related(links: str) -> str:
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{links}</Relationships>'


@pytest.fixture
def word_bytes() -> Callable[..., bytes]:
    """Makes a file from the XML of its body and of further parts."""
    return lambda body, **parts: package(body, parts)


@pytest.fixture
def word() -> Callable[..., SourceDocument]:
    """Reads a document from the XML of its body and of further parts."""

    def read(body: str, **parts: str) -> SourceDocument:
        data = package(body, parts)
        return read_docx(SourceFile("plan.docx", data, sha256(data).hexdigest()))

    return read
