"""A filled outline as a report to be signed: the printed lines with their values in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.outline_page import (
    Run,
    body_line,
    centred,
    data_table,
    new_document,
    rule_below,
    saved,
    two_columns,
    write_runs,
)
from cchc_tracker.exports.outline_text import (
    BLANK_LINE,
    count_name,
    facts,
    gap_lines,
    listed,
    origin_text,
    placed,
    report_subject,
    value_text,
)
from cchc_tracker.model.message import template
from cchc_tracker.model.outline import NodeKind
from cchc_tracker.model.outline_filling import Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

    from cchc_tracker.model.outline import OutlineNode
    from cchc_tracker.model.outline_filling import FilledOutline

    Text = Callable[[str], str]

_DOTS = "………………………"
_NOTE_POINTS = 12


def filled_docx(filled: FilledOutline, issuer: str, text: Text) -> bytes:
    """The docx; agency, number, day, addressee and signer are left to the clerk."""
    outline = filled.outline
    document = new_document(outline.title, filled.figures.as_of)
    _letterhead(document, issuer, filled, text)
    _title(document, filled, text)
    above = 0
    for node in outline.nodes:
        if node.number:
            above = node.level - (node.number == "-")
        depth = 0 if node.number else node.level - above - 1
        _line(document, node, filled, text, depth)
    _signature(document, text)
    _annex(document, filled, text)
    return saved(document)


def _letterhead(document: DocxDocument, issuer: str, filled: FilledOutline, text: Text) -> None:
    left, right = two_columns(document, (62, 98))
    number = text(template("No.: {blank}/BC-……"))
    centred(left, [Run(issuer.upper(), points=12.5)])
    centred(left, [Run(_DOTS, bold=True, points=12.5)])
    rule_below(left, 22)
    centred(left, [Run(number.format(blank=" " * 8), points=12.5)])
    centred(right, [Run(text(template("SOCIALIST REPUBLIC OF VIET NAM")), bold=True, points=12.5)])
    centred(
        right, [Run(text(template("Independence - Freedom - Happiness")), bold=True, points=13.5)]
    )
    rule_below(right, 18)
    day = text(template("………, day {blank} month {blank} year {year}")).format(
        blank=" " * 4, year=filled.figures.as_of.year
    )
    centred(right, [Run(day, italic=True)])


def _title(document: DocxDocument, filled: FilledOutline, text: Text) -> None:
    heading = centred(document, [Run(text(template("REPORT")), bold=True)])
    heading.paragraph_format.space_before = document.styles["Normal"].font.size
    centred(document, [Run(report_subject(filled.outline), bold=True)])
    rule_below(document, 55)
    addressee = text(template("To: {name}")).format(name=_DOTS)
    centred(document, [Run(addressee)]).paragraph_format.space_before = document.styles[
        "Normal"
    ].font.size


def _line(
    document: DocxDocument, node: OutlineNode, filled: FilledOutline, text: Text, depth: int
) -> None:
    before, value, behind = placed(node, filled, text)
    bold = node.level <= 2 and bool(node.number.strip("-"))
    number = f"{node.number} " if node.number else ""
    runs = [Run(f"{number}{before}", bold=bold)]
    if value:
        runs.append(Run(value, bold=True, marked=_lacks(node.counts[0].key, filled)))
        runs.append(Run(behind))
    body_line(document, runs, depth)
    for count, (label, each) in zip(node.counts, listed(node, filled, text), strict=False):
        marked = _lacks(count.key, filled)
        body_line(document, [Run(f"{label}: "), Run(each, bold=True, marked=marked)], depth + 1)
    if node.kind is NodeKind.PROSE:
        body_line(document, [Run(BLANK_LINE)], depth)


def _lacks(key: str, filled: FilledOutline) -> bool:
    return filled.counts[key].gap is not None


def _signature(document: DocxDocument, text: Text) -> None:
    document.add_paragraph()
    left, right = two_columns(document, (80, 80))
    write_runs(
        left.add_paragraph(),
        [Run(text(template("Recipients:")), bold=True, italic=True, points=12)],
    )
    for recipient in (template("- As above;"), template("- Kept: office, ……")):
        write_runs(left.add_paragraph(), [Run(text(recipient), points=11)])
    centred(right, [Run(text(template("SIGNER'S OFFICE")), bold=True)])
    for _ in range(4):
        right.add_paragraph()
    centred(right, [Run(_DOTS, bold=True)])


def _annex(document: DocxDocument, filled: FilledOutline, text: Text) -> None:
    """What the clerk needs and strikes out: what is missing, and where each figure comes from."""
    heading = _small_heading(document, text(template("What the report is made from")))
    heading.paragraph_format.page_break_before = True
    for name, value in facts(filled, text):
        write_runs(document.add_paragraph(), [Run(f"{name}: {value}", points=_NOTE_POINTS)])
    gaps = gap_lines(filled, text)
    headings = [template("Item"), template("What is counted"), template("Missing")]
    _table(document, template("Missing figures"), headings, gaps, (30, 95, 35), text)
    known = [each for each in filled.counts.values() if each.gap is not Gap.VALUE]
    origins = [
        (each.count.key, count_name(each, filled), value_text(each, text), origin_text(each, text))
        for each in known
    ]
    headings = [
        template("Item"), template("What is counted"), template("Value"), template("Source"),
    ]  # fmt: skip
    title = template("Where the figures come from")
    _table(document, title, headings, origins, (25, 60, 32, 43), text)
    errata = [(each.place, each.printed, each.corrected) for each in filled.outline.errata]
    headings = [template("Item"), template("Printed"), template("Corrected")]
    _table(document, template("Errata"), headings, errata, (25, 67, 68), text)
    for note in filled.outline.notes:
        write_runs(document.add_paragraph(), [Run(f"* {note}", points=_NOTE_POINTS)])


def _table(
    document: DocxDocument,
    heading: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_mm: Sequence[float],
    text: Text,
) -> None:
    if rows:
        _small_heading(document, text(heading))
        data_table(document, [text(each) for each in headings], rows, widths_mm)


def _small_heading(document: DocxDocument, words: str) -> Paragraph:
    paragraph = write_runs(document.add_paragraph(), [Run(words, bold=True)])
    paragraph.paragraph_format.space_before = document.styles["Normal"].font.size
    paragraph.paragraph_format.keep_with_next = True
    return paragraph
