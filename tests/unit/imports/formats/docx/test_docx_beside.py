"""Footnotes, text boxes, headers, comments, objects: kept back or told, never read as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.source.document import SourceText
from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.source.document import SourceDocument

    Word = Callable[..., SourceDocument]


def paragraph(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def test_a_footnote_is_marked_at_its_reference_and_kept_back(word: Word) -> None:
    body = paragraph("kỳ báo cáo", '<w:r><w:footnoteReference w:id="4"/></w:r>')
    notes = f'<w:footnote w:id="4">{paragraph("Thời điểm chốt số liệu")}</w:footnote>'
    document = word(body, footnotes=notes)
    assert document.texts[0].text == "kỳ báo cáo[1]"
    assert document.kept_back == (SourceText("Thời điểm chốt số liệu", Place(Part.FOOTNOTE, "1")),)


def test_endnotes_count_in_small_roman_figures(word: Word) -> None:
    body = paragraph("a", '<w:r><w:endnoteReference w:id="2"/></w:r>') * 2
    document = word(body, endnotes=f'<w:endnote w:id="2">{paragraph("z")}</w:endnote>')
    assert [text.text for text in document.texts] == ["a[i]", "a[ii]"]


def test_a_text_box_stored_twice_is_kept_back_once(word: Word) -> None:
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box('Mật')}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{box('Mật')}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = word(paragraph("a", twice))
    assert document.kept_back == (SourceText("Mật", Place(Part.TEXT_BOX, "1")),)
    assert document.texts[0].text == "a"


def test_headers_are_kept_back(word: Word) -> None:
    link = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    document = word(paragraph("a") + link, header=paragraph("Dự thảo"))
    assert document.kept_back == (SourceText("Dự thảo", Place(Part.HEADER)),)


def test_a_comment_is_told_at_its_place(word: Word) -> None:
    body = paragraph("a", '<w:r><w:commentReference w:id="0"/></w:r>')
    comment = f'<w:comment w:id="0" w:author="Lan">{paragraph("Kiểm tra lại")}</w:comment>'
    problem = word(body, comments=comment).problems[0]
    assert (problem.code, problem.text, problem.message.values) == (
        *("comment", "Kiểm tra lại", {"author": "Lan"}),
    )
    assert problem.at == Place(Part.TEXT, paragraph=1)


def test_pictures_and_objects_are_told(word: Word) -> None:
    body = paragraph("a", "<w:r><w:drawing><a:blip/></w:drawing><w:object/></w:r>")
    assert [problem.code for problem in word(body).problems] == ["picture", "embedded-object"]


def test_parts_of_other_files_are_told_not_read(word: Word) -> None:
    document = word(paragraph("a") + '<w:altChunk r:id="other1"/>', other="<w:p/>")
    assert [(each.code, each.text) for each in document.problems] == [
        ("other-file", "word/other.xml")
    ]


def test_a_footnote_that_is_referred_to_twice_is_kept_back_once(word: Word) -> None:
    body = paragraph("a", '<w:r><w:footnoteReference w:id="2"/></w:r>') * 3
    notes = f'<w:footnote w:id="2">{paragraph("z")}</w:footnote>'
    assert [text.text for text in word(body, footnotes=notes).kept_back] == ["z"]


def test_a_header_without_a_part_of_its_own_is_no_trouble(word: Word) -> None:
    link = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert word(paragraph("a") + link).kept_back == ()
