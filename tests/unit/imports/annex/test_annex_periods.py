"""Columns that mark time: quarters, months and years with an `x` in the cells below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.annex import read_annex, unplaced
from cchc_tracker.imports.annex.columns import assign_columns, column_headings
from cchc_tracker.imports.annex.periods import find_periods, is_empty, is_mark
from tests.unit.imports.annex.annex_source import Cell, activities, codes, document, table

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceDocument

_HALVES = ("6 tháng đầu năm", "6 tháng cuối năm")
_QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")


def _annex_source(*rows: tuple[Cell, ...], names: tuple[str, ...] = _QUARTERS) -> SourceDocument:
    """An annex whose last columns are quarters under one heading, and a column of notes."""
    return document(
        table(
            [
                ("TT", 2, 1),
                ("Nội dung công việc", 2, 1),
                ("Cơ quan chủ trì", 2, 1),
                ("Thời gian thực hiện", 1, len(names)),
                ("Ghi chú", 2, 1),
            ],
            names,
            ["I", ("CẢI CÁCH THỂ CHẾ", 1, len(names) + 3)],
            *(["1", "Rà soát văn bản", "Sở Tư pháp", *row, ""] for row in rows),
        )
    )


@pytest.mark.parametrize(
    ("over", "names", "periods"),
    [
        ("Thời gian thực hiện", _QUARTERS, _QUARTERS),
        ("Tiến độ (quý)", ("1", "2", "3", "4"), _QUARTERS),
        ("Thời gian", ("I", "II", "III", "IV"), _QUARTERS),
        ("", ("QI", "Q.2", "Quí 3", "QUÝ IV"), _QUARTERS),
        ("Tiến độ năm 2026", ("Quý I", "Quý II"), ("Quý I/2026", "Quý II/2026")),
        ("Lộ trình", ("2026", "Năm 2027"), ("Năm 2026", "Năm 2027")),
        ("Thời hạn", ("Quý IV/2025", "Quý I năm 2026"), ("Quý IV/2025", "Quý I/2026")),
        ("Thời gian", ("Quý I", "Cả năm"), ("Quý I", "Cả năm")),
        (
            "Tiến độ",
            ("6 tháng đầu năm", "6 tháng cuối năm"),
            ("6 tháng đầu năm", "6 tháng cuối năm"),
        ),
        ("Tháng thực hiện - Tiến độ", ("1", "02"), ("Tháng 1", "Tháng 2")),
        ("Thời gian", tuple(map(str, range(1, 13))), tuple(f"Tháng {n}" for n in range(1, 13))),
        ("", ("T1", "Tháng 2"), ("Tháng 1", "Tháng 2")),
    ],
)
def test_headings_name_periods(over: str, names: tuple[str, ...], periods: tuple[str, ...]) -> None:
    found = find_periods([tuple(filter(None, (over, name))) for name in names])
    assert tuple(found.values()) == periods


def test_the_nearest_year_over_a_period_counts() -> None:
    over = "Lộ trình 2026-2030"
    levels = [(over, "Năm 2026", "Quý IV"), (over, "Năm 2027", "6 tháng đầu năm")]
    assert list(find_periods(levels).values()) == ["Quý IV/2026", "6 tháng đầu năm 2027"]


@pytest.mark.parametrize(
    "headings",
    [
        [("Thời gian", "Quý I"), ("Ghi chú",)],
        [("Kinh phí", "Quý I"), ("Kinh phí", "Quý II")],
        [("Kết quả thực hiện", "2025"), ("Kết quả thực hiện", "2026")],
        [("2025",), ("2026",)],
        [("1",), ("2",), ("3",)],
        [("Thời gian", "1"), ("Thời gian", "2")],
        [(), ("Thời gian",), ("Thời hạn", "Bắt đầu"), ("Thời hạn", "Kết thúc")],
    ],
)
def test_other_headings_name_none(headings: list[tuple[str, ...]]) -> None:
    assert find_periods(headings) == {}


@pytest.mark.parametrize("text", ["x", "X", "✓", "✔", "√", "●", "( x )", "+", "ü"])
def test_marks(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize("text", ["?", "0", "1", "xx", "x?", "50%", "Trước 15/9"])
def test_other_cells_are_neither_marks_nor_empty(text: str) -> None:
    assert not is_mark(text)
    assert not is_empty(text)


def test_marks_become_a_deadline_as_if_printed() -> None:
    source = _annex_source(
        ("x", "", "X", ""), ("", "-", "", "✓"), ("✓", "✓", "✓", "✓"), (("x", 1, 2), "", "")
    )
    annex = read_annex(source)
    rows = activities(annex)
    assert [row.deadline_text for row in rows] == [
        "Quý I, Quý III",
        "Quý IV",
        "Quý I, Quý II, Quý III, Quý IV",
        "Quý I, Quý II",
    ]
    assert [milestone.due for milestone in rows[0].deadline.milestones] != []
    assert codes(annex, "r1") == codes(annex, "r2") == ["deadline-made"]
    assert unplaced(source, annex) == ()


def test_each_mark_is_an_inferred_origin() -> None:
    annex = read_annex(_annex_source(("x", "", "X", "")))
    marks = [
        (origin.text, origin.place.column, origin.inferred)
        for row in annex.rows
        for origin in row.origins
        if origin.field == "deadline"
    ]
    assert marks == [("x", 4, True), ("X", 6, True)]


def test_an_unclear_cell_is_a_warning_and_gives_no_deadline() -> None:
    source = _annex_source(("", "?", "", "x"), ("", "", "Trước 15/9", ""), ("", "", "", ""))
    annex = read_annex(source)
    assert [row.deadline_text for row in activities(annex)] == ["Quý IV", None, None]
    assert codes(annex, "r1") == ["period-unclear", "deadline-made"]
    assert codes(annex, "r2") == ["period-unclear"]
    assert codes(annex, "r3") == []
    unclear = next(each for each in annex.problems if each.code == "period-unclear")
    assert (unclear.text, unclear.at and unclear.at.column) == ("?", 5)
    assert unplaced(source, annex) == ()


def test_a_text_over_all_the_periods_is_the_deadline_as_printed() -> None:
    source = _annex_source(
        (("Thường xuyên", 1, 4),), (("x", 1, 4),), ("", ("Tháng 5", 1, 2), ""), (("–", 1, 4),)
    )
    annex = read_annex(source)
    assert [row.deadline_text for row in activities(annex)] == [
        "Thường xuyên",
        "Quý I, Quý II, Quý III, Quý IV",
        None,
        None,
    ]
    assert [codes(annex, f"r{number}") for number in (1, 2, 3, 4)] == [
        [],
        ["deadline-made"],
        ["period-unclear"],
        [],
    ]
    assert unplaced(source, annex) == ()


def test_a_printed_deadline_stands_above_marks() -> None:
    source = document(
        table(
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Quý I", "Quý II"],
            ["I", ("CẢI CÁCH THỂ CHẾ", 1, 5)],
            ["1", "Rà soát", "Sở Tư pháp", "Tháng 5", "", "x"],
            ["2", "Kiểm tra", "Sở Tư pháp", "", "x", ""],
        )
    )
    annex = read_annex(source)
    assert [row.deadline_text for row in activities(annex)] == ["Tháng 5", "Quý I"]
    extra = [
        origin.label for row in annex.rows for origin in row.origins if origin.field == "extra"
    ]
    assert extra == ["Quý II"]
    assert unplaced(source, annex) == ()


def test_a_person_may_call_such_a_column_something_else() -> None:
    columns = assign_columns([("TT",), ("Quý I",), ("Quý II",), ("Quý III",)], {"Quý III": "note"})
    assert [column.fields for column in columns] == [
        ("number",),
        ("deadline",),
        ("deadline",),
        ("note",),
    ]
    assert [column.period for column in columns] == ["", "Quý I", "Quý II", ""]


def test_the_deadline_is_headed_by_what_stands_over_the_periods() -> None:
    annex = read_annex(_annex_source(("x", "", "", "")))
    assert column_headings(annex.columns)["deadline"] == "Thời gian thực hiện"
    flat = assign_columns([("Nhiệm vụ",), ("QI",), ("QII",)])
    assert column_headings(flat)["deadline"] == "QI – QII"


def test_headings_that_do_not_merge_are_two_levels_too() -> None:
    source = document(
        table(
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian thực hiện", "", "", ""],
            ["", "", "", *_QUARTERS],
            ["I", ("CẢI CÁCH THỂ CHẾ", 1, 6)],
            ["1", "Rà soát", "Sở Tư pháp", "", "x", "", ""],
        )
    )
    annex = read_annex(source)
    assert [row.deadline_text for row in activities(annex)] == ["Quý II"]


_CELLS = st.sampled_from(["", "x", "X", "✓", "-", "?", "Tháng 2", "50%", "Nt"])


@given(st.lists(st.tuples(*[_CELLS] * 4), min_size=1, max_size=6))
def test_every_cell_below_a_heading_of_time_is_accounted_for(
    rows: list[tuple[str, str, str, str]],
) -> None:
    source = _annex_source(*rows)
    annex = read_annex(source)
    assert unplaced(source, annex) == ()
    for number, (row, activity) in enumerate(zip(rows, activities(annex), strict=True), start=1):
        marked = [name for name, cell in zip(_QUARTERS, row, strict=True) if is_mark(cell)]
        assert activity.deadline_text == (", ".join(marked) or None)
        unclear = sum(not is_mark(cell) and not is_empty(cell) for cell in row)
        assert codes(annex, f"r{number}").count("period-unclear") == unclear
