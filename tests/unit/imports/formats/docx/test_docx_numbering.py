"""Numbers and bullets that Word writes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.imports.formats.docx.labels import ordinal, roman

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.source.document import SourceDocument

    Word = Callable[..., SourceDocument]


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def item(text: str, at: int = 0, name: str = "1") -> str:
    marks = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{name}"/></w:numPr>'
    return f"<w:p><w:pPr>{marks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(document: SourceDocument) -> list[str]:
    return [each.text for each in document.texts]


def test_levels_count_and_start_anew_below(word: Word) -> None:
    levels = (
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "decimal", "%2.%3."),
        level(3, "lowerLetter", "%4)"),
    )
    body = "".join(item("x", at) for at in (0, 1, 2, 2, 3, 3, 1, 2, 0, 1))
    assert texts(word(body, numbering=numbering(*levels))) == [
        *("I. x", "1. x", "1.1. x", "1.2. x", "a) x", "b) x", "2. x", "2.1. x", "II. x", "1. x"),
    ]


def test_a_number_without_text_is_printed_too(word: Word) -> None:
    assert texts(word(item("") * 2, numbering=numbering(level(0, "decimal", "%1")))) == ["1", "2"]


def test_another_list_of_the_series_counts_on_unless_it_starts_anew(word: Word) -> None:
    body = item("a") + item("b", name="2") + item("c")
    plain = numbering(level(0, "decimal", "%1."))
    assert texts(word(body, numbering=plain)) == ["1. a", "2. b", "3. c"]
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert texts(word(body, numbering=numbering(level(0, "decimal", "%1."), overrides=anew))) == [
        *("1. a", "5. b", "6. c"),
    ]


def test_bullets_are_what_they_look_like(word: Word) -> None:
    dash, dot = level(0, "bullet", "-"), level(1, "bullet", "\uf0b7")
    found = word(item("a") + item("b", 1), numbering=numbering(dash, dot))
    assert texts(found) == ["- a", "• b"]


def test_text_glued_to_its_number_and_figures_in_legal_style(word: Word) -> None:
    levels = (
        level(0, "upperRoman", "%1", '<w:suff w:val="nothing"/>'),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
    )
    assert texts(word(item("x") + item("y", 1), numbering=numbering(*levels))) == ["Ix", "1.1 y"]


def test_a_style_numbers_its_paragraphs_and_a_paragraph_may_refuse(word: Word) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Item">'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    named = '<w:p><w:pPr><w:pStyle w:val="Item"/>{}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    refused = named.format('<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = named.format("") + refused + named.format("")
    found = word(body, styles=styles, numbering=numbering(level(0, "decimal", "%1.")))
    assert texts(found) == ["1. x", "x", "2. x"]


def test_styles_in_a_circle_end(word: Word) -> None:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    assert texts(word(body, styles=styles)) == ["x"]


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "vietnameseCounting", "ba"),
        (3, "chicago", "3"),
        (3, "none", ""),
    ],
)
def test_ordinals(value: int, style: str, written: str) -> None:
    assert ordinal(value, style) == written


def test_what_romans_could_not_write_is_written_in_figures() -> None:
    assert [roman(value) for value in (0, 3999, 4000)] == ["0", "MMMCMXCIX", "4000"]
