"""Tables in every format: nothing runs, nothing is lost, and they fit their width."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from cchc_tracker.exports.table import TABLE_FORMATS, column_widths, render_table, safe_cell

TEXT = "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý của Sở Nội vụ"


def rendered(rows: list[list[str]], form: str, width: int | None = None) -> str:
    headings = [f"C{number}" for number in range(len(rows[0]))]
    return "".join(render_table(headings, rows, form, width))


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_every_format_has_headings_and_cells_and_no_last_break(form: str) -> None:
    text = rendered([["3.7", "Kế hoạch"]], form)
    assert all(part in text for part in ("C0", "C1", "3.7", "Kế hoạch"))
    assert not text.endswith("\n")


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_numbers_stay_as_printed(form: str) -> None:
    assert "3.10" in rendered([["3.10"], ["3.9"], ["007"]], form)
    assert "007" in rendered([["3.10"], ["3.9"], ["007"]], form)


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_a_terminal_command_in_a_cell_is_removed(form: str) -> None:
    text = rendered([["a\x1b[31mb\x07c\u202ed"]], form)
    assert "abcd" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("form", TABLE_FORMATS)
def test_a_table_without_rows_has_its_headings(form: str) -> None:
    assert "Kế hoạch" in "".join(render_table(["Kế hoạch"], [], form))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+84", "-5", "- Kế hoạch", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1", "\r=1"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "3.7", "Kế hoạch - báo cáo", "12/KH-UBND", "a=b", "'=1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp"]))
CELLS = st.one_of(PRINTABLE, st.sampled_from(['a"b', "a,b", "a\nb", "=1", "- a", '"', ""]))


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_csv_is_read_back_as_it_was_but_for_the_guard(rows: list[list[str]]) -> None:
    (_, *lines) = csv.reader(io.StringIO(rendered(rows, "csv"), newline=""))
    composed = [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]
    assert lines == [[safe_cell(cell) for cell in row] for row in composed]


def test_csv_streams() -> None:
    pieces = render_table(["C"], ([str(number)] for number in range(3)), "csv")
    assert list(pieces) == ["C", "\n0", "\n1", "\n2"]


def test_markdown_shows_signs_as_they_are() -> None:
    line = rendered([["a|b", "*x* <b> [l](u) &lt; `c`\nd"]], "markdown").splitlines()[-1]
    assert r"a\|b" in line
    assert r"\*x\* \<b\> \[l\](u) \&lt; \`c\` d" in line


def test_html_shows_signs_as_they_are() -> None:
    text = rendered([["<script>alert('x')</script> & \"y\""]], "html")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "&amp;" in text


def test_a_table_that_fits_is_not_wrapped() -> None:
    assert column_widths(["a", "b"], [["xxxx", "yyyy"]], 10) is None
    assert column_widths(["a", "b"], [["x" * 9, "y" * 9]], 19) == [9, 8]
    assert len(rendered([[TEXT]], "table").splitlines()) == 3


def test_the_widest_columns_give_way_first() -> None:
    rows = [["3.7", "x" * 50, "y" * 400]]
    assert column_widths(["N", "a", "b"], rows, 63) == [3, 28, 28]
    assert column_widths(["N", "a", "b"], rows, 64) == [3, 29, 28]
    assert column_widths(["N", "a", "b"], rows, 107) == [3, 50, 50]
    assert column_widths(["N", "a", "b"], rows, 127) == [3, 50, 70]


@pytest.mark.parametrize("width", [40, 80, 132])
def test_a_wrapped_table_keeps_to_the_width_and_loses_no_word(width: int) -> None:
    text = rendered([["3.7", TEXT, f"{TEXT}\n{TEXT}"], ["3.8", "漢字" * 20, TEXT]], "table", width)
    assert max(map(wcswidth, text.splitlines())) <= width
    assert text.count("漢") == 20
    for word in set(TEXT.split()):
        assert text.count(word) >= 1


def test_a_word_longer_than_its_column_is_broken() -> None:
    text = rendered([["a" * 100, TEXT]], "table", 40)
    assert max(map(len, text.splitlines())) <= 40
    assert text.count("a" * 10) >= 1


def test_letters_of_two_columns_stay_in_line() -> None:
    decomposed = unicodedata.normalize("NFD", "Nội vụ")
    table = rendered([["漢字", "x"], ["Nội vụ", "x"], [decomposed, "x"]], "table")
    starts = {wcswidth(line[: line.index("x")]) for line in table.splitlines()[2:]}
    assert starts == {wcswidth("Nội vụ") + 2}


def test_without_headings_there_is_no_head() -> None:
    assert "".join(render_table(["", ""], [["Năm", "2022"]], "table")) == "Năm  2022"


@given(
    st.lists(st.integers(0, 300), min_size=1, max_size=10),
    st.integers(20, 250),
)
def test_widths_fit_the_room_or_are_as_narrow_as_allowed(lengths: list[int], width: int) -> None:
    natural = [max(length, 3) for length in lengths]
    widths = column_widths(["x"] * len(lengths), [["a" * length for length in lengths]], width)
    room = width - 2 * (len(lengths) - 1)
    if widths is None:
        assert sum(natural) <= room
        return
    assert all(each <= length for each, length in zip(widths, natural, strict=True))
    assert sum(widths) == room or max(widths) <= 8


def test_headings_are_wrapped_before_any_cell_is() -> None:
    headings, rows = ["Lĩnh vực", "hoàn thành đúng hạn"], [["Cải cách thể chế", "12"]]
    assert column_widths(headings, rows, 36) == [16, 18]
    assert column_widths(headings, rows, 27) == [16, 9]
    assert column_widths(headings, rows, 25) == [16, 7]
    assert column_widths(headings, rows, 24) == [15, 7]
