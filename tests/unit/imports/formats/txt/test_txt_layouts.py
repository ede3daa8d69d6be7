"""Tables in text: cells that end with bars, rows with tabs, Markdown, and what doesn't fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.imports.formats.txt.reader import MAX_LETTERS, MAX_LINES, MAX_MARKS, read_txt
from cchc_tracker.imports.formats.txt.wrapping import cell_text
from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.source.importer import SourceFile

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument

LINES = "TT\n|\nNhiệm vụ\n|\nChủ trì\n|\nThời gian\n|\n"


def read(text: str) -> SourceDocument:
    return read_txt(SourceFile("plan.txt", text.encode(), ""))


def rows(document: SourceDocument, at: int = 0) -> list[list[str]]:
    return [[cell.text if cell else "-" for cell in row] for row in document.tables[at].grid()]


def test_a_section_without_blanks_covers_the_row() -> None:
    text = LINES + "I\n|\nTHỂ\nCHẾ\n|\n1.\n|\nBan hành\nkế hoạch\n|\nSở A\n|\nQuý I\n|\n"
    document = read("PHỤ LỤC\n" + text)
    assert rows(document) == [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["I", "THỂ CHẾ", "THỂ CHẾ", "THỂ CHẾ"],
        ["1.", "Ban hành kế hoạch", "Sở A", "Quý I"],
    ]
    assert [text.text for text in document.texts] == ["PHỤ LỤC"]


def test_a_row_with_a_cell_too_few_is_kept_and_told_at_its_line() -> None:
    good = "1\n|\nViệc\n|\nSở\n|\nQuý I\n|\n"
    document = read(LINES + good + "2\n|\nHọp\n|\nSở\n|\n" + good.replace("1", "3"))
    assert rows(document)[2] == ["2", "Họp", "Sở", "-"]
    (problem,) = document.problems
    assert (problem.code, problem.text) == ("row-length", "2 | Họp | Sở")
    assert problem.at is not None
    assert (problem.at.row, problem.at.line) == (3, 17)


def test_a_figure_inside_of_a_row_begins_no_row() -> None:
    row = "{}\n|\nTỷ lệ\n|\n30\n|\nQuý {}\n|\n"
    document = read(LINES + "".join(row.format(at, at) for at in range(1, 5)))
    assert rows(document)[2] == ["2", "Tỷ lệ", "30", "Quý 2"]
    assert document.problems == ()


def test_text_after_a_table_is_text() -> None:
    row = "{}\n|\nViệc {}\n|\nSở\n|\nQuý I\n|\n"
    document = read(LINES + row.format(1, 1) + row.format(2, 2) + "Nơi nhận:\n- Như trên.\n|\n")
    assert len(rows(document)) == 3
    assert [text.text for text in document.texts] == ["Nơi nhận:", "- Như trên."]


PADDED = (
    "STT |\nMục tiêu |\nNhiệm vụ |\nChủ trì |\nThời gian |\nGhi chú |\n"
    "I |\nThể chế |\n||||\n"
    "|\n1.1. Thẩm định |\n2.1. Xây dựng kế hoạch |\nSở Tư pháp |\nQuý I |\n|\n"
    "2.2. Kiểm tra văn bản |\nSở Tư pháp |\nQuý II |\n|\n||\n"
    "II |\nThủ tục |\n||||\n"
    "|\n1.2. Số hóa |\n2.3. Nâng cấp phần mềm |\nSở Tài chính |\nQuý I |\n|\n"
    "{row}"
    "|\n1.3. Hài lòng |\n2.5. Khảo sát |\nSở Nội vụ |\nQuý IV |\n|\n"
)


@pytest.mark.parametrize(
    ("row", "placed"),
    [
        (
            "2.4. Tập huấn |\nSở Tài chính |\nQuý II |\n|\n||\n",
            ["", "1.2. Số hóa", "2.4. Tập huấn", "Sở Tài chính", "Quý II", ""],
        ),
        (
            "|\n2.4. Tập huấn |\nSở Tài chính |\nQuý II |\n|\n|\n",
            ["", "", "2.4. Tập huấn", "Sở Tài chính", "Quý II", ""],
        ),
        (
            "2.4. Tập huấn |\nSở Tài chính |\nQuý II |\nChuyển sang 2023 |\n||\n",
            ["", "1.2. Số hóa", "2.4. Tập huấn", "Sở Tài chính", "Quý II", "Chuyển sang 2023"],
        ),
    ],
)
def test_padded_rows_stand_where_their_words_belong(row: str, placed: list[str]) -> None:
    document = read(PADDED.format(row=row))
    assert rows(document)[6] == placed


def test_a_padded_row_that_lost_a_cell_is_told() -> None:
    document = read(
        PADDED.format(row="2.4. Tập huấn |\nQuý II |\n|\n||\n") + "III |\nHết |\n||||\n"
    )
    assert [problem.code for problem in document.problems] != []
    assert all(problem.at and problem.at.line for problem in document.problems)


def test_rows_with_tabs_as_sheets_copy_them() -> None:
    text = 'Đầu\nTT\tViệc\tHạn\n1\t"Một\nhai ""ba"""\tQuý I\n2\tBốn\t\nCuối\n'
    document = read(text)
    assert rows(document) == [
        ["TT", "Việc", "Hạn"],
        ["1", 'Một\nhai "ba"', "Quý I"],
        ["2", "Bốn", ""],
    ]
    assert document.tables[0].cells[-1].place.line == 5
    assert [text.text for text in document.texts] == ["Đầu", "Cuối"]


def test_a_row_with_a_tab_too_many_is_told() -> None:
    document = read("a\tb\n1\t2\t3\n4\t5\n")
    assert {problem.code for problem in document.problems} == {"row-length"}


def test_markdown() -> None:
    text = "| TT | Việc | Hạn |\n|----|:---:|---|\n| 1 | a \\| b<br>c | |\n\nSau\n"
    document = read(text)
    assert rows(document) == [["TT", "Việc", "Hạn"], ["1", "a | b\nc", ""]]
    assert [text.text for text in document.texts] == ["Sau"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["CÔNG", "TÁC CHỈ ĐẠO"], "CÔNG TÁC CHỈ ĐẠO"),
        (["- Kế hoạch: Quý I", "- Báo cáo: Quý", "II"], "- Kế hoạch: Quý I\n- Báo cáo: Quý II"),
        (["1. Kế hoạch;", "2. Báo cáo"], "1. Kế hoạch;\n2. Báo cáo"),
        (["giai đoạn 2011", "- 2020 của tỉnh"], "giai đoạn 2011 - 2020 của tỉnh"),
        (["a) Một", "b) Hai"], "a) Một\nb) Hai"),
    ],
)
def test_lines_of_a_cell(lines: list[str], text: str) -> None:
    assert cell_text(lines) == text


@pytest.mark.parametrize(
    "text", ["\n" * (MAX_LINES + 1), "|" * (MAX_MARKS + 1), "x" * (MAX_LETTERS + 1)]
)
def test_texts_beyond_measure_are_refused(text: str) -> None:
    with pytest.raises(BadDataError, match="far more"):
        read(text)
