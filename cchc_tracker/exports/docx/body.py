"""A report's blocks as WordprocessingML, each in its place on the page."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from cchc_tracker.exports.docx.layout import (
    BODY_SIZE,
    FIRST_LINE,
    LEFT_COLUMN,
    RIGHT_COLUMN,
    TEXT_WIDTH,
    column_twips,
    twips,
)
from cchc_tracker.exports.docx.long_table import TableRows, matrix_xml
from cchc_tracker.exports.docx.markup import (
    Cell,
    heading_row,
    indented,
    paragraph,
    row,
    rule,
    table,
)
from cchc_tracker.exports.report.blocks import Blank, Heading, Item, Paragraph, Table
from cchc_tracker.exports.report.text_width import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_tracker.exports.report.blocks import (
        Addressees,
        Letterhead,
        Metadata,
        Report,
        Signature,
    )

_DOTS = "…" * 33
_TWO_COLUMNS = (twips(LEFT_COLUMN), twips(RIGHT_COLUMN))
_BOLD = 1.08
"""How much wider bold letters are."""
_SHORT_RULE = 0.4
"""A line under a name takes 1/3 to 1/2 of it."""
_LONGEST_SUBJECT = 0.8 * TEXT_WIDTH


def report_xml(report: Report) -> Iterator[str]:
    """The upright part, block by block."""
    yield letterhead_xml(report.letterhead)
    yield title_xml(report.kind, report.subject)
    yield addressees_xml(report.addressees)
    for block in report.body:
        yield block_xml(block)
    yield paragraph("", "CchcGap")
    yield signature_xml(report.signature)


def annex_xml(report: Report) -> Iterator[str]:
    """The part in landscape: the annex, and what the report was made from."""
    annex = report.annex
    yield paragraph(annex.label, "CchcAnnex")
    yield paragraph(annex.title, "CchcAnnex")
    yield paragraph(annex.reference, "CchcReference")
    yield paragraph("", "CchcGap")
    yield matrix_xml(annex.matrix)
    yield metadata_xml(report.metadata)


def letterhead_xml(letterhead: Letterhead) -> str:
    """Agency and national heading with the lines under them, number, place and day."""
    issuer_rule = _SHORT_RULE * min(text_width(letterhead.issuer, 12), LEFT_COLUMN)
    left = (
        paragraph(letterhead.superior, "CchcSuperior")
        + paragraph(letterhead.issuer, "CchcIssuer")
        + rule(issuer_rule, LEFT_COLUMN)
    )
    right = (
        paragraph(letterhead.nation, "CchcNation")
        + paragraph(letterhead.motto, "CchcMotto")
        + rule(text_width(letterhead.motto, 13 * _BOLD), RIGHT_COLUMN)
    )
    rows = (
        row((Cell(content=left), Cell(content=right)), _TWO_COLUMNS),
        row(
            (
                Cell(letterhead.number, "CchcNumber"),
                Cell(letterhead.place_and_day, "CchcPlaceAndDay"),
            ),
            _TWO_COLUMNS,
        ),
    )
    return table(_TWO_COLUMNS, rows, borders=False)


def title_xml(kind: str, subject: str) -> str:
    """The type of document and what it is about, with a line under it."""
    length = _SHORT_RULE * min(text_width(subject, 14), _LONGEST_SUBJECT)
    return (
        paragraph(kind, "CchcKind") + paragraph(subject, "CchcSubject") + rule(length, TEXT_WIDTH)
    )


def addressees_xml(addressees: Addressees) -> str:
    """Kính gửi: one name behind it, several below it with their dashes under the colon."""
    label = addressees.label
    if len(addressees.names) == 1:
        return paragraph(f"{label} {addressees.names[0]}.", "CchcTo")
    to_colon = text_width(label.rstrip(" :"), BODY_SIZE)
    widest = max(text_width(line, BODY_SIZE) for line in addressees.lines)
    left = max(FIRST_LINE, (TEXT_WIDTH - to_colon - widest) / 2)
    names = (indented(line, "CchcToName", left + to_colon) for line in addressees.lines)
    return indented(label, "CchcToSeveral", left) + "".join(names)


@singledispatch
def block_xml(block: object) -> str:
    """A block of the body."""
    raise TypeError(block)


@block_xml.register
def _(block: Heading) -> str:
    text = block.text.upper() if block.level == 1 else block.text
    return paragraph(text, f"Heading{block.level}")


@block_xml.register
def _(block: Paragraph) -> str:
    return paragraph(block.text, "CchcBodyNext" if block.keep_next else "CchcBody")


@block_xml.register
def _(block: Item) -> str:
    return paragraph(f"- {block.text}", "CchcBody")


@block_xml.register
def _(block: Blank) -> str:
    return paragraph(_DOTS, "CchcBlank") * block.lines


@block_xml.register
def _(block: Table) -> str:
    widths = column_twips([column.width for column in block.columns], TEXT_WIDTH)
    writer = TableRows(block.columns, widths)
    rows = [writer.plain(cells) for cells in block.rows]
    if block.last_is_sum:
        sums = [Cell(cell, "CchcTableHead") for cell in block.rows[-1]]
        rows[-1] = row(sums, widths)
    gap = paragraph("", "CchcGap")
    return gap + table(widths, rows, heading=heading_row(block.columns, widths)) + gap


def signature_xml(signature: Signature) -> str:
    """Recipients on the left, the signer's office and room for the name on the right."""
    left = paragraph(signature.recipients_label, "CchcRecipients") + "".join(
        paragraph(f"- {each}", "CchcRecipient") for each in signature.recipients
    )
    right = "".join(paragraph(line, "CchcCapacity") for line in signature.capacity)
    cells = (Cell(content=left), Cell(content=right + paragraph("", "CchcCapacity") * 5))
    return table(_TWO_COLUMNS, (row(cells, _TWO_COLUMNS),), borders=False)


def metadata_xml(metadata: Metadata) -> str:
    """What the document was made from, in one small paragraph."""
    return paragraph(metadata.sentence, "CchcMetadata")
