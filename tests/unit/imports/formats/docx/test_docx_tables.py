"""Word tables: merges, nested tables, lines of a cell, tracked rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.source.document import SourceDocument, SourceTable

    Word = Callable[..., SourceDocument]


def cell(text: str, properties: str = "") -> str:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def shape(found: SourceTable) -> list[tuple[str, int | None, int | None, int, int]]:
    return [
        (each.text, each.place.row, each.place.column, each.rows, each.columns)
        for each in found.cells
    ]


BEGIN = '<w:vMerge w:val="restart"/>'
GO_ON = "<w:vMerge/>"
BOTH = '<w:gridSpan w:val="2"/>'


def test_cells_merged_across_and_down_stand_once(word: Word) -> None:
    found = word(
        table(
            row(cell("a", BOTH + BEGIN), cell("b")),
            row(cell("", BOTH + GO_ON), cell("c")),
            row(cell("d"), cell("e"), cell("f")),
        )
    ).tables[0]
    assert shape(found) == [
        ("a", 1, 1, 2, 2),
        ("b", 1, 3, 1, 1),
        ("c", 2, 3, 1, 1),
        ("d", 3, 1, 1, 1),
        ("e", 3, 2, 1, 1),
        ("f", 3, 3, 1, 1),
    ]


def test_a_blank_cell_is_not_a_merged_one(word: Word) -> None:
    found = word(table(row(cell("a"), cell("b")), row(cell(""), cell("c")))).tables[0]
    assert [(each.text, each.rows) for each in found.cells] == [
        ("a", 1),
        ("b", 1),
        ("", 1),
        ("c", 1),
    ]


def test_a_merge_that_nothing_began_is_a_cell_of_its_own(word: Word) -> None:
    found = word(table(row(cell("a", GO_ON), cell("b")))).tables[0]
    assert shape(found)[0] == ("a", 1, 1, 1, 1)


def test_columns_left_out_before_a_row(word: Word) -> None:
    before = '<w:gridBefore w:val="1"/>'
    found = word(
        table(row(cell("a"), cell("b"), cell("c")), row(cell("d"), cell("e"), properties=before))
    ).tables[0]
    assert shape(found)[3:] == [("d", 2, 2, 1, 1), ("e", 2, 3, 1, 1)]
    assert found.grid()[1][0] is None


def test_edges_a_hair_apart_are_one_column(word: Word) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    found = word(
        table(
            row(cell("a"), cell("b", wide)),
            row(cell("c", wide), cell("d")),
            widths=(2000, 15, 3000),
        )
    ).tables[0]
    assert shape(found) == [
        ("a", 1, 1, 1, 1),
        ("b", 1, 2, 1, 1),
        ("c", 2, 1, 1, 1),
        ("d", 2, 2, 1, 1),
    ]


def test_a_narrow_column_with_a_cell_of_its_own_stays(word: Word) -> None:
    found = word(table(row(cell("a"), cell("b"), cell("c")), widths=(2000, 15, 3000))).tables[0]
    assert [each.place.column for each in found.cells] == [1, 2, 3]


def test_lines_of_a_cell_and_controls_around_rows_and_cells(word: Word) -> None:
    inside = f"<w:sdt><w:sdtContent>{cell('- Quý I')}</w:sdtContent></w:sdt>"
    wrapped = f"<w:sdt><w:sdtContent>{row(cell('1'), inside)}</w:sdtContent></w:sdt>"
    found = word(table(row(cell("TT"), cell("một\n\nhai")), wrapped)).tables[0]
    assert [each.text for each in found.cells] == ["TT", "một\nhai", "1", "- Quý I"]


def test_a_small_table_inside_of_a_cell_is_lines_of_its_text(word: Word) -> None:
    inner = table(row(cell("Quý I"), cell("50%")), row(cell("Quý II"), cell("70%")))
    outer = table(row(cell("a"), f"<w:tc>{inner}<w:p/></w:tc>"))
    document = word(outer)
    assert document.tables[0].cells[1].text == "Quý I\t50%\nQuý II\t70%"
    assert [(each.code, each.at) for each in document.problems] == [
        ("nested-table", document.tables[0].cells[1].place)
    ]


def test_a_large_table_inside_of_a_cell_is_one_of_its_own(word: Word) -> None:
    inner = table(*(row(*(cell(f"{at}{column}") for column in "abc")) for at in (1, 2)))
    document = word(table(row(f"<w:tc>{inner}<w:p/></w:tc>", cell("z"))))
    assert [len(each.cells) for each in document.tables] == [2, 6]
    assert [each.place.name for each in document.tables] == ["1", "2"]
    assert document.problems[0].code == "nested-table"


def test_deleted_rows_go_and_inserted_ones_stay_both_told(word: Word) -> None:
    gone = row(cell("b"), properties="<w:del/>").replace("<w:t>", "<w:delText>")
    gone = gone.replace("</w:t>", "</w:delText>")
    document = word(table(row(cell("a")), gone, row(cell("c"), properties="<w:ins/>")))
    assert [each.text for each in document.tables[0].cells] == ["a", "c"]
    told = {(each.code, each.text) for each in document.problems}
    assert told == {("tracked-deletion", "b"), ("tracked-insertion", "c")}


def test_text_behind_a_merged_cell_is_kept_back(word: Word) -> None:
    document = word(table(row(cell("a", BEGIN)), row(cell("b", GO_ON))))
    assert [text.text for text in document.kept_back] == ["b"]
    assert [problem.code for problem in document.problems] == ["covered-text"]


def test_a_hidden_row_is_marked(word: Word) -> None:
    document = word(table(row(cell("a")), row(cell("b"), properties="<w:hidden/>")))
    assert [each.hidden for each in document.tables[0].cells] == [False, True]


def test_a_table_after_a_page_break_is_another_table(word: Word) -> None:
    document = word(table(row(cell("a"))) + "<w:p/>" + table(row(cell("b"))))
    assert [each.place.name for each in document.tables] == ["1", "2"]


@st.composite
def merged(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """Height, width, and cells as (row, column, rows, columns) that cover every place once."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    free = {(at, column) for at in range(height) for column in range(width)}
    cells = []
    for at in range(height):
        for column in range(width):
            if (at, column) not in free:
                continue
            rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
            while any(
                (at + down, column + right) not in free
                for down in range(rows)
                for right in range(columns)
            ):
                rows, columns = (rows, columns - 1) if columns > 1 else (rows - 1, columns)
            free -= {(at + d, column + r) for d in range(rows) for r in range(columns)}
            cells.append((at, column, rows, columns))
    return height, width, cells


@given(merged())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_merges_come_back(
    word: Word, made: tuple[int, int, list[tuple[int, int, int, int]]]
) -> None:
    height, width, cells = made
    owner = {
        (at + down, column + right): place
        for place, (at, column, rows, columns) in enumerate(cells)
        for down in range(rows)
        for right in range(columns)
    }
    lines = []
    for at in range(height):
        line = []
        for column in range(width):
            place = owner[at, column]
            top, left, rows, columns = cells[place]
            if left != column:
                continue
            span = f'<w:gridSpan w:val="{columns}"/>'
            merge = "" if rows == 1 else BEGIN if top == at else GO_ON
            line.append(cell(str(place) if top == at else "", span + merge))
        lines.append(row(*line))
    grid = word(table(*lines)).tables[0].grid()
    seen = {
        (at, column): found.text if found else None
        for at, line in enumerate(grid)
        for column, found in enumerate(line)
    }
    used = sorted({left for _, left, _, _ in cells})
    assert {
        (at, used.index(column)): str(place)
        for (at, column), place in owner.items()
        if column in used
    } == seen


def test_cells_merged_across_in_the_older_way_stand_once_and_lose_nothing(word: Word) -> None:
    found = word(
        table(
            row(cell("a", '<w:hMerge w:val="restart"/>'), cell("behind", "<w:hMerge/>"), cell("b")),
            row(cell("c"), cell("d"), cell("e")),
        )
    )
    assert shape(found.tables[0])[:2] == [("a", 1, 1, 1, 2), ("b", 1, 3, 1, 1)]
    assert [text.text for text in found.kept_back] == ["behind"]
    assert [problem.code for problem in found.problems] == ["covered-text"]


def test_a_large_table_in_a_text_box_is_read_last_and_told(word: Word) -> None:
    inner = table(row(cell("TT"), cell("Việc"), cell("Hạn")), row(cell("1"), cell("x"), cell("y")))
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r></w:p>"
    found = word(box + table(row(cell("a"), cell("b"))))
    assert [shape(each)[0][0] for each in found.tables] == ["a", "TT"]
    assert [problem.code for problem in found.problems] == ["nested-table"]


def test_very_many_cells_merged_in_the_older_way_are_one(word: Word) -> None:
    found = word(table(row(*[cell("a", "<w:hMerge/>")] * 5_000)))
    assert [each[0] for each in shape(found.tables[0])] == ["a"]
    assert len(found.kept_back) == 4_999
