"""What counts of rows by status say together; whatever holds such counts shares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.model.status import DONE_STATUSES, Status

if TYPE_CHECKING:
    from collections.abc import Mapping


class StatusCounts:
    """Rows by status; each row has exactly one, so that the counts add up to all rows."""

    __slots__ = ()

    counts: Mapping[Status, int]
    """Every status, also those with 0."""

    @property
    def total(self) -> int:
        """All rows."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """Done on time or late."""
        return sum(self.counts[each] for each in DONE_STATUSES)

    @property
    def overdue(self) -> int:
        """Past their deadline and not done."""
        return self.counts[Status.OVERDUE]
