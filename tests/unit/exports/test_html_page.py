"""The page, read back: landmarks, alternatives, numbers, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass, field, replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from cchc_tracker.exports.html import write_html

if TYPE_CHECKING:
    from cchc_tracker.exports.report import ReportSource
    from cchc_tracker.model.period import Period
    from tests.unit.exports.conftest import SourceOf

VOID = {"meta", "br"}


@dataclass
class Element:
    """A tag with what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str) -> list[Element]:
        """The elements of a tag below this one."""
        found = [each for each in self.children if each.tag == tag]
        return found + [deep for each in self.children for deep in each.all(tag)]

    def words(self) -> str:
        """All text within."""
        return " ".join([self.text, *(each.words() for each in self.children)])


class Reader(HTMLParser):
    """Builds the elements and insists that each one is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), (tag, attrs)
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


def page_of(source: ReportSource) -> Element:
    output = io.BytesIO()
    write_html(source, output)
    reader = Reader()
    reader.feed(output.getvalue().decode())
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def where_and_when(source: ReportSource) -> list[str]:
    """The lines above and below the title."""
    (header,) = page_of(source).all("header")
    return [each.text for each in header.all("p")]


@pytest.fixture
def page(source_of: SourceOf) -> Element:
    return page_of(source_of())


def test_landmarks_have_names(page: Element) -> None:
    (html,) = page.all("html")
    assert html.attributes["lang"] == "en"
    for tag in ("header", "main", "footer", "h1"):
        assert len(page.all(tag)) == 1, tag
    ids = [
        each.attributes["id"] for tag in ("h2", "desc") for each in page.all(tag) if each.attributes
    ]
    assert len(ids) == len(set(ids))
    sections = [each.attributes["aria-labelledby"] for each in page.all("section")]
    assert sections == ["figures", "areas", "leads", "members", "timeline", "overdue", "rows"]
    assert set(sections) <= set(ids)


def test_head_names_locality_document_and_period(
    source_of: SourceOf, first_quarter: Period
) -> None:
    source = source_of("Kế hoạch A", language="vi")
    assert where_and_when(source) == ["Kế hoạch A · 1/KH-UBND", "Tính đến: 01/06/2022"]
    figures = replace(source.figures, period=first_quarter, as_of=date(2022, 3, 4))
    named = "Quý I năm 2022: 05/12/2021 – 04/03/2022"
    assert where_and_when(replace(source, figures=figures))[1] == named


def test_every_drawing_has_words(page: Element) -> None:
    drawings = page.all("svg")
    assert len(drawings) == 4
    for each in drawings:
        assert each.attributes["role"] == "img"
        if "timeline" in each.attributes.get("class", ""):
            (words,) = each.all("desc")
            assert each.attributes["aria-labelledby"] == "timeline timeline-words"
            assert words.words().strip().endswith("01/06/2022")
        else:
            assert "! overdue: 1" in each.attributes["aria-label"]
            assert "! overdue: 1" in each.all("title")[0].words()
    months = next(
        each for each in page.all("table") if "months" in each.attributes.get("class", "")
    )
    assert months.words().split()[-3:] == ["12/2022", "0", "0"]


def test_figures_and_both_rates_with_their_denominators(page: Element) -> None:
    words = " ".join(page.all("main")[0].words().split())
    assert "Completion: 0/1 (all rows)" in words
    assert "Completion: 0/1 (rows done or overdue)" in words
    boxes = [each for each in page.all("ul") if each.attributes.get("class") == "boxes"]
    assert " ".join(boxes[0].words().split()).startswith("0 ✓ done on time 0 ✓! done late")
    assert "1 ! overdue" in " ".join(boxes[0].words().split())


def test_rows_stand_in_a_table_that_can_be_sorted(page: Element) -> None:
    table = next(each for each in page.all("table") if each.attributes.get("class") == "rows")
    headings = [each.words().strip() for each in table.all("th")]
    assert headings[:3] == ["No.", "Task or activity", "Area"]
    assert {each.attributes["scope"] for each in table.all("th")} == {"col"}
    (row,) = table.all("tbody")[0].all("tr")
    cells = row.all("td")
    assert len(cells) == len(headings)
    assert cells[0].attributes["data-v"] == "8"
    assert cells[5].words().strip() == "31/10/2022"
    assert int(cells[5].attributes["data-v"]) > 738_000


def test_nothing_is_loaded_from_elsewhere(source_of: SourceOf) -> None:
    output = io.BytesIO()
    write_html(source_of(), output)
    text = output.getvalue().decode()
    for sign in ("http://", "https://", "url(//", "@import", "<link", "<img", "src=", "href="):
        assert sign not in text, sign
    assert text.count("url(") == text.count("url(#stripes)")


def test_only_its_own_script_may_run(page: Element) -> None:
    (script,) = page.all("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    policy = next(
        each.attributes["content"]
        for each in page.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


def test_the_foot_tells_what_the_page_was_made_from(page: Element) -> None:
    words = " ".join(page.all("footer")[0].words().split())
    for part in ("As of 01/06/2022", "Journal line 12", "Program cchc-tracker 1.2.3", "Filter"):
        assert part in words


def test_every_cell_of_a_narrow_table_has_its_columns_name(source_of: SourceOf) -> None:
    style = page_of(source_of()).all("style")[0].text
    narrow = style.rpartition("@media screen and (max-width:48em)")[2]
    assert '.rows td:nth-child(4)::before{content:"Lead: "}' in narrow
    assert '.targets td:nth-child(6)::before{content:"Result: "}' in narrow
    assert narrow.count(".rows td") == 10
    assert narrow.count(".targets td") == 6


def test_columns_of_the_timeline_tell_their_numbers(page: Element) -> None:
    (timeline,) = [each for each in page.all("svg") if each.attributes.get("class") == "timeline"]
    columns = [each for each in timeline.all("rect") if each.attributes.get("class")]
    numbers = [each for each in timeline.all("text") if each.attributes.get("class") == "number"]
    assert len(columns) == len(numbers) > 0
    assert {each.text for each in numbers} == {"1"}
