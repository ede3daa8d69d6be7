"""Columns that fit, text that is cut, and an error's place: no widgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cchc_tracker.exports.columns import COLUMNS
from cchc_tui.content.row_marks import RowMarks
from cchc_tui.widgets.cells import cut, filled
from cchc_tui.widgets.filter_line import pointed
from cchc_tui.widgets.fitting import ALWAYS, USUAL, chosen_or_usual, fit
from tests.tui.steps.variants import HOSTILE


@pytest.mark.parametrize("width", [30, 40, 60, 79, 80, 100, 132, 200])
def test_columns_fill_the_line_and_never_lose_number_text_and_status(width: int) -> None:
    columns = fit(USUAL, width)
    names = [column.name for column in columns]
    assert set(ALWAYS) <= set(names)
    assert names == [name for name in USUAL if name in names]
    if width >= 48:
        assert 1 + sum(column.width + 1 for column in columns) - 1 == width


def test_narrow_lines_drop_the_least_important_columns_first() -> None:
    shown = {width: {column.name for column in fit(USUAL, width)} for width in (59, 79, 160)}
    assert shown[59] == {"ref", "text", "due", "status"}
    assert shown[79] == shown[59] | {"lead"}
    assert shown[160] == set(USUAL)


@given(st.lists(st.sampled_from([*COLUMNS, "không có"])), st.integers(min_value=0, max_value=300))
def test_any_choice_of_columns_fits_any_width(names: list[str], width: int) -> None:
    columns = fit(chosen_or_usual(names), width)
    assert columns[0].name == "ref"
    assert len({column.name for column in columns}) == len(columns)
    assert all(column.width > 0 for column in columns)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 2, 13, 80])
def test_hostile_text_takes_exactly_its_cells(text: str, width: int) -> None:
    shown = filled(text, width)
    assert cell_len(shown) == width
    assert not any(char in shown for char in "\x1b\x07\n\t\u202e\u202c")


@given(st.text(), st.integers(min_value=0, max_value=60))
def test_any_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(filled(text, width)) == width


def test_cut_text_says_so() -> None:
    assert cut("Sở Nội vụ", 9) == "Sở Nội vụ"
    assert cut("Sở Nội vụ", 8) == "Sở Nội…"
    assert cut("x" * 5_000, 4) == "xxx…"


@given(st.integers(min_value=0, max_value=200), st.integers(min_value=1, max_value=120))
def test_the_error_mark_stands_at_its_cell_within_the_line(offset: int, width: int) -> None:
    line = pointed("thiếu dấu ngoặc", offset, width)
    assert line.index("^") == min(offset, width - 1)
    assert cell_len(line.rstrip()) <= width


def test_marks_are_counted_and_told_in_order() -> None:
    marks = RowMarks(5)
    for position in (4, 2, 4, 3):
        marks.toggle(position)
    assert (marks.count, marks.positions()) == (2, (2, 3))
    marks.add([5, 2])
    assert (marks.count, marks.positions()) == (3, (2, 3, 5))
    assert 5 in marks
    assert 6 not in marks
    marks.add_all()
    assert marks.positions() == (1, 2, 3, 4, 5)
    marks.clear()
    assert (marks.count, marks.positions()) == (0, ())
