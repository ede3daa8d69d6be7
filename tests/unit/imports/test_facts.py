"""The facts of a document: number, date, title, issuer, signer, cited documents, drafts."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cchc_tracker.imports.facts import DocumentFacts, read_facts
from cchc_tracker.model.source.document import (
    SourceCell,
    SourceDocument,
    SourceText,
    table_of,
)
from cchc_tracker.model.source.place import Part, Place

TEXT = Place(Part.TEXT)


def document(*paragraphs: str, heading: tuple[str, ...] = ()) -> SourceDocument:
    """A document of paragraphs, below a heading table of two columns where it has one."""
    place = Place(Part.TABLE, "1")
    pairs = zip(heading[::2], heading[1::2], strict=True)
    rows = [[SourceCell(left, place), SourceCell(right, place)] for left, right in pairs]
    texts = [
        SourceText(text, Place(Part.TEXT, paragraph=number))
        for number, text in enumerate(paragraphs, start=1)
    ]
    tables = [table_of(rows, place)] if rows else []
    return SourceDocument("kế hoạch.docx", "docx", "", 0, (*tables, *texts))


HEADING = (
    "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Số: 260/KH-UBND",
    "Cần Thơ, ngày 29 tháng 12 năm 2021",
)


def codes(facts: DocumentFacts) -> list[str]:
    """The codes of a document's problems."""
    return [each.code for each in facts.problems]


def test_a_plan_in_the_decree_s_form_tells_its_facts() -> None:
    facts = read_facts(
        document(
            "KẾ HOẠCH",
            "CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022",
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành"
            " Chương trình tổng thể; Quyết định số 4168/QĐ-UBND ngày 27/12/2021",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nDương Tấn Hiển",
            heading=HEADING,
        )
    )
    assert facts.title == "KẾ HOẠCH CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022"
    assert (facts.number, facts.issued_on) == ("260/KH-UBND", date(2021, 12, 29))
    assert facts.issuer == "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"
    assert facts.signer == "Dương Tấn Hiển"
    assert [(c.number, c.issued_on, c.issuer) for c in facts.cited] == [
        ("76/NQ-CP", date(2021, 7, 15), "Chính phủ"),
        ("4168/QĐ-UBND", date(2021, 12, 27), ""),
    ]
    assert codes(facts) == []
    assert {origin.field for origin in facts.origins} == {
        "motto", "title", "number", "issued_on", "issuer", "signer", "cited",
    }  # fmt: skip


def test_a_draft_has_no_number_and_that_is_no_error() -> None:
    blank = (*HEADING[:2], "Số:        /KH-UBND", "Cần Thơ, ngày     tháng     năm 2022")
    facts = read_facts(document("KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH", heading=blank))
    assert (facts.number, facts.issued_on) == (None, None)
    assert codes(facts) == ["document-number-blank"]
    assert facts.problems[0].severity == "info"


def test_an_authority_ends_above_a_rule_and_a_number_in_its_cell() -> None:
    left = "UỶ BAN NHÂN DÂN\nXÃ CAM LỘ\n-------\nSố: 27/KH-UBND"
    right = f"{HEADING[1]}\nCam Lộ, ngày 09 tháng 01 năm 2026"
    facts = read_facts(document("KẾ HOẠCH", heading=(left, right)))
    assert facts.issuer == "UỶ BAN NHÂN DÂN XÃ CAM LỘ"
    assert (facts.number, facts.issued_on) == ("27/KH-UBND", date(2026, 1, 9))


def test_an_annex_on_its_own_names_the_plan_it_belongs_to() -> None:
    facts = read_facts(
        document(
            "PHỤ LỤC",
            "(Kèm theo Kế hoạch số: 260/KH-UBND ngày 29 tháng 12 năm 2021 của Ủy ban nhân"
            " dân thành phố)",
        )
    )
    assert (facts.number, facts.issued_on) == ("260/KH-UBND", date(2021, 12, 29))
    assert facts.issuer == "Ủy ban nhân dân thành phố"
    assert codes(facts) == ["document-title-missing"]


def test_a_bare_table_says_what_is_missing() -> None:
    facts = read_facts(document())
    assert facts.number is None
    assert codes(facts) == ["document-title-missing", "document-number-missing"]


def test_a_number_in_the_text_is_not_the_document_s() -> None:
    facts = read_facts(document("Căn cứ Quyết định số 225/QĐ-TTg ngày 04/02/2016 của Thủ tướng"))
    assert facts.number is None
    assert [each.number for each in facts.cited] == ["225/QĐ-TTg"]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_paragraphs_are_read_without_an_error(paragraphs: list[str]) -> None:
    read_facts(document(*paragraphs))


def test_a_blank_day_is_not_filled_from_a_sentence_below() -> None:
    heading = (*HEADING[:2], "Số:     /KH-UBND", "Cần Thơ, ngày ... tháng 6 năm 2022")
    facts = read_facts(
        document("Kế hoạch có 57 nhiệm vụ; tính đến hết ngày 30 tháng 6 năm 2022:", heading=heading)
    )
    assert (facts.title, facts.number, facts.issued_on) == ("", None, None)


def test_the_subject_below_a_bare_title_is_in_letters_of_any_case() -> None:
    """NĐ 30/2020/NĐ-CP, Phụ lục I: the abstract below the kind's name is in small letters."""
    facts = read_facts(
        document("KẾ HOẠCH", "Cải cách hành chính năm 2022", "Thực hiện Nghị quyết 76/NQ-CP")
    )
    assert facts.title == "KẾ HOẠCH Cải cách hành chính năm 2022"


def test_a_title_ends_at_the_first_section() -> None:
    facts = read_facts(document("KẾ HOẠCH", "CẢI CÁCH HÀNH CHÍNH NĂM 2022", "I. MỤC TIÊU"))
    assert facts.title == "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2022"


def test_a_column_s_heading_is_no_title() -> None:
    table = ("STT", "Kế hoạch năm 2022", "1", "98,5")
    assert read_facts(document(heading=table)).title == ""


def test_the_motto_on_the_authority_s_own_lines_is_no_part_of_its_name() -> None:
    facts = read_facts(
        document(
            "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "THÀNH PHỐ CẦN THƠ Độc lập - Tự do - Hạnh phúc",
            "Số: 260/KH-UBND Cần Thơ, ngày 29 tháng 12 năm 2021",
            "KẾ HOẠCH",
        )
    )
    assert facts.issuer == "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"
    assert (facts.number, facts.issued_on) == ("260/KH-UBND", date(2021, 12, 29))
