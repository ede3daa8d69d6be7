"""A line of the matrix as pieces of text with the name of their look; no colours, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from cchc_tracker.exports.columns import COLUMNS
from cchc_tui.marks import mark_of
from cchc_tui.widgets.cells import filled, padded
from cchc_tui.widgets.fitting import GAP, MARK_WIDTH, NUMBER, STATUS
from cchc_tui.widgets.plain import safe_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.matrix import Heading, MatrixLine
    from cchc_tui.widgets.fitting import FittedColumn


@dataclass(frozen=True, slots=True)
class Painting:
    """How lines are drawn: columns, language, and whether signs are ASCII."""

    columns: Sequence[FittedColumn]
    width: int
    translate: Callable[[str], str]
    ascii_only: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line that looks the same."""

    text: str
    look: str
    """Name of a component class of the table, without its prefix; empty for the usual look."""


def paint(line: MatrixLine, painting: Painting, *, marked: bool) -> list[Piece]:
    """The pieces of a line; together they are exactly as wide as the painting."""
    if line.heading is not None:
        pieces = [_heading(line.heading, line.depth, painting)]
    elif line.row is not None:
        pieces = _row(line.row, line.depth, painting, marked=marked)
    else:
        pieces = []
    missing = painting.width - sum(cell_len(piece.text) for piece in pieces)
    return [*pieces, Piece(" " * missing, "")] if missing > 0 else pieces


def column_heads(painting: Painting) -> str:
    """The headings of the columns, as wide as the painting."""
    heads = [
        filled(painting.translate(COLUMNS[column.name].heading), column.width)
        for column in painting.columns
    ]
    return padded(" " * MARK_WIDTH + (" " * GAP).join(heads), painting.width)


def fold_sign(heading: Heading, *, ascii_only: bool) -> str:
    """The sign before a heading that tells whether it's folded."""
    if ascii_only:
        return "+" if heading.folded else "-"
    return "▸" if heading.folded else "▾"


def _heading(heading: Heading, depth: int, painting: Painting) -> Piece:
    sign = fold_sign(heading, ascii_only=painting.ascii_only)
    number = f"{safe_line(heading.number)} " if heading.number else ""
    before = " " * (MARK_WIDTH + depth) + f"{sign} {number}"
    room = painting.width - cell_len(before)
    return Piece(before + filled(heading.text, room), heading.level.name.lower())


def _row(view: RowView, depth: int, painting: Painting, *, marked: bool) -> list[Piece]:
    pieces: list[Piece] = []
    plain = "*" if marked else " "
    borrowed = 0
    for place, column in enumerate(painting.columns):
        gap = " " * GAP if place else ""
        if column.name == NUMBER:
            number = " " * depth + safe_line(view.row.ref)
            borrowed = max(cell_len(number) - column.width, 0)
            plain += padded(number, column.width + borrowed)
        elif column.name == STATUS:
            pieces += [Piece(plain + gap, ""), _status(view, column.width, painting)]
            plain = ""
        else:
            cell = COLUMNS[column.name].cell(view, painting.translate)
            plain += gap + filled(cell, max(column.width - borrowed, 0))
            borrowed = max(borrowed - column.width, 0)
    return [*pieces, Piece(plain, "")] if plain else pieces


def _status(view: RowView, width: int, painting: Painting) -> Piece:
    mark = mark_of(view.status, ascii_only=painting.ascii_only)
    word = COLUMNS[STATUS].cell(view, painting.translate)
    return Piece(filled(f"{mark.sign} {word}", width), mark.colour)
