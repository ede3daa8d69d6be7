"""The store's reads about imports: documents, the origin of values, problems to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.store.failures import explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from cchc_tracker.model.source.origin import Origin
    from cchc_tracker.store.records import RowSource, Settlement, StoredSource


class SourceReads:
    """What `Store` answers about the documents of plans."""

    path: Path
    _connection: sqlite3.Connection

    def sources(self, plan_id: str) -> tuple[StoredSource, ...]:
        """The documents that a plan was read from, oldest first."""
        from cchc_tracker.store.sources import read_sources

        with explained(self.path):
            return read_sources(self._connection, plan_id)

    def origins(self, document_id: int, row_id: int | None = None) -> tuple[Origin, ...]:
        """Where a row's values stood in a document; None for what belongs to no row."""
        from cchc_tracker.store.sources import read_origins

        with explained(self.path):
            return tuple(read_origins(self._connection, document_id, row_id))

    def row_source(self, row_id: int) -> RowSource | None:
        """The document a row was read from last, read by key; None where it was read from none."""
        from cchc_tracker.store.sources import read_row_source

        with explained(self.path):
            return read_row_source(self._connection, row_id)

    def withdrawn(self, plan_id: str) -> dict[int, int]:
        """The rows that a newer version left out, each with the event that says so."""
        from cchc_tracker.store.sources import withdrawn

        with explained(self.path):
            return withdrawn(self._connection, plan_id)

    def unsettled(self, plan_id: str) -> tuple[int, ...]:
        """Ids of the plan's rows with problems that nobody has settled, in order."""
        from cchc_tracker.store.sources import unsettled

        with explained(self.path):
            return unsettled(self._connection, plan_id)

    def unsettled_among(self, row_ids: Sequence[int]) -> frozenset[int]:
        """Those of some rows, a screen's, whose problems nobody has settled; read by key."""
        from cchc_tracker.store.sources import unsettled_among

        with explained(self.path):
            return unsettled_among(self._connection, row_ids)

    def settlement(self, row_id: int) -> Settlement | None:
        """Who settled the row's problems as they are now; None where nobody has."""
        from cchc_tracker.store.sources import read_settlement

        with explained(self.path):
            return read_settlement(self._connection, row_id)
