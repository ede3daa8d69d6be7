"""The text of paragraphs as Word prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.model.source.place import Part, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.source.document import SourceDocument

    Word = Callable[..., SourceDocument]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:t>Quý</w:t><w:tab/><w:t>I</w:t>", "Quý\tI"),
        ("<w:t>Quý I</w:t><w:br/><w:t>Quý II</w:t>", "Quý I\nQuý II"),
        ("<w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UBND</w:t>", "QĐ-UBND"),
        ("<w:t>Quý\u00a0I</w:t>", "Quý I"),
        ("<w:t>cải</w:t><w:softHyphen/><w:t> cách</w:t>", "cải cách"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 85%</w:t>', "≥ 85%"),
        ("<w:t>\uf0b7 Báo cáo</w:t>", "• Báo cáo"),
        ('<w:sym w:font="Wingdings 2" w:char="F050"/><w:t> xong</w:t>', "✓ xong"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00fc</w:t>', "✓"),
        ('<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\u00b3 90%</w:t>', "≥ 90%"),
        ('<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>Sở Nội vụ</w:t>', "Sở Nội vụ"),
        ("<w:t>Ke\u0302\u0301 hoạch</w:t>", "Kế hoạch"),
    ],
)
def test_characters_of_a_run(word: Word, inside: str, text: str) -> None:
    assert word(f"<w:p><w:r>{inside}</w:r></w:p>").texts[0].text == text


def test_a_field_gives_its_result_only(word: Word) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO x</w:instrText>'
        '</w:r><w:r><w:t>never</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("31/12/2025")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = word(paragraph(run("Trước "), field, run(".")))
    assert document.texts[0].text == "Trước 31/12/2025."


def test_a_field_that_never_ends_hides_no_later_paragraph(word: Word) -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = word(paragraph(begun) + paragraph(run("Quý IV")))
    assert [text.text for text in document.texts] == ["Quý IV"]


def test_links_and_content_controls_give_their_text(word: Word) -> None:
    control = f"<w:sdtContent>{run(' dịch vụ')}</w:sdtContent>"
    inside = (
        f'<w:hyperlink r:id="x">{run("Cổng")}</w:hyperlink>'
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr>{control}</w:sdt>"
        f"<w:smartTag>{run(' công')}</w:smartTag>"
    )
    assert word(paragraph(inside)).texts[0].text == "Cổng dịch vụ công"


def test_a_control_around_paragraphs_keeps_their_order(word: Word) -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph(run('Một'))}</w:sdtContent></w:sdt>"
    document = word(body + paragraph(run("Hai")))
    assert [text.text for text in document.texts] == ["Một", "Hai"]
    assert document.texts[1].place == Place(Part.TEXT, paragraph=2)


def test_tracked_changes_are_taken_as_accepted_and_told_with_their_place(word: Word) -> None:
    deleted = "<w:del><w:r><w:delText>Quý I</w:delText></w:r></w:del>"
    document = word(paragraph(run("Trong "), deleted, f"<w:ins>{run('Quý II')}</w:ins>"))
    assert document.texts[0].text == "Trong Quý II"
    told = [(problem.code, problem.text) for problem in document.problems]
    assert told == [("tracked-insertion", "Quý II"), ("tracked-deletion", "Quý I")]
    assert {problem.at for problem in document.problems} == {Place(Part.TEXT, paragraph=1)}


def test_moved_text_stands_once_where_it_was_moved_to(word: Word) -> None:
    away = f"<w:moveFrom>{run('Sở Nội vụ')}</w:moveFrom>"
    here = f"<w:moveTo>{run('Sở Nội vụ')}</w:moveTo>"
    document = word(paragraph(away) + paragraph(here))
    assert [text.text for text in document.texts] == ["Sở Nội vụ"]


def test_a_deleted_paragraph_end_joins_the_paragraphs(word: Word) -> None:
    first = paragraph(run("Kế hoạch "), properties="<w:rPr><w:del/></w:rPr>")
    document = word(first + paragraph(run("kiểm tra")))
    assert [text.text for text in document.texts] == ["Kế hoạch kiểm tra"]


def test_hidden_text_is_left_out_and_told(word: Word) -> None:
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = run("b", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>')
    hidden = run("a", '<w:rStyle w:val="Secret"/>') + run("c", "<w:vanish/>")
    document = word(paragraph(shown, hidden), styles=styles)
    assert document.texts[0].text == "b"
    assert [(problem.code, problem.text) for problem in document.problems] == [
        ("hidden-text", "ac")
    ]


def test_old_fonts_are_read_run_by_run(word: Word) -> None:
    tcvn = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH"/>'
    vni = '<w:rFonts w:ascii="VNI-Times"/>'
    runs = (run("Së Néi vô, ", tcvn), run("kÕ ho¹ch", capitals), run(" "), run("Sôû Noäi vuï", vni))
    document = word(paragraph(*runs))
    assert document.texts[0].text == "Sở Nội vụ, KẾ HOẠCH Sở Nội vụ"
    assert {problem.code for problem in document.problems} == {"converted-text"}


def test_old_text_in_a_font_of_unicode_is_told_by_its_words(word: Word) -> None:
    document = word(paragraph(run("Së Néi vô phèi hîp víi c¸c së, ngµnh thùc hiÖn kÕ ho¹ch")))
    assert document.texts[0].text == "Sở Nội vụ phối hợp với các sở, ngành thực hiện kế hoạch"


def test_vietnamese_in_unicode_stays_though_its_font_is_an_old_one(word: Word) -> None:
    document = word(paragraph(run("Sở Nội vụ", '<w:rFonts w:ascii=".VnTime"/>')))
    assert document.texts[0].text == "Sở Nội vụ"


def test_a_strict_document_is_read_like_any_other(word_bytes: Callable[..., bytes]) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    from cchc_tracker.imports.formats.docx.reader import read_docx
    from cchc_tracker.model.source.importer import SourceFile

    strict = BytesIO()
    with ZipFile(BytesIO(word_bytes(paragraph(run("Quý I"))))) as old, ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for place, year in ((b"wordprocessingml", b"/2006"), (b"officeDocument", b"/2006")):
                plain = b"http://schemas.openxmlformats.org/" + place + year
                text = text.replace(plain, b"http://purl.oclc.org/ooxml/" + place)
            new.writestr(name, text)
    document = read_docx(SourceFile("plan.docx", strict.getvalue(), ""))
    assert [text.text for text in document.texts] == ["Quý I"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑ Có"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐ Có"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry/><w:listEntry w:val="II"/></w:ddList>',
            "II Có",
        ),
        ("<w:ddList/>", "Có"),
    ],
)
def test_fields_of_forms_show_what_was_chosen(word: Word, data: str, text: str) -> None:
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert word(paragraph(field, run(" Có"))).texts[0].text == text
