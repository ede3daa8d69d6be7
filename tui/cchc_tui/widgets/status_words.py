"""What statuses are called in a column: by their usual names where these fit, else by short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from cchc_tracker.exports.labels import SHORT_STATUS_LABELS, STATUS_LABELS
from cchc_tracker.model.status import Status
from cchc_tui.marks import mark_of
from cchc_tui.widgets.fitting import STATUS, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cchc_tui.widgets.fitting import FittedColumn

_KEEP = 100
"""The column of statuses always stays."""


def status_word(
    status: Status,
    names: Mapping[Status, str],
    translate: Callable[[str], str],
    *,
    ascii_only: bool,
) -> str:
    """A status with its mark."""
    return f"{mark_of(status, ascii_only=ascii_only).sign} {translate(names[status])}"


def status_width(translate: Callable[[str], str], *, ascii_only: bool) -> Width:
    """What a column of statuses asks for in a language: room for all short names, or all usual."""
    short, usual = (
        max(cell_len(status_word(each, names, translate, ascii_only=ascii_only)) for each in Status)
        for names in (SHORT_STATUS_LABELS, STATUS_LABELS)
    )
    return Width(min(short, usual), usual, _KEEP)


def names_that_fit(columns: Sequence[FittedColumn], asked: Width) -> Mapping[Status, str]:
    """The usual names where the column has room for each of them."""
    room = next((column.width for column in columns if column.name == STATUS), asked.most)
    return STATUS_LABELS if room >= asked.most else SHORT_STATUS_LABELS
