"""The data of the PDF: texts as they are, merged cells by their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.pdf.data import report_data
from cchc_tracker.exports.report import official_report

if TYPE_CHECKING:
    from tests.unit.exports.conftest import SourceOf


def test_texts_are_handed_over_as_data(source_of: SourceOf) -> None:
    hostile = '#import "x" $a$ *b* \\ <c>'
    data = report_data(official_report(source_of(hostile)))
    (area, row) = data["annex"]["matrix"]["rows"]
    assert area == {"area_no": "II", "area": hostile}
    assert row["cells"][1] == {"column": 1, "text": f"1.2. {hostile}", "rows": 1}
    assert not row["long"]


def test_control_characters_are_left_out(source_of: SourceOf) -> None:
    data = report_data(official_report(source_of("a\x00b\ufffe\x1b[31m")))
    assert data["annex"]["matrix"]["rows"][0]["area"] == "ab"


def test_rows_with_long_texts_may_be_broken(source_of: SourceOf) -> None:
    data = report_data(official_report(source_of("thủ tục " * 700)))
    assert data["annex"]["matrix"]["rows"][1]["long"]


def test_same_report_gives_the_same_pdf(source_of: SourceOf) -> None:
    pytest.importorskip("typst")
    from cchc_tracker.exports import pdf

    report = official_report(source_of())
    first = pdf.write(report)
    assert first.startswith(b"%PDF-")
    assert pdf.write(report) == first
