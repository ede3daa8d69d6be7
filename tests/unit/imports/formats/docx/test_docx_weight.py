"""Documents beyond measure are refused; taking out looks changes no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.imports.formats.docx import weight
from cchc_tracker.imports.formats.docx.weight import without_looks
from cchc_tracker.model.errors import BadDataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc_tracker.model.source.document import SourceDocument

    Word = Callable[..., SourceDocument]


def test_looks_go_and_text_fonts_and_hidden_marks_stay() -> None:
    data = (
        '<w:p w:rsidR="00A1" w14:paraId="3F"><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr>'
        '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime" w:cs="Arial"/><w:b/><w:vanish/>'
        '<w:sz w:val="26"/></w:rPr><w:t xml:space="preserve"> a &lt;w:b/> </w:t><w:tab/>'
        "</w:r></w:p>"
    )
    assert without_looks(data.encode()).decode() == (
        '<w:p><w:pPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/><w:vanish/></w:rPr>'
        "<w:t> a &lt;w:b/> </w:t><w:tab/></w:r></w:p>"
    )


def test_text_that_is_not_escaped_is_left_alone() -> None:
    data = b"<w:t><![CDATA[<w:b/>]]></w:t>"
    assert without_looks(data) == data


def test_blanks_between_runs_stay(word: Word) -> None:
    runs = '<w:r><w:t>Sở </w:t></w:r><w:r><w:t xml:space="preserve"> Y tế</w:t></w:r>'
    assert word(f"<w:p>{runs}</w:p>").texts[0].text == "Sở  Y tế"


def test_too_many_pieces_are_refused(word: Word, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weight, "MOST_PIECES", 5)
    with pytest.raises(BadDataError, match="far more"):
        word("<w:p/>" * 6)


def test_more_columns_than_any_page_has_are_refused(word: Word) -> None:
    with pytest.raises(BadDataError, match="far more"):
        word(f"<w:tbl><w:tr>{'<w:tc/>' * 1_001}</w:tr></w:tbl>")
