"""PDF files as documents: ruled tables with merged cells, wrapped lines, scans, broken files."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import typst
from PIL import Image

from cchc_tracker.imports.formats import pdf
from cchc_tracker.imports.formats.pdf import read_pdf
from cchc_tracker.imports.formats.pdf.lines import Line, Word, joined
from cchc_tracker.model.errors import BadDataError, IncompleteError
from cchc_tracker.model.source.importer import SourceFile
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.source.document import SourceDocument

PLAN = """
#set page(width: 400pt, height: 220pt, margin: 20pt, numbering: "1")
#set text(size: 10pt, hyphenate: false)
Phụ lục kế hoạch cải cách hành chính
#table(columns: (40pt, 140pt, 80pt, 80pt),
  table.header([STT], [Nhiệm vụ], [Chủ trì], [Thời gian]),
  [1], [Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết],
  table.cell(rowspan: 2)[Sở Nội vụ], [Quý I\\ Quý IV],
  [2], [\\- Báo cáo\\ \\- Kế hoạch], [Theo Quyết định số 673/QĐ-UBND],
  table.cell(colspan: 4)[II. Cải cách thể chế],
  [3], [Tuyên truyền], [Sở Tư pháp], [Cả năm],
  [4], [Kiểm tra], [Thanh tra tỉnh], [Quý II],
  [5], [Đào tạo], [Sở Nội vụ], [Quý III],
)
"""


def made(source: str) -> bytes:
    compiled: object = typst.compile(source.encode())
    assert isinstance(compiled, bytes)
    return compiled


def read(data: bytes) -> SourceDocument:
    return read_pdf(SourceFile("phụ lục.pdf", data, sha256(data).hexdigest()))


@pytest.fixture(scope="module")
def plan() -> SourceDocument:
    return read(made(PLAN))


def test_a_ruled_table_keeps_its_spans_and_joins_wrapped_lines(plan: SourceDocument) -> None:
    cells = plan.tables[0].cells
    spans = [(c.text, c.place.row, c.place.column, c.rows, c.columns) for c in cells]
    assert spans[:11] == [
        ("STT", 1, 1, 1, 1),
        ("Nhiệm vụ", 1, 2, 1, 1),
        ("Chủ trì", 1, 3, 1, 1),
        ("Thời gian", 1, 4, 1, 1),
        ("1", 2, 1, 1, 1),
        ("Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết", 2, 2, 1, 1),
        ("Sở Nội vụ", 2, 3, 2, 1),
        ("Quý I\nQuý IV", 2, 4, 1, 1),
        ("2", 3, 1, 1, 1),
        ("- Báo cáo\n- Kế hoạch", 3, 2, 1, 1),
        ("Theo Quyết định số 673/QĐ-UBND", 3, 4, 1, 1),
    ]
    assert ("II. Cải cách thể chế", 4, 1, 1, 4) in spans
    assert cells[0].place == Place(Part.TABLE, "1", page=1, row=1, column=1)


def test_a_table_over_two_pages_is_two_tables_and_told(plan: SourceDocument) -> None:
    assert [table.place.page for table in plan.tables] == [1, 2]
    assert plan.tables[1].cells[0].text == "STT"
    (problem,) = plan.problems
    assert (problem.code, problem.text) == ("cell-maybe-cut", "Sở Nội vụ")
    assert problem.at == Place(Part.TABLE, "2", page=2, row=2, column=3)


def test_a_table_after_other_text_is_told_to_go_on_perhaps() -> None:
    parts = PLAN.split("#table(")
    found = read(made(f"{PLAN}#pagebreak()\nBảng sau\n#table({parts[1]}"))
    assert "page-break" in [each.code for each in found.problems]


def test_text_outside_of_tables_and_the_numbers_of_pages(plan: SourceDocument) -> None:
    assert [text.text for text in plan.texts] == ["Phụ lục kế hoạch cải cách hành chính"]
    assert [(text.text, text.place.page) for text in plan.kept_back] == [("1", 1), ("2", 2)]


def line(text: str, left: float, letter: float = 5) -> Line:
    words: list[Word] = []
    for word in text.split():
        words.append(Word(word, left, 0, left + letter * len(word), 10))
        left += letter * (len(word) + 1)
    return Line(tuple(words))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Ủy ban nhân dân", "tỉnh"], "Ủy ban nhân dân tỉnh"),
        (["Quý I", "Quý IV"], "Quý I\nQuý IV"),
        (["Quyết định số 673/QĐ-", "UBND"], "Quyết định số 673/QĐ-UBND"),
        (["Sở Nội vụ, Sở Tư pháp", "- Quý I"], "Sở Nội vụ, Sở Tư pháp\n- Quý I"),
        ([], ""),
    ],
)
def test_a_break_stays_where_the_next_word_had_found_room(lines: Sequence[str], text: str) -> None:
    right = max((line(each, 2).right for each in lines), default=0) + 2
    assert joined([line(each, 2) for each in lines], 0, max(right, 60)) == text


def scanned() -> bytes:
    output = BytesIO()
    Image.new("RGB", (200, 200), "white").save(output, "PDF")
    return output.getvalue()


def test_a_scan_is_refused_with_the_way_around() -> None:
    with pytest.raises(BadDataError, match="OCR"):
        read(scanned())


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(cut: float) -> None:
    data = made(PLAN)
    with pytest.raises(BadDataError):
        read(data[: int(len(data) * cut)])


def test_a_file_of_other_bytes_is_refused() -> None:
    with pytest.raises(BadDataError, match="damaged"):
        read(b"%PDF-1.7\n" + bytes(range(256)) * 40)


def test_a_page_that_unpacks_to_gigabytes_is_refused() -> None:
    from zlib import compressobj

    packer = compressobj(9)
    piece = b"0 0 m 1 1 l S " * 700_000
    packed = b"".join(packer.compress(piece) for _ in range(200)) + packer.flush()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, 1))
    with pytest.raises(BadDataError):
        read(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF")


def test_without_the_reader_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(IncompleteError, match="pdf-import"):
        read(made(PLAN))
