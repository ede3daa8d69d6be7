"""The .docx read back: page, type and tables of NĐ 30/2020/NĐ-CP, the same bytes each time."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, cast

import docx as reader
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.exports import docx
from cchc_tracker.exports.docx.markup import run
from cchc_tracker.exports.docx.styles import LOOKS
from cchc_tracker.exports.report import official_report
from cchc_tracker.exports.report.text_width import text_width

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.styles.style import ParagraphStyle
    from docx.table import Table

    from cchc_tracker.model.row import Row
    from tests.unit.exports.conftest import SourceOf


def read_back(content: bytes) -> Document:
    return reader.Document(BytesIO(content))


def made(source_of: SourceOf, words: str = "Rà soát") -> Document:
    return read_back(docx.write(official_report(source_of(words))))


def heading_rows(table: Table) -> list[bool]:
    mark = f"./{qn('w:trPr')}/{qn('w:tblHeader')}"
    return [row.find(mark) is not None for row in table._tbl.tr_lst]


def millimetres(*lengths: Length | None) -> list[int]:
    return [round(length.mm) for length in lengths if length is not None]


def test_upright_page_has_the_margins_of_the_decree(source_of: SourceOf) -> None:
    section = made(source_of).sections[0]
    assert millimetres(section.page_width, section.page_height) == [210, 297]
    across = millimetres(section.left_margin, section.right_margin)
    assert across == [30, 15]
    assert millimetres(section.top_margin, section.bottom_margin) == [20, 20]


def test_annex_lies_in_landscape_with_numbers_of_its_own(source_of: SourceOf) -> None:
    upright, annex = made(source_of).sections
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    assert millimetres(annex.page_width, annex.page_height) == [297, 210]
    numbering = annex._sectPr.find(qn("w:pgNumType"))
    assert numbering is not None
    assert numbering.get(qn("w:start")) == "1"
    assert upright.different_first_page_header_footer
    assert annex.different_first_page_header_footer


def test_page_number_stands_in_the_top_margin(source_of: SourceOf) -> None:
    upright, annex = made(source_of).sections
    assert " PAGE " in upright.header._element.xml
    assert upright.first_page_header.is_linked_to_previous
    assert annex.header.is_linked_to_previous


def test_letterhead_is_a_table_without_borders(source_of: SourceOf) -> None:
    table = made(source_of).tables[0]
    assert table._tbl.tblPr.find(qn("w:tblBorders")) is None
    left, right = (cell.text for cell in table.rows[0].cells)
    assert left.split("\n")[-2] == "SỞ NỘI VỤ"
    assert right.split("\n")[0] == "SOCIALIST REPUBLIC OF VIET NAM"
    assert table.rows[1].cells[0].text == "No.:       /BC-SNV"


def style(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def test_type_is_times_new_roman(source_of: SourceOf) -> None:
    document = made(source_of)
    assert style(document, "CchcBody").font.size == Pt(14)
    assert style(document, "CchcTable").font.size == Pt(12)
    assert style(document, "CchcAnnexTable").font.size == Pt(11)
    assert style(document, "CchcRule").paragraph_format.space_before == Pt(3)  # clear of the words
    assert {style(document, name).font.name for name in LOOKS} == {"Times New Roman"}
    assert "asciiTheme=" not in document.styles.element.xml.partition("</w:docDefaults>")[0]


def test_every_table_repeats_its_heading_and_splits_no_row(source_of: SourceOf) -> None:
    for table in made(source_of).tables[1:-2]:
        assert heading_rows(table) == [True, *[False] * (len(table.rows) - 1)]
    for table in made(source_of).tables:
        rows = table._tbl.tr_lst
        assert all(row.find(f"./{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_annex_merges_goal_and_task(source_of: SourceOf, row: Row) -> None:
    source = source_of()
    (view,) = source.figures.rows
    views = tuple(replace(view, row=each) for each in (row, replace(row, activity_no="3.8")))
    report = official_report(replace(source, figures=replace(source.figures, rows=views)))
    annex = read_back(docx.write(report)).tables[-1]
    assert heading_rows(annex)[0]
    assert annex.cell(1, 1)._tc is annex.cell(1, 2)._tc
    assert annex.cell(2, 1)._tc is annex.cell(3, 1)._tc
    assert annex.cell(3, 3).text == "3.8. Rà soát văn bản"


def test_same_report_gives_the_same_bytes(source_of: SourceOf) -> None:
    report = official_report(source_of())
    content = docx.write(report)
    assert docx.write(report) == content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = read_back(content).core_properties
    assert core.created == core.modified
    assert core.author == ""


@given(st.text())
def test_any_text_is_a_run_that_xml_can_hold(text: str) -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    element = parse_xml(f"<w:body {namespace}>{run(text)}</w:body>")
    assert {child.tag for child in element[0]} <= {qn("w:t"), qn("w:br"), qn("w:tab")}


def test_several_addressees_have_their_dashes_under_the_colon(source_of: SourceOf) -> None:
    report = official_report(source_of("Rà soát", language="vi"))
    names = ("Ủy ban nhân dân tỉnh Bình Định", "Bộ Nội vụ")
    several = replace(report, addressees=replace(report.addressees, names=names))
    paragraphs = read_back(docx.write(several)).paragraphs
    (label,) = [each for each in paragraphs if each.text == "Kính gửi:"]
    first, last = [each for each in paragraphs if each.style and each.style.name == "CchcToName"]
    assert (first.text, last.text) == ("- Ủy ban nhân dân tỉnh Bình Định;", "- Bộ Nội vụ.")
    starts = millimetres(*(each.paragraph_format.left_indent for each in (label, first, last)))
    assert starts[0] < starts[1] == starts[2]
    assert starts[1] - starts[0] == round(text_width("Kính gửi", 14))


def test_what_it_was_made_from_stands_on_one_page(source_of: SourceOf) -> None:
    document = made(source_of)
    metadata = document.paragraphs[-1]
    assert metadata.style is not None
    assert style(document, str(metadata.style.name)).paragraph_format.keep_together


def test_words_of_the_annex_stand_clear_of_its_lines(source_of: SourceOf) -> None:
    *_, upright, annex = made(source_of).tables
    margin = annex._tbl.find(f".//{qn('w:tblCellMar')}/{qn('w:left')}")
    assert margin is not None
    assert margin.get(qn("w:w")) == "51"  # 0.9 mm
    assert "CchcAnnexTable" not in upright._tbl.xml
