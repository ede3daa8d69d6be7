"""Rows and merged cells that a page's end cuts: rejoined where certain, else told."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
import typst

from cchc_tracker.imports.formats.pdf import read_pdf
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.model.source.document import SourceDocument

HEAD = """
#set page(width: 420pt, height: {height}pt, margin: 20pt)
#set text(size: 10pt, hyphenate: false, lang: "vi")
#set table(stroke: 0.5pt)
"""
ONCE = "[TT], [Nhiệm vụ], [Chủ trì], [Thời gian],"
REPEATED = f"table.header({ONCE}),"
LONG = (
    "Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết của các cơ quan, đơn vị trên "
    "địa bàn tỉnh và kiến nghị cấp có thẩm quyền sửa đổi, bổ sung các quy định không phù hợp"
)
OTHERS = "".join(
    f"[{n}], [Tuyên truyền cải cách hành chính], [Sở Nội vụ], [Quý I],\n" for n in range(2, 7)
)


def read(rows: str, height: int = 150, headings: str = REPEATED) -> SourceDocument:
    source = HEAD.format(height=height) + (
        f"#table(columns: (30pt, 160pt, 90pt, 80pt),\n{headings}\n{rows})"
    )
    data: object = typst.compile(source.encode())
    assert isinstance(data, bytes)
    return read_pdf(SourceFile("phụ lục.pdf", data, sha256(data).hexdigest()))


def rows(document: SourceDocument) -> list[list[str]]:
    """The texts of all rows but headings and blank ones, pages one after another."""
    found: dict[tuple[int, int], list[str]] = {}
    for table in document.tables:
        for cell in table.cells:
            key = (table.place.page or 0, cell.place.row or 0)
            found.setdefault(key, []).append(cell.text)
    return [row for row in found.values() if any(row) and row[0] != "TT"]


def codes(document: SourceDocument) -> list[str]:
    return [each.code for each in document.problems]


@pytest.mark.parametrize("headings", [REPEATED, ONCE])
@pytest.mark.parametrize("height", [95, 107, 119])
def test_a_row_cut_in_a_sentence_is_one_row(height: int, headings: str) -> None:
    found = read(f"[1], [{LONG}], [Sở Tư pháp], [Cả năm],\n{OTHERS}", height, headings)
    assert len({table.place.page for table in found.tables}) > 1
    assert ["1", LONG, "Sở Tư pháp", "Cả năm"] in rows(found)
    assert "cell-rejoined" in codes(found)
    assert "cell-maybe-cut" not in codes(found)


def test_the_rejoining_is_told_at_the_cell_with_the_words_of_its_rest() -> None:
    found = read(f"[1], [{LONG}], [Sở Tư pháp], [Cả năm],\n{OTHERS}", 95)
    told = next(each for each in found.problems if each.code == "cell-rejoined")
    assert told.text is not None
    assert LONG.endswith(told.text) or told.text in LONG
    assert told.at is not None
    assert (told.at.page, told.at.column) == (1, 2)


def test_a_row_over_three_pages_is_one_row() -> None:
    words = ", ".join([LONG] * 3)
    found = read(f"[1], [{words}], [Sở Tư pháp], [Cả năm],\n{OTHERS}", 110)
    assert ["1", words, "Sở Tư pháp", "Cả năm"] in rows(found)
    assert codes(found).count("cell-rejoined") >= 2


def test_a_merged_cell_cut_in_a_sentence_is_whole_on_both_pages() -> None:
    goal = f"table.cell(rowspan: 4)[{LONG}]"
    lines = [f"[{n}], {{}}[Sở Nội vụ số {n}], [Quý {n}],\n" for n in range(1, 9)]
    body = lines[0].format(goal + ", ") + "".join(line.format("") for line in lines[1:4])
    body += "".join(line.format(f"[Việc thứ {n}], ") for n, line in enumerate(lines[4:], 5))
    body += lines[7].format("table.cell(rowspan: 1)[Việc khác], ")
    found = read(body, 100)
    whole = [cell for table in found.tables for cell in table.cells if cell.text == LONG]
    assert {cell.place.page for cell in whole} >= {1, 2}
    assert sum(cell.rows for cell in whole) == 4
    assert [row[0] for row in rows(found)][:8] == [str(n) for n in range(1, 9)]


def test_rows_that_only_follow_each_other_are_left_alone() -> None:
    texts = ["Kiểm tra", "Đào tạo", "Tuyên truyền", "Khảo sát", "Sơ kết", "Tổng kết"]
    body = "".join(
        f"[{n}], [{text}], [Sở Nội vụ], [Quý I],\n" for n, text in enumerate(texts * 3, 1)
    )
    found = read(body, 100)
    assert len(found.tables) > 2
    assert [row[:2] for row in rows(found)] == [
        [str(n), text] for n, text in enumerate(texts * 3, 1)
    ]
    assert codes(found) == []


def test_rows_of_small_letters_without_numbers_are_not_run_together() -> None:
    leads = ["phòng Nội vụ", "các phòng chuyên môn", "văn phòng", "thanh tra huyện"] * 3
    body = "".join(f"[], [Việc {n}], [{lead}], [Quý I],\n" for n, lead in enumerate(leads))
    found = read(body, 100)
    assert [row[2] for row in rows(found)] == leads


def unnumbered(texts: Sequence[str]) -> str:
    return "".join(f"[], [{text}], [Sở Nội vụ], [Quý I],\n" for text in texts)


def test_what_may_be_a_rest_is_kept_apart_and_told() -> None:
    agencies = "Văn phòng Ủy ban nhân dân tỉnh"
    text = f"{LONG} của {agencies}"
    found = read(unnumbered(["Kiểm tra", text, "Khảo sát"]), 107)
    assert "Kiểm tra" in rows(found)[0]
    said = " ".join(row[1] for row in rows(found))
    assert " ".join(said.split()) == f"Kiểm tra {text} Khảo sát"


def test_a_rest_that_begins_with_a_capital_is_told_and_not_joined() -> None:
    lead = "Trung tâm Phục vụ hành chính công Thành phố"
    line = "[], [Việc], [{}], [Quý I],\n"
    for height in range(80, 110, 3):
        found = read("".join(line.format(lead) for _ in range(4)), height)
        whole = all(row[2] == lead for row in rows(found))
        assert whole or {"cell-maybe-cut", "cell-rejoined"} & set(codes(found))


def test_words_of_a_sheet_printed_very_small_stay_apart() -> None:
    small = "#set text(size: 3.5pt)\n#table(columns: 3, inset: 1pt,\n"
    cells = "[TT], [Phối hợp], [Thời gian], [1], [Văn phòng UBND TP], [Trong năm])"
    data: object = typst.compile((small + cells).encode())
    assert isinstance(data, bytes)
    found = read_pdf(SourceFile("sheet.pdf", data, sha256(data).hexdigest()))
    assert rows(found) == [["1", "Văn phòng UBND TP", "Trong năm"]]
