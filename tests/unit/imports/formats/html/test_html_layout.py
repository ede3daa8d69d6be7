"""Web pages as documents: spans, layout tables, lists, hidden parts, what stands beside."""

from __future__ import annotations

import pytest

from cchc_tracker.model.source.place import Part, Place
from tests.unit.imports.formats.html.pages import PLAN, codes, only_table, read, spans


def test_a_table_keeps_its_spans_and_its_paragraphs_as_lines() -> None:
    document = read(PLAN)
    assert spans(document.tables[0]) == [
        ("STT", 1, 1, 2, 1),
        ("Nhiệm vụ", 1, 2, 2, 1),
        ("Cơ quan", 1, 3, 1, 2),
        ("Chủ trì", 2, 3, 1, 1),
        ("Phối hợp", 2, 4, 1, 1),
        ("1", 3, 1, 1, 1),
        ("Rà soát thủ tục\nhành chính", 3, 2, 1, 1),
        ("Sở Nội vụ", 3, 3, 2, 1),
        ("", 3, 4, 1, 1),
        ("2", 4, 1, 1, 1),
        ("Báo cáo", 4, 2, 1, 1),
        ("UBND cấp xã", 4, 4, 1, 1),
    ]
    assert document.tables[0].cells[0].place == Place(Part.TABLE, "1", row=1, column=1)
    assert [text.text for text in document.texts] == ["KẾ HOẠCH\ncải cách hành chính"]
    assert document.problems == ()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<td rowspan=0>a<td>b<tr><td>c<tr><td>d", [("a", 3), ("b", 1), ("c", 1), ("d", 1)]),
        ("<td rowspan=99>a<td>b<tr><td>c", [("a", 2), ("b", 1), ("c", 1)]),
        (
            "<thead><tr><td rowspan=9>a<td>b</thead><tbody><tr><td>c<td>d",
            [("a", 1), ("b", 1), ("c", 1), ("d", 1)],
        ),
        ("<td rowspan=-2>a<td rowspan=x>b", [("a", 1), ("b", 1)]),
    ],
)
def test_a_rowspan_ends_with_its_group_of_rows(page: str, expected: list[tuple[str, int]]) -> None:
    table = only_table(f"<table><tr>{page}</table>")
    assert [(cell.text, cell.rows) for cell in table.cells] == expected


def test_a_colspan_beyond_the_last_column_asks_for_no_more() -> None:
    table = only_table("<table><tr><td colspan=1000000>Phần I<tr><td>1<td>Sở</table>")
    assert spans(table) == [("Phần I", 1, 1, 1, 2), ("1", 2, 1, 1, 1), ("Sở", 2, 2, 1, 1)]


def test_tables_that_hold_the_page_are_no_tables() -> None:
    page = f"""<table><tr><td>Trang chủ<td>Văn bản</tr><tr><td><ul><li>Luật<li>Nghị định</ul>
    <td><table><tr><td>{PLAN}</td></tr></table></tr><tr><td colspan=2>Bản quyền</table>"""
    document = read(page)
    assert spans(document.tables[0]) == spans(read(PLAN).tables[0])
    assert [text.text for text in document.texts] == [
        *("Trang chủ", "Văn bản", "- Luật", "- Nghị định"),
        *("KẾ HOẠCH\ncải cách hành chính", "Bản quyền"),
    ]


def test_a_small_table_inside_an_annex_is_read_as_lines_and_reported() -> None:
    rows = "".join(f"<tr><td>{n}<td>Nhiệm vụ số {n}<td>Sở Nội vụ" for n in range(1, 6))
    inner = "<table><tr><td>Quý I<td>Quý II</table>"
    document = read(f"<table>{rows}<tr><td>6<td>{inner}<td>Sở Tư pháp</table>")
    (table,) = document.tables
    assert [cell.text for cell in table.cells][-3:] == ["6", "Quý I\nQuý II", "Sở Tư pháp"]
    (problem,) = document.problems
    assert (problem.code, problem.at) == (
        "page-inner-table",
        Place(Part.TABLE, "1", row=6, column=2),
    )


def test_lists_show_their_marks() -> None:
    page = """<table><tr><td>x<td><ol start=3><li>ba<li value=7>bảy<li>tám</ol>
    <ol type=a><li>đầu<li>sau</ol><ol type=I><li>một<ul><li>gạch</ul><li>hai</ol></table>"""
    assert only_table(page).cells[1].text.split("\n") == [
        *("3. ba", "7. bảy", "8. tám", "a. đầu", "b. sau", "I. một", "- gạch", "II. hai")
    ]


def test_numbers_of_word_lists_and_its_conditional_comments() -> None:
    page = """<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->
    <p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>
    &nbsp;&nbsp;</span></span><![endif]>Rà soát<o:p></o:p></p>
    <p><!--[if !supportLists]--><span style='font-family:Symbol;mso-list:Ignore'>·</span>
    <!--[endif]-->Báo cáo</p>"""
    assert [text.text for text in read(page).texts] == ["1. Rà soát", "• Báo cáo"]


def test_what_the_page_hides_is_told_and_kept_back() -> None:
    page = """<table><tr><td>1<td>Rà soát<span style="display: none">bản cũ</span>
    <tr style="DISPLAY:NONE"><td>2<td>dòng ẩn<tr><td>3<td><del>Quý I</del>Quý II</table>
    <nav><a>Trang chủ</a></nav><div hidden>quảng cáo</div><template>mẫu</template>"""
    document = read(page)
    assert [cell.text for cell in document.tables[0].cells] == ["1", "Rà soát", "3", "Quý II"]
    assert [(problem.code, problem.text, problem.at) for problem in document.problems] == [
        ("page-hidden", "2\ndòng ẩn", Place(Part.TEXT)),
        ("page-hidden", "bản cũ", Place(Part.TABLE, "1", row=1, column=2)),
        ("page-deleted", "Quý I", Place(Part.TABLE, "1", row=2, column=2)),
        ("page-hidden", "quảng cáo", Place(Part.TEXT)),
        ("page-hidden", "mẫu", Place(Part.TEXT)),
    ]
    assert {text.text for text in document.kept_back} == {
        *("2\ndòng ẩn", "bản cũ", "Quý I", "Trang chủ", "quảng cáo", "mẫu")
    }


def test_hidden_parts_within_hidden_parts_are_kept_back_too() -> None:
    inner = "<table><tr><td>một<td>hai<del>ba</del></table>"
    document = read(f"<div hidden>ngoài<div hidden>trong</div>{inner}</div>")
    assert [text.text for text in document.kept_back] == ["trong", "ba", "ngoài\nmột\nhai"]


def test_footnotes_headers_and_text_boxes_of_word_are_kept_back() -> None:
    page = """<p>Kế hoạch</p><div style='mso-element:footnote'>[1] Ghi chú</div>
    <div style='mso-element:header'>MẬT</div>
    <!--[if gte vml 1]><v:shape><v:textbox><p>Dự thảo</p></v:textbox></v:shape><![endif]-->"""
    document = read(page)
    assert [text.text for text in document.texts] == ["Kế hoạch"]
    assert [(text.text, text.place.part) for text in document.kept_back] == [
        ("[1] Ghi chú", Part.FOOTNOTE),
        ("MẬT", Part.HEADER),
        ("Dự thảo", Part.TEXT_BOX),
    ]


def test_frames_and_pictures_in_cells_are_told() -> None:
    page = "<table><tr><td>1<td><img src='http://x/a.png'></table><iframe src='http://x/'></iframe>"
    assert codes(read(page)) == ["page-picture", "page-frame"]


def test_scripts_written_as_text_stay_text() -> None:
    table = only_table("<table><tr><td>1<td>&lt;script&gt;alert(1)&lt;/script&gt;</table>")
    assert table.cells[1].text == "<script>alert(1)</script>"


def test_a_list_s_mark_stands_before_a_paragraph_inside_its_item() -> None:
    rows = "<tr><td>a</td><td>b</td></tr>"
    item = "<ul><li><p>một</p><p>hai</p></li><li></li></ul><p>ba</p>"
    found = only_table(f"<table>{rows}<tr><td>{item}</td><td>c</td></tr></table>")
    assert found.cells[2].text == "- một\nhai\nba"


def test_signs_of_fonts_and_fields_of_forms_are_read_as_they_look() -> None:
    rows = "<tr><td>a</td><td>b</td></tr>"
    signs = "<font face=Wingdings>\u00fc</font> <span style='font-family:Symbol'>\u00b3</span> 90%"
    form = "<input type=checkbox checked>Có <input value='Quý I'><input type=hidden value=no>"
    found = only_table(f"<table>{rows}<tr><td>{signs}</td><td>{form}</td></tr></table>")
    assert [cell.text for cell in found.cells[2:]] == ["✓ ≥ 90%", "☑ Có Quý I"]
