"""A filled outline as a report to be signed: the printed lines with their values in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.exports.docx.body import (
    addressees_xml,
    block_xml,
    letterhead_xml,
    signature_xml,
    title_xml,
)
from cchc_tracker.exports.docx.frame import Properties, document_bytes
from cchc_tracker.exports.docx.layout import FIRST_LINE, twips
from cchc_tracker.exports.docx.markup import kept_with_next, paragraph, run
from cchc_tracker.exports.outline_text import (
    count_name,
    facts,
    gap_lines,
    listed,
    origin_text,
    placed,
    report_subject,
    unwritten_lines,
    value_text,
    writers,
)
from cchc_tracker.exports.report.blocks import (
    Addressees,
    Blank,
    Column,
    Letterhead,
    Signature,
    Table,
)
from cchc_tracker.exports.report.wording import letterhead_lines
from cchc_tracker.model.message import template
from cchc_tracker.model.outline import NodeKind
from cchc_tracker.model.outline_filling import Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cchc_tracker.model.outline import OutlineNode
    from cchc_tracker.model.outline_filling import FilledOutline

    Text = Callable[[str], str]

_DOTS = "………………………"
_STEP = 8
"""How far a line moves to the right below a dash, in millimetres."""
_HEADING_LEVELS = 2
_BEFORE_SIGNATURE = 2
"""Paragraphs that stand on one page with the signature, which is never alone on one."""
_VIETNAMESE = "vi"


def filled_docx(filled: FilledOutline, superior: str, text: Text) -> bytes:
    """The docx; agency, number, day, addressee and signer are left to the clerk.

    `superior` is the agency above the one that reports.
    """
    properties = Properties(filled.outline.title, _VIETNAMESE, filled.figures.as_of)
    return document_bytes(_blocks(filled, superior, text), (), properties)


def _blocks(filled: FilledOutline, superior: str, text: Text) -> Iterator[str]:
    yield letterhead_xml(_letterhead(filled, superior, text))
    yield title_xml(text(template("REPORT")), report_subject(filled.outline))
    yield addressees_xml(Addressees(text(template("To:")), (_DOTS,)))
    lines = [*_body(filled, text)]
    yield from lines[:-_BEFORE_SIGNATURE]
    yield from map(kept_with_next, lines[-_BEFORE_SIGNATURE:])
    yield paragraph("", "CchcGap")
    yield signature_xml(
        Signature(
            text(template("Recipients:")),
            (text(template("As above;")), text(template("Kept: office, ……"))),
            (text(template("SIGNER'S OFFICE")),),
        )
    )
    yield from _made_from(filled, text)


def _body(filled: FilledOutline, text: Text) -> Iterator[str]:
    above = 0
    for node in filled.outline.nodes:
        if node.number:
            above = node.level - (node.number == "-")
        depth = 0 if node.number else node.level - above - 1
        yield from _lines(node, filled, text, depth)


def _letterhead(filled: FilledOutline, superior: str, text: Text) -> Letterhead:
    day = text(template("………, day {blank} month {blank} year {year}"))
    return Letterhead(
        superior="\n".join(letterhead_lines(superior)).upper(),
        issuer=_DOTS,
        number=text(template("No.: {blank}/BC-……")).format(blank=" " * 8),
        nation=text(template("SOCIALIST REPUBLIC OF VIET NAM")),
        motto=text(template("Independence - Freedom - Happiness")),
        place_and_day=day.format(blank=" " * 4, year=filled.figures.as_of.year),
    )


def _lines(node: OutlineNode, filled: FilledOutline, text: Text, depth: int) -> Iterator[str]:
    before, value, behind = placed(node, filled, text)
    number = f"{node.number} " if node.number else ""
    runs = run(f"{number}{before}")
    if value:
        runs += _value(value, marked=_lacks(node.counts[0].key, filled)) + run(behind)
    heading = node.level <= _HEADING_LEVELS and bool(node.number.strip("-"))
    yield _line(runs, f"Heading{node.level}" if heading else "CchcBody", depth)
    labelled = (count for count in node.counts if count.label)
    for count, (label, each) in zip(labelled, listed(node, filled, text), strict=True):
        runs = run(f"{label}: ") + _value(each, marked=_lacks(count.key, filled))
        yield _line(runs, "CchcBody", depth + 1)
    if node.key in filled.prose:
        for words in filled.prose[node.key].paragraphs:
            yield _line(run(words), "CchcBody", depth)
    elif node.kind is NodeKind.PROSE:
        yield block_xml(Blank(1))


def _line(runs: str, style: str, depth: int) -> str:
    indent = f'<w:ind w:left="{twips(_STEP * depth)}" w:firstLine="{twips(FIRST_LINE)}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{indent}</w:pPr>{runs}</w:p>'


def _value(text: str, *, marked: bool) -> str:
    """A run in bold, on yellow ground where something is missing."""
    ground = '<w:highlight w:val="yellow"/>' if marked else ""
    return run(text).replace("<w:r>", f"<w:r><w:rPr><w:b/>{ground}</w:rPr>", 1)


def _lacks(key: str, filled: FilledOutline) -> bool:
    return filled.counts[key].gap is not None


def _made_from(filled: FilledOutline, text: Text) -> Iterator[str]:
    """What the clerk needs and takes out: what is missing, and where each figure comes from."""
    title = run(text(template("What the report is made from")))
    yield f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:pageBreakBefore/></w:pPr>{title}</w:p>'
    for name, value in facts(filled, text):
        yield paragraph(f"{name}: {value}", "CchcTable")
    gaps = gap_lines(filled, text)
    headings = [template("Item"), template("What is counted"), template("Missing")]
    yield from _table(template("Missing figures"), headings, gaps, (30, 95, 40), text)
    headings = [template("Item"), template("As printed")]
    unwritten = unwritten_lines(filled)
    yield from _table(template("Texts not written yet"), headings, unwritten, (30, 135), text)
    origins = [
        (each.count.key, count_name(each, filled), value_text(each, text), origin_text(each, text))
        for each in filled.counts.values()
        if each.gap is not Gap.VALUE
    ]
    headings = [
        template("Item"), template("What is counted"), template("Value"), template("Source"),
    ]  # fmt: skip
    heading = template("Where the figures come from")
    yield from _table(heading, headings, origins, (27, 60, 33, 45), text)
    headings = [template("Item"), template("Written by"), template("When")]
    yield from _table(template("Who wrote the text"), headings, writers(filled), (45, 75, 45), text)
    errata = [(each.place, each.printed, each.corrected) for each in filled.outline.errata]
    headings = [template("Item"), template("Printed"), template("Corrected")]
    yield from _table(template("Errata"), headings, errata, (27, 69, 69), text)
    for note in filled.outline.notes:
        yield paragraph(f"* {note}", "CchcTable")


def _table(
    heading: str,
    headings: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    widths: Sequence[int],
    text: Text,
) -> Iterator[str]:
    if rows:
        columns = [Column(text(each), width) for each, width in zip(headings, widths, strict=True)]
        yield paragraph(text(heading), "Heading2")
        yield block_xml(Table(tuple(columns), tuple(rows)))
