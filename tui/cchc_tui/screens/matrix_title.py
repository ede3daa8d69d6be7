"""The matrix's first line: plan, day, and how many rows stand how, as much as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from cchc_tracker.exports.columns import day_text
from cchc_tui.marks import mark_of
from cchc_tui.widgets.cells import cut

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from cchc_tracker.model.status import Status
    from cchc_tracker.services.language import Language
    from cchc_tracker.store import StoredPlan


def matrix_title(
    plan: StoredPlan,
    day: date,
    counts: Mapping[Status, int] | None,
    marked: int,
    width: int,
    language: Language,
    *,
    ascii_only: bool = False,
) -> str:
    """The line in at most `width` cells; `counts` is None while they're being counted."""
    figures = [
        f"{mark_of(status, ascii_only=ascii_only).sign}{count}"
        for status, count in (counts or {}).items()
        if count
    ]
    chosen = [language("{count} marked", count=marked)] if marked else []
    right = " ".join([*chosen, *figures])
    number = f" · {plan.number}" if plan.number else ""
    wide = language("{plan}{number} · as of {day}", plan=plan.id, number=number, day=day_text(day))
    lefts = (wide, f"{plan.id} · {day_text(day)}", f"{plan.id} {day:%d/%m}", plan.id)
    for left in lefts:
        if cell_len(left) + 2 + cell_len(right) <= width:
            return left + " " * (width - cell_len(left) - cell_len(right)) + right
    return cut(f"{plan.id} {right}", width)
