"""Tables of anything, merged anyhow: rows never break the matrix's convention, no cell is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.imports.annex import annex_tables, read_annex, unplaced
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.source.document import SourceCell, SourceDocument, SourceTable
from cchc_tracker.model.source.place import Part, Place
from tests.unit.imports.annex.annex_source import activities, document, text

if TYPE_CHECKING:
    from random import Random

_HEADINGS = (
    *("STT", "Lĩnh vực", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Sản phẩm", "Chủ trì", "Phối hợp"),
    *("Thời gian", "Bắt đầu", "Kết thúc", "Chủ trì, phối hợp", "Kinh phí", "Ghi chú"),
)
_TEXTS = (
    *("", "", "", "", "", "  ", "\u200b", "I", "I.", "II", "1", "1)", "1.1", "1.2", "a", "a)", "A"),
    *("I. CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỂ CHẾ", "II. Cải cách TTHC", "Cải cách tài chính công"),
    *(
        "1. Xây dựng kế hoạch",
        "2.1. Rà soát",
        "a) Tổ chức",
        "tiếp tục thực hiện",
        "xyz, ",
        "Phần I",
    ),
    *("Nt", "-nt-", '"', "//", "như trên", "(trống)", "(suy ra)", "-", "...", "(1)", "(2)", "3"),
    *("Sở Nội vụ", "Chủ trì: Sở Nội vụ\nPhối hợp: Các sở", "Quý I", "Kế hoạch", "Tổng cộng"),
    *("Nơi nhận:", "TM. ỦY BAN"),
)


def _merged(random: Random, free: list[list[bool]], row: int, column: int) -> tuple[int, int]:
    """How many rows and columns a cell takes, of those that are free."""
    rows = random.randint(1, min(4, len(free) - row)) if random.random() < 0.15 else 1
    columns = random.randint(1, len(free[0]) - column) if random.random() < 0.12 else 1
    while not all(free[row + r][column + c] for r in range(rows) for c in range(columns)):
        rows, columns = (1, columns) if rows > 1 else (1, 1)
    return rows, columns


def _anything(random: Random) -> SourceDocument:
    headings = random.sample(_HEADINGS, random.randint(3, 9))
    width, height = len(headings), random.randint(1, 14)
    cells = [_cell(each, 1, number) for number, each in enumerate(headings, start=1)]
    free = [[True] * width for _ in range(height)]
    for row in range(height):
        again = random.random() < 0.05
        for column in range(width):
            if not free[row][column]:
                continue
            rows, columns = (1, 1) if again else _merged(random, free, row, column)
            for r in range(rows):
                for c in range(columns):
                    free[row + r][column + c] = False
            words = headings[column] if again else random.choice(_TEXTS)
            if random.random() > 0.05:
                cells.append(_cell(words, row + 2, column + 1, rows, columns))
    return document(text("KẾ HOẠCH"), SourceTable(tuple(cells), Place(Part.TABLE, "1")))


def _cell(words: str, row: int, column: int, rows: int = 1, columns: int = 1) -> SourceCell:
    return SourceCell(words, Place(Part.TABLE, "1", row=row, column=column), rows, columns)


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_table_is_read_by_the_matrix_or_refused(random: Random) -> None:
    source = _anything(random)
    assert len(annex_tables(source)) == 1
    try:
        annex = read_annex(source)
    except BadDataError:
        return
    found = activities(annex)
    assert len(found) == sum(row.leaf for row in annex.rows)
    assert unplaced(source, annex) == ()
    positions = {f"r{each.position}" for each in found}
    named = {each.place for each in annex.problems if each.at is not None}
    assert all(place in positions for place in named if place[:1] == "r" and place[1:].isdigit())
