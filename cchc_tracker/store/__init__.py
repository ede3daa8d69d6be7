"""The store: plans, rows, events and the journal in one SQLite file; nobody else knows SQL."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cchc_tracker.store.failures import OvertakenError, StaleVersionError
from cchc_tracker.store.matrix_lines import Chosen, LineOfRow, MatrixLines
from cchc_tracker.store.query import GroupBy, GroupCount, Order, RowQuery
from cchc_tracker.store.store import Store
from cchc_tracker.store.stored_plan import StoredPlan

if TYPE_CHECKING:
    from cchc_tracker.store.backup import restore
    from cchc_tracker.store.records import (
        Change,
        JournalBreak,
        JournalLine,
        Participant,
        RowSource,
        Settlement,
        StoredSource,
    )
    from cchc_tracker.store.unit import Unit

__all__ = [
    "Change",
    "Chosen",
    "GroupBy",
    "GroupCount",
    "JournalBreak",
    "JournalLine",
    "LineOfRow",
    "MatrixLines",
    "Order",
    "OvertakenError",
    "Participant",
    "RowQuery",
    "RowSource",
    "Settlement",
    "StaleVersionError",
    "Store",
    "StoredPlan",
    "StoredSource",
    "Unit",
    "restore",
]


_LOADED_LATER = {
    "Change": "records",
    "JournalBreak": "records",
    "JournalLine": "records",
    "Participant": "records",
    "RowSource": "records",
    "Settlement": "records",
    "StoredSource": "records",
    "Unit": "unit",
    "restore": "backup",
}
"""Names that what only lists rows doesn't need, by the module that has them."""


def __getattr__(name: str) -> object:
    """Loads a name when it's first asked for."""
    if name not in _LOADED_LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LOADED_LATER[name]}"), name)
