"""The store: plans, rows, events and the journal in one SQLite file; nobody else knows SQL."""

from cchc_tracker.store.backup import restore
from cchc_tracker.store.failures import OvertakenError, StaleVersionError
from cchc_tracker.store.outline import Chosen, Outline, OutlineRow
from cchc_tracker.store.query import GroupBy, GroupCount, Order, RowQuery
from cchc_tracker.store.records import Change, JournalBreak, JournalLine, Participant, StoredPlan
from cchc_tracker.store.store import Store
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
    "Unit",
    "restore",
]
