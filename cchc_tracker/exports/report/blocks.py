"""The parts of a document in the form of NĐ 30/2020/NĐ-CP, without any format's own ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from datetime import date


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 is `I.` in capitals, level 2 is `1.`."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of the body."""

    text: str
    keep_next: bool = False
    """Whether it stands on one page with what comes next."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list, with a dash in front."""

    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Room that a person fills in."""

    lines: int = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    width: int
    """Its share of the table's width, in parts."""
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row, which is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    last_is_sum: bool = False


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row of the annex: an area's heading, or cells of which some belong to the row above."""

    cells: tuple[str | None, ...] = ()
    """None where the cell is merged with the one above it."""
    area_no: str = ""
    area: str = ""
    """The area's title, which takes all columns but the first; empty for a row of cells."""


@dataclass(frozen=True, slots=True)
class AnnexMatrix:
    """The annex's table: area, goal and task cells merged as the plan printed them."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]


Block = Heading | Paragraph | Item | Blank | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title, in two columns."""

    superior: str
    issuer: str
    number: str
    """`Số:      /BC-SNV`, to be filled in by the clerk."""
    nation: str
    motto: str
    place_and_day: str
    """`Cần Thơ, ngày      tháng 3 năm 2022`."""


@dataclass(frozen=True, slots=True)
class Addressees:
    """Kính gửi."""

    label: str
    names: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Of several names a line each, `- Bộ Nội vụ;`, the last one with a full stop."""
        *others, last = self.names
        return (*(f"- {name};" for name in others), f"- {last}.")


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands below the body, in two columns."""

    recipients_label: str
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    """The signer's office, a line each: `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`."""


@dataclass(frozen=True, slots=True)
class Annex:
    """The annex in landscape, with page numbers of its own."""

    label: str
    title: str
    reference: str
    """Which document it belongs to, in italics."""
    matrix: AnnexMatrix


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document was made from, in small type, name and value."""

    lines: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """Names and values in one paragraph."""
        return "; ".join(f"{name}: {value.rstrip('.')}" for name, value in self.lines) + "."


@dataclass(frozen=True, slots=True)
class Report:
    """A whole document."""

    language: str
    """Code of the language it is written in."""
    made_as_of: date
    """The only day that a file of it carries."""
    letterhead: Letterhead
    kind: str
    """`BÁO CÁO`."""
    subject: str
    addressees: Addressees
    body: tuple[Block, ...]
    signature: Signature
    annex: Annex
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell of the annex with the rows that it takes."""

    text: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of the annex with only the cells that begin in it."""

    row: MatrixRow
    cells: dict[int, PlacedCell] = field(default_factory=dict)
    """By column."""


def placed_rows(matrix: AnnexMatrix) -> tuple[PlacedRow, ...]:
    """The rows for a format that merges by counting rows; a merge ends at an area's heading."""
    placed = [PlacedRow(row) for row in matrix.rows]
    below = [0] * len(matrix.columns)
    for each in reversed(placed):
        if each.row.area:
            below = [0] * len(matrix.columns)
        for column, cell in enumerate(each.row.cells):
            below[column] += 1
            if cell is not None:
                each.cells[column] = PlacedCell(cell, below[column])
                below[column] = 0
    return tuple(placed)


def shown(text: str) -> str:
    """Text that every format can hold: clean, without characters that XML forbids."""
    if text.isprintable():  # these aren't, and most texts are
        return clean(text)
    return clean(text).replace("\ufffe", "").replace("\uffff", "")
