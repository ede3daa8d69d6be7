"""Tables of targets: subject, unit and value in each row."""

from __future__ import annotations

from decimal import Decimal

from cchc_tracker.imports.body import read_body
from cchc_tracker.imports.goals import read_goals
from cchc_tracker.imports.kpi_table import read_kpi_tables
from cchc_tracker.model.source.document import (
    SourceCell,
    SourceDocument,
    SourceText,
    table_of,
)
from cchc_tracker.model.source.place import Part, Place

PLACE = Place(Part.TABLE, "1")


def document(*rows: tuple[str, ...], body: tuple[str, ...] = ()) -> SourceDocument:
    """A document of a body and one table."""
    table = table_of([[SourceCell(text, PLACE) for text in row] for row in rows], PLACE)
    texts = tuple(
        SourceText(text, Place(Part.TEXT, paragraph=number))
        for number, text in enumerate(body, start=1)
    )
    return SourceDocument("chỉ tiêu.docx", "docx", "", 0, (*texts, table))


def test_each_row_is_a_goal_with_one_target() -> None:
    found = list(
        read_kpi_tables(
            document(
                ("STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2026"),
                ("1", "Hồ sơ giải quyết đúng hạn", "%", "98,5"),
                ("2", "Cuộc tập huấn", "cuộc", "≥ 1.200"),
                ("3", "Tỷ lệ hồ sơ trễ hạn", "%", "dưới 2"),
                ("4", "Chỉ tiêu chưa có số", "%", "–"),
            )
        )
    )
    targets = [goal.targets[0] for goal, _ in found]
    assert [(t.subject, t.operator, t.value, t.unit) for t in targets] == [
        ("Hồ sơ giải quyết đúng hạn", ">=", Decimal("98.5"), "%"),
        ("Cuộc tập huấn", ">=", Decimal(1200), "cuộc"),
        ("Tỷ lệ hồ sơ trễ hạn", "<", Decimal(2), "%"),
    ]
    _, origins = found[0]
    assert [(each.place.row, each.place.column) for each in origins] == [(2, 2), (2, 3), (2, 4)]


def test_a_task_table_is_no_table_of_targets() -> None:
    rows = (("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"), ("1", "Mở lớp", "Sở Nội vụ", "Quý I"))
    assert list(read_kpi_tables(document(*rows))) == []


def test_promises_of_the_part_on_goals_are_goals_and_others_are_not() -> None:
    body = (
        "I. MỤC TIÊU",
        "- Tối thiểu 30% hồ sơ được xử lý trực tuyến;",
        "- Nâng cao chất lượng phục vụ;",
        "II. NHIỆM VỤ",
        "- Kiểm tra 30% đơn vị;",
    )
    read = document(body=body)
    goals, origins = read_goals((), read, read_body(read, ()))
    assert [goal.text for goal in goals] == ["Tối thiểu 30% hồ sơ được xử lý trực tuyến;"]
    assert [(each.field, each.place.paragraph) for each in origins] == [("target", 2)]


def test_each_column_of_values_is_a_target_of_its_scope() -> None:
    rows = (
        ("STT", "Chỉ tiêu", "ĐVT", ("Kế hoạch năm 2022", 1, 3)),
        ("", "", "", "Cấp tỉnh", "Cấp huyện", "Cấp xã"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("1", "Hồ sơ trực tuyến", "%", "50", "40", "–"),
    )
    ((goal, origins),) = read_kpi_tables(merged_headings(rows))
    assert [(str(t.value), t.scope) for t in goal.targets] == [
        ("50", "Cấp tỉnh"),
        ("40", "Cấp huyện"),
    ]
    assert [each.place.column for each in origins] == [2, 3, 4, 5]


def test_values_of_several_years_are_told_apart() -> None:
    rows = (
        ("Chỉ tiêu", "Đơn vị", "Năm 2021", "Năm 2022"),
        ("Hồ sơ trực tuyến", "%", "30", "50"),
    )
    ((goal, _),) = read_kpi_tables(document(*rows))
    assert [(str(t.value), t.scope) for t in goal.targets] == [
        ("30", "Năm 2021"),
        ("50", "Năm 2022"),
    ]


def merged_headings(rows: tuple[tuple[str | tuple[str, int, int], ...], ...]) -> SourceDocument:
    """A document of one table whose first three headings go down two rows."""
    first, second, *others = rows
    cells = [
        [
            SourceCell(each, PLACE, rows=2)
            if isinstance(each, str)
            else SourceCell(each[0], PLACE, each[1], each[2])
            for each in first
        ],
        *(
            [SourceCell(each, PLACE) for each in row if isinstance(each, str)]
            for row in (second[3:], *others)
        ),
    ]
    return SourceDocument("chỉ tiêu.docx", "docx", "", 0, (table_of(cells, PLACE),))
