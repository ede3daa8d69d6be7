"""Packages of Word and Excel files: parts, relationships and XML, nothing fetched, nothing run."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from cchc_tracker.imports.formats.archive import SIGNATURE, open_archive, read_member
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

    from lxml.etree import _Element

MAX_MARKUP: Final = 320 * 2**20
"""Bytes that a part's tree may take in memory, as estimated before it is read."""

SIDE_MARKUP: Final = 25 * 2**20
"""The same for a part beside the document itself, of which there are several."""

_ELEMENT: Final = 110
_ATTRIBUTE: Final = 200
_TRANSITIONAL: Final = {
    b"http://purl.oclc.org/ooxml/" + strict: b"http://schemas.openxmlformats.org/" + transitional
    for strict, transitional in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"spreadsheetml/main", b"spreadsheetml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
}
_ENCODING: Final = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding=[\"']([\w.-]+)[\"']")
_KNOWN_ENCODINGS: Final = frozenset(
    {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part's reference to another part, or to something outside of the file."""

    id: str
    kind: str
    """The last word of its type, such as `footnotes`, `hyperlink` or `oleObject`."""
    target: str
    """The other part's name; for something outside, its address as written."""
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An open package."""

    archive: ZipFile
    names: frozenset[str]
    """Of all its parts, without a leading slash."""

    def read(self, name: str) -> bytes:
        """A part's bytes; raises BadDataError where it's missing or broken."""
        return read_member(self.archive, name)

    def xml(self, name: str, most: int = MAX_MARKUP) -> _Element:
        """A part's root; a strict file's names are those of a transitional one."""
        return parse_xml(self.read(name), most)

    def related(self, name: str) -> Mapping[str, Relationship]:
        """A part's relationships by their ids; the package's own for an empty name."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self.names:
            return {}
        links = self.xml(rels, SIDE_MARKUP).iterchildren("{*}*")
        found = (_relationship(each, folder) for each in links)
        return {each.id: each for each in found}

    def main(self) -> str:
        """Name of the part with the document itself, such as `word/document.xml`."""
        for each in self.related("").values():
            if each.kind == "officeDocument" and not each.external and each.target in self.names:
                return each.target
        raise BadDataError(message("The file has no document inside"))


def open_package(data: bytes) -> Package:
    """The package in a file's bytes; raises BadDataError where it's broken or hostile."""
    archive = open_archive(data)
    return Package(archive, frozenset(archive.namelist()))


def is_package(head: bytes, folder: str) -> bool:
    """Whether a file's first bytes are of a package with a part in `folder`, such as `word`."""
    return head.startswith(SIGNATURE) and f"{folder}/".encode() in head


def parse_xml(data: bytes, most: int = MAX_MARKUP) -> _Element:
    """The root element of XML whose tree takes at most so many bytes.

    Raises BadDataError for broken XML, more of it, and declarations of types or entities.
    """
    from lxml import etree

    _check_markup(data, most)
    for strict, transitional in _TRANSITIONAL.items():
        if strict in data:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise BadDataError(message("The file's XML is damaged")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declared()
    return root


def _check_markup(data: bytes, most: int) -> None:
    encoding = _ENCODING.match(data)
    if encoding is not None and encoding[1].lower() not in _KNOWN_ENCODINGS:
        raise BadDataError(message("The file's XML is damaged"))
    if any(word in data for word in (b"<!DOCTYPE", b"<!ENTITY", b"<\0!\0D\0", b"\0<\0!\0D")):
        raise _declared()
    if data.count(b"<") * _ELEMENT + data.count(b"=") * _ATTRIBUTE + 4 * len(data) > most:
        raise BadDataError(message("The file has far more in it than a plan needs; it isn't read"))


def _declared() -> BadDataError:
    return BadDataError(
        message("The file's XML declares types or entities, as no office program does")
    )


def _relationship(element: _Element, folder: str) -> Relationship:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
    return Relationship(element.get("Id", ""), kind, target, external)
