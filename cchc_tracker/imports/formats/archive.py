"""Zip files from strangers: measured before anything is unpacked, unpacked in bounds only."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

SIGNATURE: Final = b"PK\x03\x04"
MAX_MEMBERS: Final = 5_000
MAX_DIRECTORY: Final = 2 * 2**20
"""Bytes of the central directory."""
MAX_MEMBER: Final = 100 * 2**20
"""Bytes of a member, unpacked."""
MAX_TOTAL: Final = 250 * 2**20
"""Bytes of all members, unpacked."""
MAX_RATIO: Final = 500
"""Unpacked to packed bytes, of members beyond a megabyte."""

_END: Final = b"PK\x05\x06"
_LOCATOR: Final = b"PK\x06\x07"
_END_64: Final = b"PK\x06\x06"
_BROKEN: Final = (
    *(BadZipFile, LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, RuntimeError, LookupError, OverflowError),
)
"""What zipfile raises for broken bytes: its own errors for some of them alone."""
_OUTSIDE: Final = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


def open_archive(data: bytes) -> ZipFile:
    """The archive, none of it unpacked yet; raises BadDataError where it's broken or hostile."""
    if _directory_size(data) > MAX_DIRECTORY:
        raise BadDataError(message("The file is packed in a way that no office program does"))
    try:
        archive = ZipFile(BytesIO(data))
    except _BROKEN as error:
        raise _damaged() from error
    _check_members(archive.infolist(), data)
    return archive


def read_member(archive: ZipFile, name: str) -> bytes:
    """A member's bytes; raises BadDataError where it's missing or broken."""
    try:
        with archive.open(name) as member:
            content = member.read(MAX_MEMBER + 1)
    except _BROKEN as error:
        raise _damaged() from error
    if len(content) > MAX_MEMBER:
        raise _too_much()
    return content


def _directory_size(data: bytes) -> int:
    """What the end of the file says; both forms of the end are believed at their worst."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or end + 22 > len(data):
        raise _damaged()
    sizes = [struct.unpack_from("<L", data, end + 12)[0]]
    if data[end - 20 : end - 16] == _LOCATOR:
        sizes = [
            struct.unpack_from("<Q", data, found.start() + 40)[0]
            for found in re.finditer(re.escape(_END_64), data[: max(0, end - 20)])
            if found.start() + 48 <= len(data)
        ]
    return max(sizes, default=0)


def _check_members(members: list[ZipInfo], data: bytes) -> None:
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_TOTAL:
        raise _too_much()
    if len({member.filename for member in members}) != len(members):
        raise BadDataError(message("The file has two parts of one name"))
    for member in members:
        _check_member(member)
    if _overlapping(members, data):
        raise BadDataError(message("The file has parts that overlap"))


def _check_member(member: ZipInfo) -> None:
    if member.flag_bits & 0x1:
        raise BadDataError(
            message("The file is protected by a password; save it without one and try again")
        )
    if _OUTSIDE.search(member.orig_filename):
        raise BadDataError(
            message("The file has a part outside of itself: {name}", name=repr(member.filename))
        )
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadDataError(message("The file is packed in a way that no office program does"))
    swollen = member.file_size > MAX_RATIO * max(member.compress_size, 1)
    if member.file_size > MAX_MEMBER or (member.file_size > 2**20 and swollen):
        raise _too_much()


def _overlapping(members: Iterable[ZipInfo], data: bytes) -> bool:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        start = member.header_offset
        if start < end or start + 30 > len(data):
            return True
        name, extra = struct.unpack_from("<HH", data, start + 26)
        end = start + 30 + name + extra + member.compress_size
    return end > len(data)


def _damaged() -> BadDataError:
    return BadDataError(message("The file is damaged or cut short"))


def _too_much() -> BadDataError:
    return BadDataError(message("The file unpacks to far more than a plan needs; it isn't read"))
