"""The matrix as numbered lines: headings of areas, goals and tasks stand between the rows.

Every line has a number, so that a window at any depth of a plan is read off one index.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_tracker.store.query import Order
from cchc_tracker.store.selection import ordered_ids

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

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


@dataclass(frozen=True, slots=True)
class OutlineRow:
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

    row_ids: array[int]
    positions: array[int]
    lines: array[int]
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


class Outline:
    """Reads the lines of one plan."""

    def __init__(self, connection: sqlite3.Connection, plan_id: str) -> None:
        self._connection = connection
        self._plan_id = plan_id

    def count(self) -> int:
        """How many lines the whole plan has."""
        found = self._connection.execute(
            "SELECT max(line) FROM outline WHERE plan_id = ?", (self._plan_id,)
        ).fetchone()
        return 0 if found[0] is None else found[0] + 1

    def from_line(self, line: int, limit: int) -> tuple[OutlineRow, ...]:
        """The first rows on or after a line."""
        return self._rows("line >= ? ORDER BY line LIMIT ?", line, limit)

    def of_rows(self, row_ids: Sequence[int]) -> dict[int, OutlineRow]:
        """The places of rows by their ids."""
        marks = ", ".join("?" * len(row_ids))
        return {row.row_id: row for row in self._rows(f"row_id IN ({marks})", *row_ids)}

    def at_position(self, position: int) -> OutlineRow | None:
        """The place of the row at a 1-based position."""
        return next(iter(self._rows("position = ?", position)), None)

    def end_of(self, heading: int) -> OutlineRow | None:
        """The first row that no longer stands under a heading; None where the plan ends before.

        Rows under a heading are contiguous, so halving finds the end at any size.
        """
        low, high = heading, self.count()
        while low < high:
            middle = (low + high) // 2
            row = next(iter(self.from_line(middle, 1)), None)
            if row is not None and heading in row.headings:
                low = row.line + 1
            else:
                high = middle
        return next(iter(self.from_line(low, 1)), None)

    def choose(self, query: RowQuery) -> Chosen:
        """The rows of a query with their lines; headings show only in the plan's own order."""
        row_ids = array("q", ordered_ids(self._connection, query))
        positions, lines = array("i"), array("i")
        headed = query.order is Order.POSITION
        line, above = -1, frozenset[int]()
        for row in self._places(row_ids):
            headings = frozenset(row.headings) if headed else above
            line += 1 + len(headings - above)
            above = headings
            positions.append(row.position)
            lines.append(line)
        return Chosen(row_ids, positions, lines, headed)

    def _places(self, row_ids: array[int]) -> Iterator[OutlineRow]:
        for start in range(0, len(row_ids), 500):
            batch = row_ids[start : start + 500].tolist()
            places = self.of_rows(batch)
            yield from (places[row_id] for row_id in batch)

    def _rows(self, condition: str, *values: object) -> tuple[OutlineRow, ...]:
        found = self._connection.execute(
            f"SELECT {_COLUMNS} FROM outline WHERE plan_id = ? AND {condition}",  # noqa: S608
            (self._plan_id, *values),
        )
        return tuple(OutlineRow(*values) for values in found)
