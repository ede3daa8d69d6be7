"""Web pages as documents: spans, layout tables, lists, hidden parts, encodings, hostile pages."""

from __future__ import annotations

import re
from base64 import b64encode
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.imports.formats.html import read_html
from cchc_tracker.imports.formats.html.source import recognises_page
from cchc_tracker.model.errors import BadDataError, CchcError
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument, SourceTable

PLAN = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kế hoạch</title>
<style>td {color: red}</style><script>document.write("<p>mã</p>")</script></head><body>
<p>KẾ HOẠCH<br>cải cách hành chính</p>
<table><thead><tr><th rowspan=2>STT<th rowspan=2>Nhiệm vụ<th colspan=2>Cơ quan
<tr><th>Chủ trì<th>Phối hợp</thead>
<tbody><tr><td>1<td><p>Rà soát&nbsp; thủ tục</p><p>hành chính</p><td rowspan=2>Sở Nội vụ<td>
<tr><td>2<td>Báo cáo<td>UBND cấp xã</table></body></html>"""


def read(page: str | bytes, name: str = "phụ lục.html") -> SourceDocument:
    data = page.encode() if isinstance(page, str) else page
    return read_html(SourceFile(name, data, sha256(data).hexdigest()))


def spans(table: SourceTable) -> list[tuple[str, int, int, int, int]]:
    """Each cell's text, row, column and the rows and columns that it covers."""
    return [
        (cell.text, cell.place.row or 0, cell.place.column or 0, cell.rows, cell.columns)
        for cell in table.cells
    ]


def only_table(page: str) -> SourceTable:
    (table,) = read(page).tables
    return table


def codes(document: SourceDocument) -> list[str]:
    return [problem.code for problem in document.problems]


def test_a_table_keeps_its_spans_and_its_paragraphs_as_lines() -> None:
    document = read(PLAN)
    assert spans(document.tables[0]) == [
        ("STT", 1, 1, 2, 1),
        ("Nhiệm vụ", 1, 2, 2, 1),
        ("Cơ quan", 1, 3, 1, 2),
        ("Chủ trì", 2, 3, 1, 1),
        ("Phối hợp", 2, 4, 1, 1),
        ("1", 3, 1, 1, 1),
        ("Rà soát thủ tục\nhành chính", 3, 2, 1, 1),
        ("Sở Nội vụ", 3, 3, 2, 1),
        ("", 3, 4, 1, 1),
        ("2", 4, 1, 1, 1),
        ("Báo cáo", 4, 2, 1, 1),
        ("UBND cấp xã", 4, 4, 1, 1),
    ]
    assert document.tables[0].cells[0].place == Place(Part.TABLE, "1", row=1, column=1)
    assert [text.text for text in document.texts] == ["KẾ HOẠCH\ncải cách hành chính"]
    assert document.problems == ()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<td rowspan=0>a<td>b<tr><td>c<tr><td>d", [("a", 3), ("b", 1), ("c", 1), ("d", 1)]),
        ("<td rowspan=99>a<td>b<tr><td>c", [("a", 2), ("b", 1), ("c", 1)]),
        (
            "<thead><tr><td rowspan=9>a<td>b</thead><tbody><tr><td>c<td>d",
            [("a", 1), ("b", 1), ("c", 1), ("d", 1)],
        ),
        ("<td rowspan=-2>a<td rowspan=x>b", [("a", 1), ("b", 1)]),
    ],
)
def test_a_rowspan_ends_with_its_group_of_rows(page: str, expected: list[tuple[str, int]]) -> None:
    table = only_table(f"<table><tr>{page}</table>")
    assert [(cell.text, cell.rows) for cell in table.cells] == expected


def test_a_colspan_beyond_the_last_column_asks_for_no_more() -> None:
    table = only_table("<table><tr><td colspan=1000000>Phần I<tr><td>1<td>Sở</table>")
    assert spans(table) == [("Phần I", 1, 1, 1, 2), ("1", 2, 1, 1, 1), ("Sở", 2, 2, 1, 1)]


def test_tables_that_hold_the_page_are_no_tables() -> None:
    page = f"""<table><tr><td>Trang chủ<td>Văn bản</tr><tr><td><ul><li>Luật<li>Nghị định</ul>
    <td><table><tr><td>{PLAN}</td></tr></table></tr><tr><td colspan=2>Bản quyền</table>"""
    document = read(page)
    assert spans(document.tables[0]) == spans(read(PLAN).tables[0])
    assert [text.text for text in document.texts] == [
        *("Trang chủ", "Văn bản", "- Luật", "- Nghị định"),
        *("KẾ HOẠCH\ncải cách hành chính", "Bản quyền"),
    ]


def test_a_small_table_inside_an_annex_is_read_as_lines_and_reported() -> None:
    rows = "".join(f"<tr><td>{n}<td>Nhiệm vụ số {n}<td>Sở Nội vụ" for n in range(1, 6))
    inner = "<table><tr><td>Quý I<td>Quý II</table>"
    document = read(f"<table>{rows}<tr><td>6<td>{inner}<td>Sở Tư pháp</table>")
    (table,) = document.tables
    assert [cell.text for cell in table.cells][-3:] == ["6", "Quý I\nQuý II", "Sở Tư pháp"]
    (problem,) = document.problems
    assert (problem.code, problem.at) == (
        "page-inner-table",
        Place(Part.TABLE, "1", row=6, column=2),
    )


def test_lists_show_their_marks() -> None:
    page = """<table><tr><td>x<td><ol start=3><li>ba<li value=7>bảy<li>tám</ol>
    <ol type=a><li>đầu<li>sau</ol><ol type=I><li>một<ul><li>gạch</ul><li>hai</ol></table>"""
    assert only_table(page).cells[1].text.split("\n") == [
        *("3. ba", "7. bảy", "8. tám", "a. đầu", "b. sau", "I. một", "- gạch", "II. hai")
    ]


def test_numbers_of_word_lists_and_its_conditional_comments() -> None:
    page = """<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->
    <p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
    &nbsp;&nbsp;</span></span><![endif]>Rà soát<o:p></o:p></p>
    <p><!--[if !supportLists]--><span style='font-family:Symbol;mso-list:Ignore'>·</span>
    <!--[endif]-->Báo cáo</p>"""
    assert [text.text for text in read(page).texts] == ["1. Rà soát", "• Báo cáo"]


def test_what_the_page_hides_is_told_and_kept_back() -> None:
    page = """<table><tr><td>1<td>Rà soát<span style="display: none">bản cũ</span>
    <tr style="DISPLAY:NONE"><td>2<td>dòng ẩn<tr><td>3<td><del>Quý I</del>Quý II</table>
    <nav><a>Trang chủ</a></nav><div hidden>quảng cáo</div><template>mẫu</template>"""
    document = read(page)
    assert [cell.text for cell in document.tables[0].cells] == ["1", "Rà soát", "3", "Quý II"]
    assert [(problem.code, problem.text, problem.at) for problem in document.problems] == [
        ("page-hidden", "2\ndòng ẩn", Place(Part.TEXT)),
        ("page-hidden", "bản cũ", Place(Part.TABLE, "1", row=1, column=2)),
        ("page-deleted", "Quý I", Place(Part.TABLE, "1", row=2, column=2)),
        ("page-hidden", "quảng cáo", Place(Part.TEXT)),
        ("page-hidden", "mẫu", Place(Part.TEXT)),
    ]
    assert {text.text for text in document.kept_back} == {
        *("2\ndòng ẩn", "bản cũ", "Quý I", "Trang chủ", "quảng cáo", "mẫu")
    }


def test_hidden_parts_within_hidden_parts_are_kept_back_too() -> None:
    inner = "<table><tr><td>một<td>hai<del>ba</del></table>"
    document = read(f"<div hidden>ngoài<div hidden>trong</div>{inner}</div>")
    assert [text.text for text in document.kept_back] == ["trong", "ba", "ngoài\nmột\nhai"]


def test_footnotes_headers_and_text_boxes_of_word_are_kept_back() -> None:
    page = """<p>Kế hoạch</p><div style='mso-element:footnote'>[1] Ghi chú</div>
    <div style='mso-element:header'>MẬT</div>
    <!--[if gte vml 1]><v:shape><v:textbox><p>Dự thảo</p></v:textbox></v:shape><![endif]-->"""
    document = read(page)
    assert [text.text for text in document.texts] == ["Kế hoạch"]
    assert [(text.text, text.place.part) for text in document.kept_back] == [
        ("[1] Ghi chú", Part.FOOTNOTE),
        ("MẬT", Part.HEADER),
        ("Dự thảo", Part.TEXT_BOX),
    ]


def test_frames_and_pictures_in_cells_are_told() -> None:
    page = "<table><tr><td>1<td><img src='http://x/a.png'></table><iframe src='http://x/'></iframe>"
    assert codes(read(page)) == ["page-picture", "page-frame"]


def test_scripts_written_as_text_stay_text() -> None:
    table = only_table("<table><tr><td>1<td>&lt;script&gt;alert(1)&lt;/script&gt;</table>")
    assert table.cells[1].text == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        PLAN.replace('<meta charset="utf-8">', "").encode(),
        PLAN.replace("utf-8", "windows-1252").encode(),
        PLAN.encode("utf-8-sig"),
        PLAN.replace("utf-8", "unicode").encode("utf-16"),
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


def archive(page: bytes, encoding: str) -> bytes:
    coded = b64encode(page).decode()
    return (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="--x"\r\n\r\n----x\r\n'
        f'Content-Type: text/html; charset="{encoding}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{coded}\r\n----x\r\n"
        "Content-Type: image/png\r\n\r\n....\r\n----x--\r\n"
    ).encode()


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
