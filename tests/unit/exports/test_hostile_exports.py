"""Words that could become a formula, markup or a broken file, in every place of every format."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from cchc_tracker.exports.formats import FORMATS
from cchc_tracker.exports.report.blocks import shown

if TYPE_CHECKING:
    from tests.unit.exports.conftest import SourceOf

WORDS = {
    "formula": "=1+1",
    "call": "=cmd|'/c calc'!A0",
    "at": "@SUM(A1)",
    "minus": "-2+3",
    "plus": "+1",
    "tab": "\t=1+1",
    "wide": "＝1+1",
    "script": "<script>alert(1)</script>",
    "attribute": "\" onmouseover='x' ]]> --> </style></script><img src=x>",
    "entity": "&lt;b&gt; &#x27; & %26",
    "markdown": "[a](javascript:x) **b** | `c` <b> # d\n- e",
    "typst": '#import "x" $a$ *b* _c_ @d \\ // e /* f */',
    "controls": "a\x00b\x01\x0b\x1b[2J\x7f\x85c\u2028d\ufffe\uffff",
    "escape": "_x0041_ \\u0041 \\n",
    "emoji": "🏛️ 👩‍💻 𠮷",
    "rtl": "שלום \u202eabc\u202c مرحبا",
    "long": "ư" * 5000,
    "long words": "thủ tục " * 700,
    "lines": "a\r\nb\rc\n\n\nd",
    "blank": " ",
}


def written(source_of: SourceOf, words: str, form: str) -> bytes:
    output = io.BytesIO()
    FORMATS[form].load()(source_of(words), output)
    return output.getvalue()


class Page(HTMLParser):
    """What a page has of tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(content: bytes) -> Page:
    page = Page()
    page.feed(content.decode())
    page.close()
    return page


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_cell_of_a_workbook_is_a_formula(source_of: SourceOf, words: str) -> None:
    content = written(source_of, words, "xlsx")
    book = load_workbook(io.BytesIO(content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314
            assert b"<f>" not in archive.read(name)
            assert b"hyperlink" not in archive.read(name)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_cell_of_a_csv_is_a_formula_or_a_row_of_its_own(source_of: SourceOf, words: str) -> None:
    content = written(source_of, words, "csv").decode()
    heading, *lines = csv.reader(io.StringIO(content))
    assert [len(line) for line in lines] == [len(heading)]
    assert [cell for cell in lines[0] if cell.lstrip()[:1] in tuple("=+-@＝")] == []


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_word_becomes_a_tag_of_the_page(source_of: SourceOf, words: str) -> None:
    usual, hostile = (page_of(written(source_of, each, "html")) for each in ("Rà soát", words))
    assert hostile.tags - usual.tags <= {"br"}
    assert hostile.attributes == usual.attributes
    visible = " ".join(shown(words).split())
    assert visible in " ".join(hostile.text.split())


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_json_and_text_hold_any_words(source_of: SourceOf, words: str) -> None:
    record = json.loads(written(source_of, words, "json"))
    assert record["rows"][0]["activity"] == words
    for form in ("md", "txt"):
        text = written(source_of, words, form).decode()
        assert "\x1b" not in text
        assert "\x00" not in text


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_a_docx_holds_any_words(source_of: SourceOf, words: str) -> None:
    content = written(source_of, words, "docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))  # noqa: S314


@pytest.mark.parametrize("name", ["typst", "script", "controls", "long", "rtl"])
def test_a_pdf_holds_any_words(source_of: SourceOf, name: str) -> None:
    pytest.importorskip("typst")
    assert written(source_of, WORDS[name], "pdf").startswith(b"%PDF-")
