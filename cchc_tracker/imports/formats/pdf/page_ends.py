"""Rows and merged cells that a page's end cut in two: rejoined where it is certain."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.formats.pdf.columns import (
    Habit,
    begins_with_number,
    habits,
    is_number,
)
from cchc_tracker.imports.formats.pdf.lines import is_item, wraps
from cchc_tracker.imports.formats.pdf.seams import chains, meeting
from cchc_tracker.model.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cchc_tracker.imports.formats.pdf.cells import PageCell, PageTable
    from cchc_tracker.imports.formats.pdf.seams import Part

_ROOM: Final = 3.0
"""Heights of a letter that may stay free below a cut text: programs keep two lines together."""
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_UNFINISHED: Final = (",", "-", "–", "/", "(", "&", " và", " của", " các", " về", " cho", " theo")


class _Verdict(Enum):
    """What the cell below a page's end is to the one above it."""

    BLANK = auto()
    BEGINS = auto()
    """It surely begins something new."""
    OPEN = auto()
    """It may be a paragraph of the one above, or something new."""
    LIKELY = auto()
    """It has the looks of the rest of the one above."""
    CERTAIN = auto()
    """It goes on in the middle of a sentence."""


@dataclass(slots=True)
class PageEnds:
    """What was found where tables go on over a page's end."""

    whole: dict[PageCell, PageCell] = field(default_factory=dict)
    """By the first part of a cell, the cell with its rest."""
    rests: dict[PageCell, PageCell] = field(default_factory=dict)
    """By the rest of a cell, its first part."""
    ended: set[PageCell] = field(default_factory=set)
    """Rests in a row that is itself the rest of the one above."""
    doubtful: list[PageCell] = field(default_factory=list)
    """Cells that may be the rest of the one above, but were kept apart."""
    plain: set[PageTable] = field(default_factory=set)
    """Tables that go on here, and of which all was said."""

    def rests_of(self, cell: PageCell) -> Iterator[PageCell]:
        """The texts that were joined to a cell."""
        return (rest for rest, first in self.rests.items() if first is cell and rest.text)


def read_page_ends(pages: Sequence[Sequence[str | PageTable]]) -> PageEnds:
    """Find the rows and cells that a page's end cut in two."""
    found = PageEnds()
    for parts in chains(pages):
        usual = habits(cell for part in parts for cell in part.usual())
        for before, after in pairwise(parts):
            _read_seam(before, after, usual, found)
            found.plain.add(after.table)
    return found


def _read_seam(before: Part, after: Part, usual: Mapping[int, Habit], found: PageEnds) -> None:
    pairs = meeting(before, after)
    verdicts = [
        (above, below, _verdict(above, below, usual.get(below.column, Habit())))
        for above, below in pairs
    ]
    said = [each for each in verdicts if each[2] is not _Verdict.BLANK]
    if _is_cut(verdicts, usual):
        cut = [(above, below) for above, below in pairs if below.text or below.rows > 1]
        _join(cut, found)
        found.ended.update(below for _, below in cut)
    elif any(verdict is _Verdict.BEGINS for _, _, verdict in said):
        merged = [each for each in said if usual.get(each[1].column, Habit()).may_merge]
        _join([(a, b) for a, b, verdict in merged if verdict is _Verdict.CERTAIN], found)
        found.doubtful.extend(b for _, b, verdict in merged if verdict is _Verdict.LIKELY)
    elif any(verdict in (_Verdict.CERTAIN, _Verdict.LIKELY) for *_, verdict in said) or (
        len(said) < len(verdicts) and _lacking(verdicts, usual)
    ):
        found.doubtful.extend(below for _, below, _ in said[:1])


def _is_cut(
    verdicts: Sequence[tuple[PageCell, PageCell, _Verdict]], usual: Mapping[int, Habit]
) -> bool:
    """Whether the row below the page's end is the rest of the one above, without a doubt."""
    said = {verdict for *_, verdict in verdicts} - {_Verdict.BLANK}
    if not said or _Verdict.BEGINS in said:
        return False
    if _Verdict.CERTAIN in said and _Verdict.OPEN not in said:
        return True
    lacking = _lacking(verdicts, usual)
    if said == {_Verdict.LIKELY}:
        return lacking > 1
    return lacking > 0 and (_Verdict.CERTAIN in said or _lacks_its_number(verdicts, usual))


def _lacking(
    verdicts: Sequence[tuple[PageCell, PageCell, _Verdict]], usual: Mapping[int, Habit]
) -> int:
    """How many cells are blank in the row below that all other rows fill."""
    return sum(
        not below.text and bool(above.text) and above.rows == below.rows == 1 and habit.is_filled
        for above, below, _ in verdicts
        if (habit := usual.get(below.column))
    )


def _lacks_its_number(
    verdicts: Sequence[tuple[PageCell, PageCell, _Verdict]], usual: Mapping[int, Habit]
) -> bool:
    return any(
        not below.text and above.text and habit.is_filled and habit.has_numbers
        for above, below, _ in verdicts
        if (habit := usual.get(below.column))
    )


def _join(pairs: Sequence[tuple[PageCell, PageCell]], found: PageEnds) -> None:
    for above, below in pairs:
        first = found.rests.get(above, above)
        if below.text:
            found.whole[first] = found.whole.get(first, first).with_more(below)
        if first.text:
            found.rests[below] = first


def _verdict(above: PageCell, below: PageCell, habit: Habit) -> _Verdict:
    before, after = clean(above.text).strip(), clean(below.text).strip()
    if not after:
        return _Verdict.BLANK
    if _counts(before, after, habit):
        return _Verdict.BEGINS
    is_full = _free_below(above) <= _ROOM * below.lines[0].height
    if not before:
        return _Verdict.OPEN if is_full else _Verdict.BEGINS
    goes_on = _goes_on(above, below, before, after)
    if goes_on is _Verdict.CERTAIN and habit.begins_low and not before.endswith(_UNFINISHED):
        goes_on = _Verdict.LIKELY
    if not is_full:
        return _Verdict.LIKELY if goes_on is _Verdict.CERTAIN else _Verdict.BEGINS
    return _Verdict.CERTAIN if habit.is_numbered and begins_with_number(before) else goes_on


def _counts(before: str, after: str, habit: Habit) -> bool:
    """Whether a text has a number of its own, or is nothing but a dash."""
    if is_number(after):
        return habit.has_numbers or is_number(before)
    if begins_with_number(after):
        return habit.is_numbered or begins_with_number(before)
    return not any(map(str.isalnum, after))


def _free_below(cell: PageCell) -> float:
    """Points between the cell's last line, or its top, and its end on the page."""
    return cell.bottom - (cell.lines[-1].bottom if cell.lines else cell.top)


def _goes_on(above: PageCell, below: PageCell, before: str, after: str) -> _Verdict:
    """What the words say, whatever room there was."""
    if is_item(after):
        return _Verdict.LIKELY if any(map(is_item, before.split("\n"))) else _Verdict.OPEN
    moved = below.lines[0].moved(above.left - below.left)
    if before.endswith(_SENTENCE_ENDS) or not wraps(above.lines, moved, above.left, above.right):
        return _Verdict.OPEN
    if after[0].islower() or before.endswith(_UNFINISHED):
        return _Verdict.CERTAIN
    return _Verdict.LIKELY
