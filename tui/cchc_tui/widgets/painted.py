"""A line of the matrix as pieces of text with the name of their look; no colours, no widgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.cells import cell_len

from cchc_tracker.exports.columns import COLUMNS
from cchc_tracker.exports.labels import STATUS_LABELS
from cchc_tracker.model.status import Status
from cchc_tui.marks import DOUBT, mark_of
from cchc_tui.widgets.cells import filled, padded
from cchc_tui.widgets.fitting import GAP, MARK_WIDTH, NUMBER, STATUS
from cchc_tui.widgets.plain import safe_line
from cchc_tui.widgets.status_words import status_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc_tracker.model.row import RowView
    from cchc_tracker.services.matrix import Heading, MatrixLine
    from cchc_tracker.store.span_counts import SpanCount
    from cchc_tui.widgets.fitting import FittedColumn


_LEAST_TEXT = 8
"""Cells that a heading's text keeps before its counts."""


@dataclass(frozen=True, slots=True)
class Painting:
    """How lines are drawn: columns, language, and whether signs are ASCII."""

    columns: Sequence[FittedColumn]
    width: int
    translate: Callable[[str], str]
    ascii_only: bool = False
    status_names: Mapping[Status, str] = field(default_factory=lambda: STATUS_LABELS)


def _no_mark(_: int) -> bool:
    return False


def _no_doubt(_: RowView) -> bool:
    return False


def _no_counts(_: int) -> SpanCount | None:
    return None


@dataclass(frozen=True, slots=True)
class Notes:
    """What is told of lines beside what they hold themselves."""

    is_marked: Callable[[int], bool] = _no_mark
    """Whether the row at a position of the plan is marked."""
    counts_of: Callable[[int], SpanCount | None] = _no_counts
    """The counts of the heading of that line in the plan; None where they aren't known yet."""
    is_doubtful: Callable[[RowView], bool] = _no_doubt
    """Whether reading the row left a doubt that nobody has settled."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line that looks the same."""

    text: str
    look: str
    """Name of a component class of the table, without its prefix; empty for the usual look."""


def paint(line: MatrixLine, painting: Painting, notes: Notes) -> list[Piece]:
    """The pieces of a line; together they are exactly as wide as the painting."""
    if line.heading is not None:
        counts = notes.counts_of(line.heading.line)
        pieces = [_heading(line.heading, line.depth, painting, counts)]
    elif line.row is not None:
        pieces = _row(line.row, line.depth, painting, notes)
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


def counts_text(counts: SpanCount, *, ascii_only: bool) -> str:
    """`✓3/12 !2`: rows done, of how many, and those overdue where there are any."""
    done, overdue = (
        mark_of(each, ascii_only=ascii_only).sign for each in (Status.DONE_ON_TIME, Status.OVERDUE)
    )
    late = f" {overdue}{counts.overdue}" if counts.overdue else ""
    return f"{done}{counts.done}/{counts.rows}{late}"


def _heading(heading: Heading, depth: int, painting: Painting, counts: SpanCount | None) -> Piece:
    """Its counts stand at the end of the line, where there is still room for its text."""
    sign = fold_sign(heading, ascii_only=painting.ascii_only)
    number = f"{safe_line(heading.number)} " if heading.number else ""
    before = " " * (MARK_WIDTH + depth) + f"{sign} {number}"
    after = "" if counts is None else f" {counts_text(counts, ascii_only=painting.ascii_only)}"
    room = painting.width - cell_len(before) - cell_len(after)
    if room < _LEAST_TEXT:
        room, after = room + cell_len(after), ""
    return Piece(before + filled(heading.text, room) + after, heading.level.name.lower())


def _row(view: RowView, depth: int, painting: Painting, notes: Notes) -> list[Piece]:
    """Its cells; a doubt's sign stands in the gap before the status."""
    pieces: list[Piece] = []
    plain = "*" if notes.is_marked(view.row.position) else " "
    borrowed = 0
    for place, column in enumerate(painting.columns):
        gap = " " * GAP if place else ""
        if column.name == NUMBER:
            number = " " * depth + safe_line(view.row.ref)
            borrowed = max(cell_len(number) - column.width, 0)
            plain += padded(number, column.width + borrowed)
        elif column.name == STATUS:
            sign = DOUBT if gap and notes.is_doubtful(view) else gap
            pieces += [Piece(plain + sign, ""), _status(view, column.width, painting)]
            plain = ""
        else:
            cell = COLUMNS[column.name].cell(view, painting.translate)
            plain += gap + filled(cell, max(column.width - borrowed, 0))
            borrowed = max(borrowed - column.width, 0)
    return [*pieces, Piece(plain, "")] if plain else pieces


def _status(view: RowView, width: int, painting: Painting) -> Piece:
    ascii_only = painting.ascii_only
    word = status_word(
        view.status, painting.status_names, painting.translate, ascii_only=ascii_only
    )
    return Piece(filled(word, width), mark_of(view.status, ascii_only=ascii_only).colour)
