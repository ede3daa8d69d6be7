"""A store that reads plans as they were printed before newer versions of their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.store.failures import explained
from cchc_tracker.store.former import shadow
from cchc_tracker.store.store import Store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from cchc_tracker.model.workdays import WorkCalendar


class FormerStore(Store):
    """Made by `Store.as_known_at`; it can't write."""

    def __init__(
        self,
        path: Path,
        calendar: WorkCalendar,
        timeout: float,
        revisions: Mapping[str, int],
        plan_ids: Collection[str],
    ) -> None:
        self._revisions = revisions
        self._plan_ids = plan_ids
        super().__init__(path, calendar, timeout)

    def _connect(self) -> sqlite3.Connection:
        connection = super()._connect()
        try:
            with explained(self.path):
                shadow(connection, self._revisions, self._plan_ids)
        except BaseException:
            connection.close()
            raise
        return connection
