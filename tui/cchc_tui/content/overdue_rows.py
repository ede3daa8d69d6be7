"""The overdue rows of what is shown, in its order, so that the next one is found at once."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.filter import All
from cchc_tracker.model.filter_parser import parse_filter
from cchc_tracker.services.matrix import Matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc_tracker.services.session import Session

OVERDUE = parse_filter("status:overdue")


@dataclass(frozen=True, slots=True)
class OverdueRows:
    """Positions of the overdue rows, and by what they're ordered."""

    positions: Sequence[int]
    keys: Sequence[int]
    """Ascending: the positions themselves in the plan's order, else the lines they stand on."""

    def position_beyond(self, key: int, step: int, *, inclusive: bool = False) -> int | None:
        """The next one after a key (`step` 1) or before it (-1); with `inclusive` also at it."""
        if step > 0:
            place = bisect_left(self.keys, key) if inclusive else bisect_right(self.keys, key)
        else:
            place = bisect_left(self.keys, key) - 1
        return self.positions[place] if 0 <= place < len(self.keys) else None


def overdue_rows(session: Session, matrix: Matrix) -> OverdueRows:
    """The overdue rows of a matrix; reads all of them, so it belongs off the user's thread."""
    query = replace(matrix.query, filter=All((matrix.query.filter, OVERDUE)))
    late = Matrix.choose(session, matrix.plan, query)
    if matrix.chosen is None or matrix.chosen.headed:
        return OverdueRows(late.positions, late.positions)
    keys = array("i")
    wanted = iter(late.positions)
    next_late = next(wanted, None)
    for rank, position in enumerate(matrix.chosen.positions):
        if position == next_late:
            keys.append(rank)
            next_late = next(wanted, None)
    return OverdueRows(late.positions, keys)
