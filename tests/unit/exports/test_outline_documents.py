"""A filled outline as text, Markdown and docx; hostile words stay words."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_tracker.exports.outline_formats import OUTLINE_FORMATS, outline_bytes
from cchc_tracker.exports.outline_md import escaped, inline
from cchc_tracker.exports.outline_text import number_text, placed, value_text
from cchc_tracker.model.figures import Figures, PlanFacts, Tally
from cchc_tracker.model.outline import (
    Count,
    NodeKind,
    Outline,
    OutlineEntry,
    OutlineNode,
    OutlineValue,
)
from cchc_tracker.model.outline_filling import FilledOutline, fill_outline
from cchc_tracker.model.plan import Erratum

HOSTILE = "=1+1 <script>alert(1)</script> **x** [a](javascript:b) \x1b[31m | `c` \ufffe & ]]> 1. #"
NOON = datetime(2022, 3, 4, 5, tzinfo=UTC)


def filled(words: str = "Tổng số nhiệm vụ:... nhiệm vụ?") -> FilledOutline:
    """An outline with one line of each kind; two of five counts are entered."""
    nodes = (
        OutlineNode("I", 1, "I.", "KẾT QUẢ", NodeKind.HEADING),
        line("I-1", "-", words, Count("I-1", "", "nhiệm vụ", figure="plan.total")),
        line("I-1-1", "", "Tỷ lệ kết nối: %", Count("I-1-1", "", "%"), level=3),
        line("I-2", "-", "Hồ sơ đã nhận.", Count("I-2", "", "hồ sơ")),
        line("I-3", "-", words, Count("I-3:1", words, "hồ sơ"), Count("I-3:2", "hai", "%")),
        OutlineNode("II", 1, "II.", words, NodeKind.PROSE),
    )
    outline = Outline(
        *("x-1", "x", 2022, "Đề cương báo cáo phục vụ kiểm tra", ("ĐỀ CƯƠNG", words), "", nodes),
        notes=(words,),
        errata=(Erratum("I-1", words, words),),
    )
    rate = OutlineEntry("x-1", "2022-Y", "I-1-1", None, Decimal(17), Decimal(20), words)
    several = OutlineEntry("x-1", "2022-Y", "I-3:1", Decimal(1234))
    values = [
        OutlineValue(number, "p", entry, words, NOON)
        for number, entry in enumerate((rate, several), start=1)
    ]
    return fill_outline(outline, "p", "2022-Y", figures(words), values)


def line(key: str, mark: str, words: str, *counts: Count, level: int = 2) -> OutlineNode:
    return OutlineNode(key, level, mark, words, NodeKind.COUNTED, counts=counts)


def figures(title: str) -> Figures:
    return Figures(
        plan=PlanFacts("p", "x", 2022, title, None, None, "UBND"),
        period=None,
        as_of=date(2022, 3, 4),
        known_at=None,
        filter="",
        lead=None,
        whole=Tally(),
        areas=(),
        leads=(),
        members=(),
        assigned=Tally(),
        overdue=(),
        targets=(),
        rows=(),
        journal_line=7,
    )


def text_of(content: bytes) -> str:
    """Everything a reader of the docx sees."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("number", "text"),
    [("0", "0"), ("15533", "15.533"), ("98.62", "98,62"), ("85.50", "85,5"), ("90.00", "90")],
)
def test_numbers_are_written_as_vietnamese_documents_do(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text


def test_a_value_stands_where_the_dots_were() -> None:
    found = filled()
    before, value, behind = placed(found.outline.nodes[1], found, str)
    assert (before, value, behind) == ("Tổng số nhiệm vụ: ", "0 nhiệm vụ", "?")
    assert placed(found.outline.nodes[2], found, str)[:2] == ("Tỷ lệ kết nối: ", "85% (17/20)")
    assert placed(found.outline.nodes[3], found, str)[:2] == ("Hồ sơ đã nhận: ", "[missing]")


def test_a_rate_names_both_counts_or_says_that_they_are_missing() -> None:
    found = filled()
    assert value_text(found.counts["I-1-1"], str) == "85% (17/20)"
    bare = OutlineValue(1, "p", OutlineEntry("x-1", "Y", "I-1-1", Decimal(85)), "lan", NOON)
    again = fill_outline(found.outline, "p", "Y", found.figures, [bare])
    assert value_text(again.counts["I-1-1"], str) == "85% [its two counts are missing]"


def test_markdown_has_the_values_and_lists_what_is_missing() -> None:
    page = outline_bytes(filled(), "md", "UBND", str).decode()
    assert "- Tổng số nhiệm vụ: **0 nhiệm vụ**?" in page
    assert "  * Tỷ lệ kết nối: **85% (17/20)**" in page
    assert "- Hồ sơ đã nhận: **\\[missing\\]**" in page
    missing = page.split("## Missing figures")[1].split("## ")[0]
    assert re.findall(r"^\| (I-\S+)", missing, re.MULTILINE) == ["I-2", "I-3:2"]


def test_json_has_numbers_gaps_and_who_entered_them() -> None:
    record = json.loads(outline_bytes(filled(), "json", "UBND", str))
    assert record["missing"] == [{"key": "I-2", "gap": "value"}, {"key": "I-3:2", "gap": "value"}]
    (rate,) = record["nodes"][2]["counts"]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == (85, 17, 20)
    assert (rate["source"], rate["recorded_at"]) == ("hand", NOON.isoformat())
    assert (record["as_of"], record["journal_line"]) == ("2022-03-04", 7)


def test_docx_is_a_report_in_the_decree_s_form() -> None:
    content = outline_bytes(filled(), "docx", "Ủy ban nhân dân", str)
    document = Document(BytesIO(content))
    (section,) = document.sections
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round((each or 0) / Mm(1)) for each in margins] == [20, 20, 30, 15]
    paper = section.page_width, section.page_height
    assert [round((each or 0) / Mm(1)) for each in paper] == [210, 297]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    font = next(style for style in document.styles if style.name == "CchcBody").font
    assert font.name == "Times New Roman"
    assert font.size is not None
    assert font.size.pt == 14
    shown = text_of(content)
    for part in ("ỦY BAN NHÂN DÂN", "SOCIALIST REPUBLIC OF VIET NAM", "REPORT", "To: ……"):
        assert part in shown
    assert "Phục vụ kiểm tra" in shown
    assert "year 2022" in shown


def test_docx_has_each_value_in_bold_and_marks_what_is_missing() -> None:
    document = Document(BytesIO(outline_bytes(filled(), "docx", "UBND", str)))
    runs = {run.text: run for each in document.paragraphs for run in each.runs}
    for value in ("0 nhiệm vụ", "85% (17/20)", "1.234 hồ sơ", "[missing]"):
        assert runs[value].bold
    assert runs["[missing]"].font.highlight_color is not None
    assert runs["85% (17/20)"].font.highlight_color is None
    tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["I-2", "Hồ sơ đã nhận", "no value"] in tables


def test_docx_carries_no_moment_of_its_making() -> None:
    content = outline_bytes(filled(), "docx", "UBND", str)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2022-03-04T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("form", OUTLINE_FORMATS)
def test_hostile_words_stay_words(form: str) -> None:
    content = outline_bytes(filled(HOSTILE), form, HOSTILE, str)
    if form == "docx":
        assert "<script>alert(1)</script>" in text_of(content)
        return
    page = content.decode()
    assert "\x1b" not in page
    if form == "md":
        assert not re.search(r"(?<!\\)<script", page)
        assert not re.search(r"(?<!\\)\[a", page)
        assert "**x**" not in page
    else:
        assert json.loads(page)["nodes"][5]["text"] == HOSTILE  # data, as it came


@given(st.text())
@settings(max_examples=200)
def test_escaped_words_open_no_block_and_no_tag(words: str) -> None:
    for safe in (escaped(words), inline(words)):
        assert "\n" not in safe
        assert not re.search(r"(?<!\\)(?:\\\\)*[<`*\[|]", safe)
    assert not re.match(r"[-+=#>*]|\d+[.)]", escaped(words))


def test_signature_is_never_alone_on_a_page() -> None:
    document = Document(BytesIO(outline_bytes(filled(), "docx", "UBND", str)))
    body = [*document.element.body]
    signature = max(place for place, each in enumerate(body) if "Recipients:" in each.xml)
    last = [Paragraph(each, document) for each in body[signature - 3 : signature]]
    kept = [each.paragraph_format.keep_with_next for each in last]
    assert kept == [True, True, None]
    assert last[-1].style is not None
    assert last[-1].style.name == "CchcGap"
