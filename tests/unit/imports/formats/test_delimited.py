"""Tables saved as text: the sign between cells, quotes, encodings, ragged rows, huge files."""

from __future__ import annotations

import csv
from contextlib import suppress
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.formats.delimited import likely_sign, read_csv
from cchc_tracker.model.errors import BadDataError, CchcError
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument

ROWS = [
    ["STT", "Nhiệm vụ, hoạt động", "Cơ quan chủ trì"],
    ["1", "Rà soát thủ tục; báo cáo", "Sở Nội vụ"],
    ["2", 'Kế hoạch "một cửa"\nvà báo cáo', "Sở Tư pháp"],
]


def read(data: bytes) -> SourceDocument:
    return read_csv(SourceFile("phụ lục.csv", data, sha256(data).hexdigest()))


def written(rows: list[list[str]], sign: str) -> str:
    output = StringIO()
    csv.writer(output, delimiter=sign).writerows(rows)
    return output.getvalue()


def texts(document: SourceDocument) -> list[list[str]]:
    (table,) = document.tables
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_every_sign_in_every_encoding_gives_the_same_rows(sign: str, encoding: str) -> None:
    document = read(written(ROWS, sign).encode(encoding))
    assert texts(document) == ROWS
    assert document.problems == ()


def test_windows_1258_is_read_and_told() -> None:
    text = "STT;Chủ trì\r\n1;Sở Nội vụ và các sở, ban, ngành của tỉnh\r\n"
    letters = {"ủ": "u\u0309", "ở": "ơ\u0309", "ộ": "ô\u0323", "ụ": "u\u0323", "ì": "i\u0300"}
    letters |= {"ỉ": "i\u0309"}
    old = text.translate({ord(one): two for one, two in letters.items()}).encode("cp1258")
    document = read(old)
    assert texts(document)[0] == ["STT", "Chủ trì"]
    assert [problem.code for problem in document.problems] == ["converted-text"]


def test_excels_first_line_names_the_sign() -> None:
    assert texts(read(b"sep=|\r\na,b|c\r\nd,e|f\r\n")) == [["a,b", "c"], ["d,e", "f"]]


def test_places_name_rows_and_lines_of_the_file() -> None:
    table = read(written(ROWS, ",").encode() + b"3,x,y\r\n").tables[0]
    assert [cell.place for cell in table.cells if cell.text in {"1", "3"}] == [
        Place(Part.TABLE, "1", row=2, column=1, line=2),
        Place(Part.TABLE, "1", row=4, column=1, line=5),
    ]


def test_ragged_rows_are_kept_and_told() -> None:
    document = read(b"a,b,c\n1,2,3\n\nx,y\n4,5,6,7\n")
    assert texts(document)[3:] == [["x", "y", "", ""], ["4", "5", "6", "7"]]
    assert [(problem.code, problem.at) for problem in document.problems] == [
        ("ragged-row", Place(Part.TABLE, "1", row=4, line=4)),
        ("ragged-row", Place(Part.TABLE, "1", row=5, line=5)),
    ]


def test_blank_columns_and_rows_behind_the_table_are_dropped() -> None:
    assert texts(read(b"a,b,,,\n1,2,,,\n,,,,\n,,,,\n")) == [["a", "b"], ["1", "2"]]


def test_a_quote_that_is_never_closed_is_told() -> None:
    document = read('a,b\n1,"Sở Nội vụ\n2,Sở Tư pháp\n'.encode())
    assert [problem.code for problem in document.problems] == ["quote-unclosed"]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    assert texts(read(b"a,b\n=SUM(1),@x\n"))[1] == ["=SUM(1)", "@x"]


@pytest.mark.parametrize(
    "data",
    [b"a\0b,c\nd,e", b'"' + b"x" * 200_000, b"," * 5_000_000, b"a,b\n" * 300_000],
    ids=["nul", "endless-cell", "endless-row", "many-rows"],
)
def test_hostile_files_are_refused(data: bytes) -> None:
    with pytest.raises(BadDataError):
        read(data)


def test_text_without_a_sign_is_one_column() -> None:
    assert likely_sign("một\nhai") == ","
    assert texts(read("một\nhai".encode())) == [["một"], ["hai"]]


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(CchcError):
        read(data)


WORDS = st.sampled_from(["Sở Nội vụ", "Quý IV", "a,b", "c;d", "e|f", '"', "g\th", "=1", "x\ny"])
CELLS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2), st.sampled_from(",;\t|"))
def test_rows_come_back_by_the_sign_that_wrote_them(rows: list[list[str]], sign: str) -> None:
    named = f"sep={sign}\n{written(rows, sign)}".encode()
    assert texts(read(named)) == rows


def test_a_list_in_a_cell_does_not_make_its_sign_the_file_s() -> None:
    lines = ['1,"' + "; ".join(["Sở Nội vụ"] * 40) + '",Quý I', "2,Sở Tư pháp,Quý II"]
    assert likely_sign("\n".join(["TT,Chủ trì,Thời gian", *lines])) == ","


def test_the_apostrophe_that_guards_an_exported_cell_is_no_text() -> None:
    found = texts(read("TT,Nhiệm vụ\n1,'- Rà soát\n2,'=1+1\n3,'nháy\n".encode()))
    assert texts(read('TT,Nhiệm vụ\n="3.10",="Rà soát"\n'.encode()))[1] == ["3.10", "Rà soát"]
    assert [row[1] for row in found[1:]] == ["- Rà soát", "=1+1", "'nháy"]
