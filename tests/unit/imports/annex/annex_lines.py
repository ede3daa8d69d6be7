"""Lines of an annex for tests of what heads its rows: full-width headings and rows below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.imports.annex import read_annex, unplaced
from cchc_tracker.model.plan import PlanKind
from tests.unit.imports.annex.annex_source import HEADINGS, Cell, activities, document, table, text

if TYPE_CHECKING:
    from cchc_tracker.imports.annex.found import Annex


def leaf(number: str, task: str) -> list[Cell]:
    """A row of the matrix that Sở Nội vụ leads."""
    return [number, task, "Báo cáo", "Sở Nội vụ", "", "Quý I"]


def wide(number: str, title: str) -> list[Cell]:
    """A heading over all columns behind its number."""
    return [number, (title, 1, 5)]


def read_lines(*rows: list[Cell], kind: PlanKind = PlanKind.ANNUAL) -> Annex:
    """An annex of these lines, from which nothing may be lost."""
    source = document(text("KẾ HOẠCH NĂM 2022"), table(list(HEADINGS), *rows))
    annex = read_annex(source, kind=kind)
    assert unplaced(source, annex) == ()
    return annex


def refs(annex: Annex) -> list[str]:
    """`area|goal|task` of each row."""
    return [f"{row.area.no}|{row.goal or ''}|{row.task}" for row in activities(annex)]
