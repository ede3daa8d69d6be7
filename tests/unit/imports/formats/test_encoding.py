"""The bytes of text files: Unicode with and without marks, Windows-1258, legacy, binary."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.formats.encoding import decode, is_text
from cchc_tracker.imports.formats.legacy import TCVN3_LETTERS, vni_letters
from cchc_tracker.imports.formats.syllables import is_syllable
from cchc_tracker.model.errors import BadDataError, CchcError

TEXT = "Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành thực hiện kế hoạch cải cách.\n" * 3


def windows_1258(text: str) -> bytes:
    """Letters with their marks apart, as the encoding has them."""
    found = b""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(each for each in parts if each not in "\u0300\u0301\u0303\u0309\u0323")
        tone = "".join(each for each in parts if each in "\u0300\u0301\u0303\u0309\u0323")
        found += (unicodedata.normalize("NFC", base) + tone).encode("cp1258")
    return found


TCVN3 = TEXT.translate({ord(letter): chr(code) for code, letter in TCVN3_LETTERS.items()})
VNI = "".join({letter: drawn for drawn, letter in vni_letters().items()}.get(x, x) for x in TEXT)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
)
def test_unicode_needs_no_remark(data: bytes) -> None:
    assert is_text(data[:4096])
    assert decode(data).text == TEXT
    assert decode(data).problems == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (windows_1258(TEXT), "Windows-1258"),
        (TCVN3.encode("latin-1"), "TCVN3 (ABC)"),
        (VNI.encode("latin-1"), "VNI"),
        (TCVN3.encode(), "TCVN3 (ABC)"),
        (VNI.encode(), "VNI"),
    ],
)
def test_older_encodings_are_made_unicode_and_told(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.text == TEXT
    (problem,) = decoded.problems
    assert (problem.code, problem.message.values) == ("converted-text", {"encoding": encoding})


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00",
        b"MZ\x90\x00\x03",
        b"\x93\x94 \xc0\xfd\xfe \xb5\xb6 \x80\x81\x82",
        TEXT.encode().decode("cp1252", "replace").encode(),
    ],
)
def test_what_can_not_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(BadDataError):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except CchcError:
        return
    assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "giường", "khuỷu", "ươm", "Đ", "UỶ", "thuở"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Néi", "phèi", "hîp", "ế́", "naêm", "Ã¡"])
def test_gibberish(word: str) -> None:
    assert not is_syllable(word)
