"""The meaning of a document's tables: which is the annex, what its columns and rows say."""

from cchc_tracker.imports.annex.accounting import unplaced
from cchc_tracker.imports.annex.columns import column_headings
from cchc_tracker.imports.annex.reader import read_annex
from cchc_tracker.imports.annex.tables import Candidate, annex_tables, propose_columns

__all__ = [
    "Candidate",
    "annex_tables",
    "column_headings",
    "propose_columns",
    "read_annex",
    "unplaced",
]
