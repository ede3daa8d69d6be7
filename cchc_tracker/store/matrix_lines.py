"""The matrix as numbered lines: headings of areas, goals and tasks stand between the rows.

Every line has a number, so that a window at any depth of a plan is read off one index. The table
is called `outline`; outlines of reports are another matter (`outline_values`).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.store.failures import explained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cchc_tracker.store.query import RowQuery

SCHEMA = """
CREATE TABLE outline (
    plan_id TEXT NOT NULL REFERENCES plan (id),
    line INTEGER NOT NULL,
    position INTEGER NOT NULL,
    row_id INTEGER NOT NULL REFERENCES row (id),
    area_line INTEGER NOT NULL,
    goal_line INTEGER,
    task_line INTEGER,
    PRIMARY KEY (plan_id, line)
) WITHOUT ROWID
"""
INDEXES = (
    "CREATE INDEX outline_in_order ON outline (plan_id, position)",
    "CREATE UNIQUE INDEX outline_of_row ON outline (row_id)",
)

_COLUMNS = "line, position, row_id, area_line, goal_line, task_line"
_BY_POSITION = "INDEXED BY outline_in_order"
"""Said because SQLite would rather walk through the whole plan."""


@dataclass(frozen=True, slots=True)
class LineOfRow:
    """A row's place among the lines of its plan, all 0-based."""

    line: int
    position: int
    row_id: int
    area_line: int
    """The line of its area's heading."""
    goal_line: int | None
    """The line of its goal's heading; None for a row without a goal."""
    task_line: int | None
    """The line of its task's heading; None for a task that is a row of its own."""

    @property
    def headings(self) -> tuple[int, ...]:
        """The lines of the headings it stands under, from the top."""
        lines = (self.area_line, self.goal_line, self.task_line)
        return tuple(line for line in lines if line is not None)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rows a query chooses, in its order, with the line each has among them."""

    positions: Sequence[int]
    """1-based, in the plan."""
    lines: Sequence[int]
    """Ascending; the lines left out between two rows are headings of the second."""
    headed: bool
    """Whether headings show: only in the plan's own order."""

    @property
    def count(self) -> int:
        """How many lines there are, headings included."""
        return self.lines[-1] + 1 if self.lines else 0


def index_plan(connection: sqlite3.Connection, plan_id: str) -> None:
    """Number the lines of a plan whose rows have just been written."""
    rows = connection.execute(
        "SELECT id, position, area_id, goal_no, goal, task_no, task, activity FROM row"
        " WHERE plan_id = ? ORDER BY position",
        (plan_id,),
    )
    connection.executemany(
        f"INSERT INTO outline (plan_id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        ((plan_id, *line) for line in _numbered(rows)),
    )


def index_anew(connection: sqlite3.Connection, plan_id: str) -> None:
    """Number the lines of a plan whose rows have changed their places."""
    connection.execute("DELETE FROM outline WHERE plan_id = ?", (plan_id,))
    index_plan(connection, plan_id)


def _numbered(
    rows: sqlite3.Cursor,
) -> Iterator[tuple[int, int, int, int, int | None, int | None]]:
    """Each row with its line and those of its headings; a heading starts where its text changes."""
    line = 0
    area_line, goal_line, task_line = 0, None, None
    last_area, last_goal, last_task = None, None, None
    for row_id, position, area_id, goal_no, goal, task_no, task, activity in rows:
        if area_id != last_area:
            area_line, line = line, line + 1
            last_area, last_goal, last_task = area_id, None, None
        if (goal_no, goal) != last_goal:
            last_goal, last_task = (goal_no, goal), None
            goal_line = None if goal is None else line
            line += goal is not None
        under = (task_no, task) if activity is not None and task is not None else None
        if under is None:
            task_line = None
        elif under != last_task:
            task_line, line = line, line + 1
        last_task = under
        yield line, position, row_id, area_line, goal_line, task_line
        line += 1


class MatrixLines:
    """Reads the lines of one plan; every method raises what the store's other reads raise."""

    def __init__(self, connection: sqlite3.Connection, plan_id: str, path: Path) -> None:
        self._connection = connection
        self._plan_id = plan_id
        self._path = path

    def count(self) -> int:
        """How many lines the whole plan has."""
        with explained(self._path):
            found = self._connection.execute(
                "SELECT max(line) FROM outline WHERE plan_id = ?", (self._plan_id,)
            ).fetchone()
        return 0 if found[0] is None else found[0] + 1

    def from_line(self, line: int, limit: int) -> tuple[LineOfRow, ...]:
        """The first rows on or after a line."""
        return self._rows("line >= ? ORDER BY line LIMIT ?", line, limit)

    def of_positions(self, positions: Sequence[int]) -> dict[int, LineOfRow]:
        """The places of rows by their 1-based positions."""
        marks = ", ".join("?" * len(positions))
        rows = self._rows(f"position IN ({marks})", *positions, by=_BY_POSITION)
        return {row.position: row for row in rows}

    def at_position(self, position: int) -> LineOfRow | None:
        """The place of the row at a 1-based position."""
        return next(iter(self._rows("position = ?", position, by=_BY_POSITION)), None)

    def end_of(self, heading: int) -> LineOfRow | None:
        """The first row that no longer stands under a heading; None where the plan ends before.

        Rows under a heading are contiguous: steps that double find a line behind them, halving
        the first one, in as few reads as the heading is short.
        """
        low, high = heading, heading + 1
        while self._is_under(heading, high):
            low, high = high, high + 2 * (high - heading)
        while low < high:
            middle = (low + high) // 2
            if self._is_under(heading, middle):
                low = middle + 1
            else:
                high = middle
        return next(iter(self.from_line(low, 1)), None)

    def _is_under(self, heading: int, line: int) -> bool:
        """Whether the first row on or after a line stands under a heading."""
        row = next(iter(self.from_line(line, 1)), None)
        return row is not None and heading in row.headings

    def choose(self, query: RowQuery) -> Chosen:
        """The rows of a query with their lines; headings show only in the plan's own order."""
        with explained(self._path):
            from cchc_tracker.store.chosen_rows import choose

            return choose(self._connection, query)

    def row_ids(self, query: RowQuery) -> array[int]:
        """The ids of a query's rows, in its order."""
        from cchc_tracker.store.selection import ordered_ids

        with explained(self._path):
            return array("q", ordered_ids(self._connection, query))

    def _rows(self, condition: str, *values: object, by: str = "") -> tuple[LineOfRow, ...]:
        with explained(self._path):
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM outline {by} WHERE plan_id = ? AND {condition}",  # noqa: S608
                (self._plan_id, *values),
            )
            return tuple(LineOfRow(*values) for values in found)
