"""Archives of strangers: bombs, lies, escapes and breakage are refused before they cost."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.imports.formats.archive import (
    MAX_MEMBER,
    MAX_MEMBERS,
    open_archive,
    read_member,
)
from cchc_tracker.model.errors import BadDataError, CchcError

CONTENT = b"<w:p>Qu\xc3\xbd I</w:p>" * 20


def packed(files: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    found = BytesIO()
    with ZipFile(found, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return found.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(BadDataError) as caught:
        read_member(open_archive(data), "a.xml")
    return str(caught.value)


def with_flag(data: bytes, flag: int) -> bytes:
    """The archive with a flag set in its directory and its only member."""
    changed = bytearray(data)
    changed[6] |= flag
    changed[data.index(b"PK\x01\x02") + 8] |= flag
    return bytes(changed)


def with_size(data: bytes, size: int) -> bytes:
    """The archive whose directory lies about its only member's unpacked size."""
    changed = bytearray(data)
    struct.pack_into("<L", changed, data.index(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def test_a_plain_archive_is_read() -> None:
    data = packed({"a.xml": CONTENT, "word/b.xml": b""})
    assert read_member(open_archive(data), "a.xml") == CONTENT


def test_a_bomb_is_refused_unopened() -> None:
    assert "unpacks" in refusal(packed({"a.xml": bytes(MAX_MEMBER // 2)}))


def test_many_large_members_are_refused() -> None:
    noise = zlib.compress(b"x", 0) * 400_000
    assert "unpacks" in refusal(packed({f"{at}.xml": noise for at in range(60)}))


def test_a_lie_about_a_size_is_found_out() -> None:
    assert "damaged" in refusal(with_size(packed({"a.xml": CONTENT}), 12))
    assert "unpacks" in refusal(with_size(packed({"a.xml": CONTENT}), MAX_MEMBER + 1))


def test_too_many_members_are_refused() -> None:
    assert refusal(packed({f"{at}": b"" for at in range(MAX_MEMBERS + 1)}, ZIP_STORED))


def test_a_directory_beyond_all_measure_is_refused_unread() -> None:
    data = bytearray(packed({"a.xml": CONTENT}))
    struct.pack_into("<L", data, len(data) - 10, 2**31)
    assert "packed in a way" in refusal(bytes(data))


def test_a_password_is_told() -> None:
    assert "password" in refusal(with_flag(packed({"a.xml": CONTENT}), 1))


@pytest.mark.parametrize("name", ["/etc/passwd", "../a", "b/../../a", "C:\\a", "..\\a", "\\a"])
def test_names_that_lead_outside_are_refused(name: str) -> None:
    found = BytesIO()
    with ZipFile(found, "w") as archive:
        member = ZipInfo("x")
        member.filename = name
        archive.writestr(member, b"")
    assert "outside" in refusal(found.getvalue())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    found = BytesIO()
    with ZipFile(found, "w") as archive:
        archive.writestr("a.xml", b"1")
        archive.writestr("a.xml", b"2")
    assert "one name" in refusal(found.getvalue())


def test_parts_that_overlap_are_refused() -> None:
    data = bytearray(packed({"a.xml": CONTENT, "b.xml": CONTENT}))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<L", data, second + 42, 0)
    assert "overlap" in refusal(bytes(data))


def test_other_ways_of_packing_are_refused() -> None:
    assert "packed in a way" in refusal(packed({"a.xml": CONTENT}, ZIP_BZIP2))


@pytest.mark.parametrize("length", [0, 3, 30, 100, 128])
def test_a_file_cut_short_is_refused(length: int) -> None:
    assert "damaged" in refusal(packed({"a.xml": CONTENT})[:length])


@given(st.data())
@settings(deadline=None)
def test_changed_bytes_are_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(packed({"a.xml": CONTENT, "b.xml": b"b"}))
    for _ in range(data.draw(st.integers(1, 5))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        archive = open_archive(bytes(changed))
        for name in archive.namelist():
            read_member(archive, name)
    except CchcError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
