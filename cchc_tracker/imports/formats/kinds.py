"""What a file is by its content, whatever its name: the ending such a file should have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.archive import SIGNATURE, open_archive
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Of the files of Office 97 to 2003, and of newer ones under a password."""
_STREAMS: Final[Mapping[str, str]] = {
    "WordDocument": ".doc",
    "Workbook": ".xls",
    "Book": ".xls",
    "PowerPoint Document": ".ppt",
}
CONTAINERS: Final = (".zip", ".ole")
"""The endings of files that hold something unknown, which a plugin may know."""
_FOLDERS: Final[Mapping[str, str]] = {
    "word/": ".docx",
    "xl/": ".xlsx",
    "ppt/": ".pptx",
    "Index/": ".pages",
    "content.xml": ".odt",
}
_SHEETS: Final = b"opendocument.spreadsheet"
"""Stands unpacked at the beginning of OpenDocument sheets."""
_HEADS: Final[Mapping[bytes, str]] = {
    b"%PDF-": ".pdf",
    b"{\\rtf": ".rtf",
    b"MZ": ".exe",
    b"\x7fELF": ".exe",
    b"Rar!": ".rar",
    b"7z\xbc\xaf": ".7z",
    b"\x1f\x8b": ".gz",
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
    b"II*\0": ".tif",
    b"MM\0*": ".tif",
}


def ending_of(data: bytes) -> str:
    """The ending, such as `.docx`; empty for text and for what isn't known.

    Raises BadDataError for a broken or hostile archive and for a file under a password.
    """
    if data.startswith(SIGNATURE):
        return _packed(data)
    if data.startswith(COMPOUND):
        return _compound(data)
    return next((ending for head, ending in _HEADS.items() if data.startswith(head)), "")


def _packed(data: bytes) -> str:
    names = open_archive(data).namelist()
    found = (
        ending
        for folder, ending in _FOLDERS.items()
        if any(name.startswith(folder) for name in names)
    )
    ending = next(found, ".zip")
    return ".ods" if ending == ".odt" and _SHEETS in data[:200] else ending


def _compound(data: bytes) -> str:
    if _has_stream(data, "EncryptedPackage"):
        raise BadDataError(
            message("The file is protected by a password; save it without one and try again")
        )
    found = (ending for name, ending in _STREAMS.items() if _has_stream(data, name))
    return next(found, ".ole")


def _has_stream(data: bytes, name: str) -> bool:
    """Whether the directory has an entry of the name: 64 bytes, padded with zeros."""
    return name.encode("utf-16-le").ljust(64, b"\0") in data
