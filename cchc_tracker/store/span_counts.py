"""Counts of the chosen rows within spans of a plan, such as those under its headings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.store import standing_sql
from cchc_tracker.store.selection import selection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from cchc_tracker.store.query import RowQuery

Span = tuple[int, int]
"""The position of the first row, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class SpanCount:
    """How many of a span's rows are chosen, and how they stand."""

    rows: int = 0
    done: int = 0
    """On time or late."""
    overdue: int = 0


def count_spans(
    connection: sqlite3.Connection, query: RowQuery, spans: Sequence[Span]
) -> list[SpanCount]:
    """A count for each span of the query's one plan, read off the index in the plan's order."""
    chosen = selection(connection, query)
    found = connection.execute(
        f"""
        SELECT number, count(*), total(status IN ('done_on_time', 'done_late')),
            total(status = 'overdue')
        FROM (
            SELECT span.key AS number, {standing_sql.status(query)} AS status
            FROM json_each(:spans) AS span CROSS JOIN row
            WHERE row.position >= json_extract(span.value, '$[0]')
                AND row.position < json_extract(span.value, '$[1]')
                AND {chosen.condition}
        )
        GROUP BY number
        """,  # noqa: S608
        {**chosen.parameters, "spans": json.dumps(spans)},
    )
    counts = [SpanCount()] * len(spans)
    for number, rows, done, overdue in found:
        counts[number] = SpanCount(rows, int(done), int(overdue))
    return counts
