"""Rows in the making: cells by field, where each came from, and what is doubtful about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cchc_tracker.imports.annex.columns import TEXT_FIELDS
from cchc_tracker.imports.annex.found import AnnexRow
from cchc_tracker.model.source.origin import Origin
from cchc_tracker.plugins.matrix import PRINTED_BLANK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cchc_tracker.model.plan import Area
    from cchc_tracker.model.source.document import SourceCell
    from cchc_tracker.model.source.place import Place

_ROMAN: Final = re.compile(r"[IVX]+")
_LEFT_OUT: Final = {"goal": PRINTED_BLANK, "task": PRINTED_BLANK}
"""What a row says in a column that other rows have and it hasn't."""


@dataclass(slots=True)
class Draft:
    """A row that isn't finished: a cut row below may still belong to it."""

    cells: dict[str, str]
    origins: list[Origin]
    place: Place
    area: Area | None = None
    """The area that it opens; None for a row of work."""

    def take(
        self, name: str, text: str, sources: Iterable[SourceCell], *, inferred: bool = False
    ) -> None:
        """Give a field its text and say which cells it came from."""
        self.cells[name] = text
        self.origins.extend(
            Origin(cell.place, cell.text, name, inferred=inferred) for cell in sources
        )


def finish(drafts: Sequence[Draft], order: Sequence[str], areas: Collection[str]) -> list[AnnexRow]:
    """The rows with the same fields each, in the annex's order, as the matrix reader takes them.

    Numbers come first, then goals, tasks and activities, so that a heading's title stands in the
    column after its number.
    """
    used = {name for draft in drafts if draft.area is None for name in draft.cells}
    first = [name for name in ("number", *TEXT_FIELDS) if name in used or name == "number"]
    fields = [*first, *(name for name in order if name in used and name not in first)]
    return [
        _heading(draft, draft.area, fields) if draft.area else _leaf(draft, fields, areas)
        for draft in drafts
    ]


def _heading(draft: Draft, area: Area, fields: Sequence[str]) -> AnnexRow:
    cells = dict.fromkeys(fields, "")
    if len(fields) < 2:
        cells["task"] = ""
    title = next(name for name in cells if name != "number")
    cells["number"], cells[title] = area.no, area.title
    return AnnexRow(cells, tuple(draft.origins), draft.place, leaf=False)


def _leaf(draft: Draft, fields: Sequence[str], areas: Collection[str]) -> AnnexRow:
    cells = {name: draft.cells.get(name, _LEFT_OUT.get(name, "")) for name in fields}
    if _looks_like_area(cells, areas):
        beside = "goal" if cells.get("activity") else "activity"
        cells[beside] = PRINTED_BLANK
    return AnnexRow(cells, tuple(draft.origins), draft.place, leaf=True)


def _looks_like_area(cells: dict[str, str], areas: Collection[str]) -> bool:
    """Whether the matrix reader would take a row of work for an area's heading."""
    number = cells["number"].rstrip(".")
    if number not in areas and not _ROMAN.fullmatch(number):
        return False
    return sum(bool(text) for text in cells.values()) == 2
