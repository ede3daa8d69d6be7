"""Goals and tasks as they go down the rows: merged, headed, left blank, or said again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from cchc_tracker.imports.annex.cells import says_as_above
from cchc_tracker.plugins.matrix import INFERRED, PRINTED_BLANK

if TYPE_CHECKING:
    from cchc_tracker.model.source.document import SourceCell


class How(Enum):
    """How a row came to its goal or task."""

    PRINTED = auto()
    MERGED = auto()
    HEADED = auto()
    INFERRED = auto()
    DITTO = auto()
    BLANK = auto()
    APART = auto()
    """Blank though the cell above was merged and ended there: it has none of its own."""
    ABSENT = auto()
    """The matrix has no such column, and no heading gives it."""


@dataclass(slots=True)
class Standing:
    """The goal or task that stands at the rows so far."""

    text: str | None
    cells: tuple[SourceCell, ...]
    part: int = 0
    by_heading: bool = False
    said: bool = True
    """Whether a row has printed it."""
    blank: SourceCell | None = None
    """The blank cell that last took it; where that is merged, it goes on below."""

    def goes_on_in(self, cell: SourceCell) -> bool:
        """Whether the cell is the one that gave or took it, merged down."""
        return cell is self.blank or (bool(self.cells) and self.cells[-1] is cell)


@dataclass(frozen=True, slots=True)
class Said:
    """What a row's goal or task cell says in the terms of matrix.csv."""

    cell: str
    how: How
    sources: tuple[SourceCell, ...] = ()


class Carrier:
    """Follows one field, goal or task, down the rows."""

    def __init__(self) -> None:
        self.standing: Standing | None = None

    def snapshot(self) -> Standing | None:
        """What stands now, apart from what later rows make of it."""
        return replace(self.standing) if self.standing is not None else None

    def forget(self) -> None:
        """Nothing stands any more: a new area, or a new goal above a task, begins."""
        self.standing = None

    def head(self, text: str, cells: tuple[SourceCell, ...]) -> None:
        """A heading that the rows below take."""
        self.standing = Standing(text, cells, by_heading=True, said=False)

    def without_column(self) -> Said:
        """What a row says of a field that only headings give."""
        if self.standing is None or not self.standing.by_heading:
            self.standing = Standing(None, ())
            return Said(PRINTED_BLANK, How.ABSENT)
        return self._headed(self.standing)

    def fresh(self, text: str, cells: tuple[SourceCell, ...], part: int) -> Said:
        """A cell that begins in this row and has text; said again over a page's end, it goes on."""
        if says_as_above(text):
            return self._carried(How.DITTO, cells)
        standing = self.standing
        if standing is not None and standing.part != part and standing.text == text:
            self.standing = replace(standing, cells=cells, part=part, said=True)
            return Said("" if standing.said else text, How.MERGED, cells)
        self.standing = Standing(text, cells, part)
        return Said(text, How.PRINTED, cells)

    def merged(self, text: str, cells: tuple[SourceCell, ...], part: int) -> Said:
        """A cell that goes on from a row above."""
        standing = self.standing
        if standing is not None and cells and standing.goes_on_in(cells[-1]):
            return Said("", How.MERGED, standing.cells)
        if says_as_above(text):
            return self._carried(How.DITTO, cells)
        self.standing = Standing(text or None, cells, part)
        return Said(text or PRINTED_BLANK, How.MERGED, cells if text else ())

    def blank(self, cell: SourceCell | None, part: int, *, is_grouped: bool) -> Said:
        """A cell printed blank; `is_grouped` where a cell to its left goes on from above."""
        standing = self.standing
        if standing is not None and standing.by_heading:
            return self._headed(standing)
        own = () if cell is None else (cell,)
        if standing is None:
            self.standing = Standing(None, own, part)
            return Said(PRINTED_BLANK, How.BLANK)
        if standing.text is None:
            self.standing = Standing(None, own, part)
            return Said(PRINTED_BLANK, How.ABSENT)
        was_merged = bool(standing.cells) and standing.cells[-1].rows > 1
        if was_merged and not is_grouped and standing.part == part:
            self.standing = Standing(None, own, part)
            return Said(PRINTED_BLANK, How.APART)
        return self._carried(How.INFERRED, own)

    def _headed(self, standing: Standing) -> Said:
        said, standing.said = standing.said, True
        return Said("" if said else standing.text or PRINTED_BLANK, How.HEADED, standing.cells)

    def _carried(self, how: How, own: tuple[SourceCell, ...]) -> Said:
        standing = self.standing
        if standing is None or standing.text is None:
            self.standing = Standing(None, own)
            return Said(PRINTED_BLANK, How.BLANK, own if how is How.DITTO else ())
        if not standing.said:
            return self._headed(standing)
        standing.blank = own[-1] if own else None
        return Said(INFERRED, how, standing.cells)
