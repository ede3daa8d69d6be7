"""The report as Markdown and text: words stay words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports import plain_report
from cchc_tracker.exports.report import official_report

if TYPE_CHECKING:
    from tests.unit.exports.conftest import SourceOf

HOSTILE = ("<b>x</b>", "# x", "**x** _y_", "[a](javascript:b)", "`c` | d", "1. x", "- x", "\\", "=")


def markdown(source_of: SourceOf, words: str) -> str:
    return "".join(plain_report.markdown(official_report(source_of(words))))


def test_markdown_has_the_parts_of_the_report(source_of: SourceOf) -> None:
    text = markdown(source_of, "Rà soát")
    headings = re.findall("^#+ .*", text, re.MULTILINE)
    assert headings[0] == "# REPORT: Carrying out the Rà soát up to 01/6/2022"
    assert "## I. GENERAL SITUATION" in headings
    assert "### 4. By lead agency" in headings
    assert "**SỞ NỘI VỤ**" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_becomes_markup_in_markdown(source_of: SourceOf, words: str) -> None:
    usual, text = markdown(source_of, "Rà soát"), markdown(source_of, words)
    for mark in (r"(?<!\\)[<`\[]", r"(?m)^#+ ", r"(?m)^\|"):
        assert len(re.findall(mark, text)) == len(re.findall(mark, usual))


def test_paragraph_never_begins_a_list(source_of: SourceOf) -> None:
    source = source_of("1. x")
    lines = "".join(plain_report.markdown(official_report(source))).split("\n")
    assert [line for line in lines if re.match(r"\d+[.)] ", line)] == []


def test_text_keeps_to_its_width(source_of: SourceOf) -> None:
    text = "".join(plain_report.text(official_report(source_of("thực hiện nhiệm vụ"))))
    body, annex = text.split("\nAnnex\n")
    assert max(map(len, body.split("\n"))) <= 100
    assert max(map(len, annex.split("\n"))) <= 200


def test_markdown_has_dots_where_the_clerk_writes(source_of: SourceOf) -> None:
    text = markdown(source_of, "Rà soát")
    assert "No.: …… /BC-SNV" in text
    assert "…… /6/2022" in text.split("# REPORT")[0]
