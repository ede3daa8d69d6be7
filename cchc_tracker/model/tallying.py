"""Adding rows up: what a report counts of rows that stand as they do at a cut-off."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.model.figures import Tally
from cchc_tracker.model.status import DONE_STATUSES, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, slots=True)
class Counted:
    """A row, or a member's part in one, as it counts."""

    status: Status
    done_on: date | None = None
    before: Status | None = None
    """Its status on the day before the period; None without a period."""
    proven: bool = False
    """Whether a document was recorded as evidence."""
    extensions: int = 0


def tally(counted: Iterable[Counted], data_from: date | None = None) -> Tally:
    """The counts of rows; `data_from` is the first day of the period, None without one."""
    found = tuple(counted)
    statuses = Counter(each.status for each in found)
    done = [each for each in found if each.status in DONE_STATUSES]
    overdue = [each for each in found if each.status is Status.OVERDUE]
    carried = sum(each.before is Status.OVERDUE for each in overdue)
    return Tally(
        counts={status: statuses[status] for status in Status},
        done_in_period=sum(
            data_from is None or (each.done_on is not None and each.done_on >= data_from)
            for each in done
        ),
        newly_overdue=len(overdue) - carried,
        carried_over=carried,
        without_evidence=sum(not each.proven for each in done),
        extensions=sum(each.extensions for each in found),
    )
