"""Choosing and sorting any number of rows: SQLite does it in one go, into a table of its own.

Python only takes the outcome, a chunk at a time, so that other threads hardly wait for it.
"""

from __future__ import annotations

import json
from contextlib import closing
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from cchc_tracker.store.matrix_lines import Chosen
from cchc_tracker.store.numbers import Ascending, Filed, set_bits
from cchc_tracker.store.query import Order
from cchc_tracker.store.selection import ordered

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from cchc_tracker.store.query import RowQuery

_CHUNK: Final = 1000
_CHUNKS: Final = """
    WITH RECURSIVE chunk(start) AS (
        SELECT 0 UNION ALL SELECT start + :size FROM chunk
            WHERE start + :size < (SELECT max(rowid) FROM temp.chosen)
    )
    SELECT (SELECT json_array(json_group_array(position), json_group_array(step))
        FROM (SELECT position, step FROM temp.chosen
            WHERE rowid > start AND rowid <= start + :size ORDER BY rowid))
    FROM chunk"""
_NEW_HEADINGS: Final = " + ".join(
    f"({line} IS NOT NULL AND {line} IS NOT lag({line}) OVER before)"
    for line in ("area_line", "goal_line", "task_line")
)
"""How many of a row's headings the chosen row before it doesn't stand under."""


def choose(connection: sqlite3.Connection, query: RowQuery) -> Chosen:
    """The rows of a query with their lines; headings show only in the plan's own order."""
    chunks = _chunks(connection, query)
    if query.order is Order.POSITION:
        return _headed(chunks)
    positions = Filed(positions for positions, _ in chunks)
    return Chosen(positions, range(len(positions)), headed=False)


def _headed(chunks: Iterable[tuple[Sequence[int], Sequence[int]]]) -> Chosen:
    positions, lines = bytearray(), bytearray()
    last = -1
    for some, steps in chunks:
        _, *taken = accumulate(steps, initial=last)
        set_bits(positions, some)
        set_bits(lines, taken)
        last = taken[-1]
    return Chosen(Ascending(positions), Ascending(lines), headed=True)


def _chunks(
    connection: sqlite3.Connection, query: RowQuery
) -> Iterator[tuple[list[int], list[int]]]:
    """The positions of the rows in their order, and how many lines each takes.

    In the plan's own order a row takes a line for itself and one for each of its headings that is
    new; in others one.
    """
    select, parameters = _numbered(connection, query)
    connection.execute(f"CREATE TEMP TABLE chosen AS {select}", parameters)
    try:
        with closing(connection.execute(_CHUNKS, {"size": _CHUNK})) as chunks:
            for (text,) in chunks:
                positions, steps = json.loads(text)
                if positions:
                    yield positions, steps
    finally:
        connection.execute("DROP TABLE temp.chosen")


def _numbered(connection: sqlite3.Connection, query: RowQuery) -> tuple[str, dict[str, object]]:
    if query.order is not Order.POSITION:
        return ordered(connection, query, "row.position, 1 AS step")
    return ordered(
        connection,
        query,
        f"row.position, 1 + {_NEW_HEADINGS} AS step",
        # CROSS JOIN: the rows first, then the lines of each
        joined="CROSS JOIN outline ON outline.row_id = row.id",
        window="WINDOW before AS (ORDER BY row.plan_id, row.position)",
    )
