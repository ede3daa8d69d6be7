"""Files that are web pages: encodings, archives, hostile and enormous pages, any bytes."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.imports.formats.html.source import recognises_page
from cchc_tracker.model.errors import BadDataError, CchcError
from tests.unit.imports.formats.html.pages import PLAN, archive, codes, read, spans


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        PLAN.replace('<meta charset="utf-8">', "").encode(),
        PLAN.replace("utf-8", "windows-1252").encode(),
        PLAN.encode("utf-8-sig"),
        PLAN.replace("utf-8", "unicode").encode("utf-16"),
        PLAN.replace("utf-8", "utf-16").encode("utf-16-le"),
        PLAN.replace("utf-8", "utf-16").encode("utf-16-be"),
    ],
)
def test_the_encoding_is_told_by_the_bytes_before_the_pages_word(data: bytes) -> None:
    document = read(data)
    assert document.texts[0].text == "KẾ HOẠCH\ncải cách hành chính"
    assert recognises_page(data[:4096])


def test_a_page_in_tcvn3_is_made_unicode_and_told() -> None:
    words = "Së Néi vô chñ tr×, phèi hîp víi Së T­ ph¸p vµ c¸c c¬ quan, ®¬n vÞ liªn quan"
    document = read(f"<p>{words}</p>")
    expected = "Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp và các cơ quan, đơn vị liên quan"
    assert [text.text for text in document.texts] == [expected]
    assert codes(document) == ["converted-text"]


def test_a_damaged_letter_is_told() -> None:
    document = read(PLAN.encode().replace("Báo".encode(), b"B\xe1o"))
    assert codes(document) == ["letters-damaged"]


def test_an_archive_of_a_page_is_read() -> None:
    data = archive(PLAN.encode(), "utf-8")
    assert recognises_page(data[:4096])
    assert spans(read(data, "trang.mht").tables[0]) == spans(read(PLAN).tables[0])


@pytest.mark.parametrize("head", [b"Nhi\xe1\xbb\x87m v\xe1\xbb\xa5 a < b", b"PK\x03\x04", b""])
def test_other_files_are_no_pages(head: bytes) -> None:
    assert not recognises_page(head)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>" * 200_000,
        "<div hidden>" * 200_000,
        "<table>" + "<tr><td>1<td>2" * 60_001,
        "<table>" + "<tr>" + "<td colspan=1000000 rowspan=60000>" * 300 + "<tr>" * 300,
        "<p>" * 1_000_001,
        "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nkhông có trang nào",
        "MIME-Version: 1.0\r\n"
        + "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(999)),
    ],
    ids=[
        "deep-tables",
        "deep-hidden",
        "many-cells",
        "huge-spans",
        "many-tags",
        "no-page",
        "deep-archive",
    ],
)
def test_hostile_pages_are_refused(page: str) -> None:
    with pytest.raises(BadDataError):
        read(page)


def test_elements_may_lie_deep_and_have_many_attributes() -> None:
    many = "".join(f" a{number}=1" for number in range(100_000))
    page = "<div>" * 200_000 + f"<p{many}>Kế hoạch"
    assert [text.text for text in read(page).texts] == ["Kế hoạch"]


def test_embedded_pictures_count_for_nothing() -> None:
    page = f"<img src='data:image/png;base64,{'A' * (21 * 2**20)}'><p>Kế hoạch</p>"
    assert [text.text for text in read(page).texts] == ["Kế hoạch"]


TAGS = st.sampled_from([*re.findall(r"<[^>]+>", PLAN), "</td>", "<del>", "<li>", "<ol>", "<br>"])


@settings(max_examples=200)
@given(st.lists(TAGS | st.text(max_size=5), max_size=60).map("".join))
def test_any_page_gives_tables_without_overlaps(page: str) -> None:
    try:
        document = read(page)
    except BadDataError:
        return
    for table in document.tables:
        places = [
            (row, column)
            for _, top, left, rows, columns in spans(table)
            for row in range(top, top + rows)
            for column in range(left, left + columns)
        ]
        assert len(places) == len(set(places))


@settings(max_examples=200)
@given(st.data())
def test_mutated_pages_never_raise_anything_else(data: st.DataObject) -> None:
    page = bytearray(data.draw(st.sampled_from([PLAN.encode(), archive(PLAN.encode(), "utf-8")])))
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(page) - 1), st.integers(0, 255)), max_size=20)
    ):
        page[at] = byte
    with suppress(CchcError):
        read(bytes(page))
