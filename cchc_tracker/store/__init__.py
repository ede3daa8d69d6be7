"""The store: plans, rows, events and the journal in one SQLite file; nobody else knows SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.store.failures import OvertakenError, StaleVersionError
from cchc_tracker.store.outline import Chosen, Outline, OutlineRow
from cchc_tracker.store.query import GroupBy, GroupCount, Order, RowQuery
from cchc_tracker.store.records import (
    Change,
    JournalBreak,
    JournalLine,
    Participant,
    StoredPlan,
    StoredSource,
)
from cchc_tracker.store.store import Store

if TYPE_CHECKING:
    from cchc_tracker.store.backup import restore
    from cchc_tracker.store.unit import Unit

__all__ = [
    "Change",
    "Chosen",
    "GroupBy",
    "GroupCount",
    "JournalBreak",
    "JournalLine",
    "Order",
    "Outline",
    "OutlineRow",
    "OvertakenError",
    "Participant",
    "RowQuery",
    "StaleVersionError",
    "Store",
    "StoredPlan",
    "StoredSource",
    "Unit",
    "restore",
]


def __getattr__(name: str) -> object:
    """`Unit` and `restore` are loaded when they're asked for: what only reads needs neither."""
    if name == "restore":
        from cchc_tracker.store.backup import restore

        return restore
    if name == "Unit":
        from cchc_tracker.store.unit import Unit

        return Unit
    raise AttributeError(name)
