"""From a file's bytes to a page's text: archives of a page unpacked, the encoding told."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.encoding import decode
from cchc_tracker.imports.formats.legacy import converted_problem, from_legacy, recognise
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message
from cchc_tracker.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SIZE: Final = 40 * 2**20
MAX_PARTS: Final = 50
"""Levels of an archive's parts."""

_LOST: Final = "\ufffd"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""What a page's first bytes say it is written in: a mark, or how wide its first letter is."""
_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
_KNOWN: Final = re.compile(r"(?:utf-?|windows-|cp|iso-8859-|us-ascii)[\w-]*", re.IGNORECASE)
_ARCHIVE: Final = re.compile(
    rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?MIME-Version\s*:", re.IGNORECASE
)
_PAGE: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|meta|title)[\s>]", re.IGNORECASE
)


def recognises_page(head: bytes) -> bool:
    """Whether a file's first bytes are of a web page or an archive of one."""
    if _ARCHIVE.match(head):
        return True
    for mark, encoding in _MARKS[1:]:
        if head.startswith(mark):
            return _PAGE.search(head[: len(head) // 2 * 2].decode(encoding, "replace")) is not None
    return _PAGE.search(head.decode("latin-1")) is not None


def page_text(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """The page in a file; raises BadDataError where there is none or its letters can't be told."""
    if len(data) > MAX_SIZE:
        raise BadDataError(message("The page is far larger than a plan; it isn't read"))
    declared = ""
    if _ARCHIVE.match(data[:4096]):
        data, declared = _archived(data)
    return _decoded(data, declared)


def _archived(data: bytes) -> tuple[bytes, str]:
    """The first page in an archive, and its character set as the archive says it."""
    from email import message_from_bytes

    if data.lower().count(b"boundary=") > MAX_PARTS:
        raise BadDataError(message("The archive of the page has too many parts"))
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload, part.get_content_charset() or ""
    raise BadDataError(message("The archive has no page in it"))


def _decoded(data: bytes, declared: str) -> tuple[str, tuple[Problem, ...]]:
    for encoding in _encodings(data, declared):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        return _in_unicode(text)
    text = data.decode("utf-8", "replace")
    if text.count(_LOST) * 100 > len(text):
        decoded = decode(data)
        return decoded.text, decoded.problems
    sentence = message("Some letters of the file are damaged; they show as {sign}", sign=_LOST)
    text, problems = _in_unicode(text)
    return text, (Problem(Severity.WARNING, "letters-damaged", sentence), *problems)


def _encodings(data: bytes, declared: str) -> Iterator[str]:
    """Those to try: what reads as UTF-8 throughout is UTF-8, whatever the page says."""
    yield from (encoding for mark, encoding in _MARKS if data.startswith(mark))
    yield "utf-8"
    if _KNOWN.fullmatch(declared):
        yield declared
    written = _DECLARED.search(data[:4096])
    if written and _KNOWN.fullmatch(name := written[1].decode("ascii", "replace")):
        yield name


def _in_unicode(text: str) -> tuple[str, tuple[Problem, ...]]:
    legacy = recognise(re.sub(r"<[^<>]*>", " ", text))
    if legacy is None:
        return text, ()
    return from_legacy(text, legacy), (converted_problem(legacy),)
