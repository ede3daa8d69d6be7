"""Turns the rows of an annex into activities: merged cells carried down, numbers split off.

docs/plugin-authors.md says what each cell means; this module is that page in code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_tracker.model.errors import BadDataError
from cchc_tracker.model.message import Message, message
from cchc_tracker.model.plan import Activity
from cchc_tracker.model.product import read_products
from cchc_tracker.model.text import clean, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Area
    from cchc_tracker.plugins.readers import CellReaders

PRINTED_BLANK = "(trống)"
INFERRED = "(suy ra)"
_MARKS = (PRINTED_BLANK, INFERRED)
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,3}|[a-zđ])[.)](?=\s|[^\W\d_])\s*")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class _Part:
    """A goal, task or activity as it stands at a row."""

    no: str | None = None
    text: str | None = None
    inferred: bool = False


_NOTHING = _Part()


@dataclass(frozen=True, slots=True)
class _Above:
    """What the rows so far leave to the next; None where nothing stands above in the area."""

    area: Area
    goal: _Part | None = None
    task: _Part | None = None


def split_number(text: str) -> tuple[str | None, str]:
    """A text without the number in front of it: `2.4. Rà soát` is `2.4` and `Rà soát`."""
    found = _NUMBER.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def read_activities(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    areas: Iterable[Area],
    readers: CellReaders,
    file: str,
) -> Iterator[Activity]:
    """The activities of an annex, one by one.

    A row is its line in the file and its cells by field, in the annex's order of columns. Each
    activity's problems are all those of its cells. Raises BadDataError naming file and line.
    """
    return _MatrixReader(areas, readers, file).read(rows)


class _MatrixReader:
    def __init__(self, areas: Iterable[Area], readers: CellReaders, file: str) -> None:
        self._areas = {area.no: area for area in areas}
        self._readers = readers
        self._file = file
        self._line = 0

    def read(self, rows: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[Activity]:
        above: _Above | None = None
        last: Activity | None = None
        for line, cells in rows:
            self._line = line
            row = {field: clean(cell).strip() if cell else "" for field, cell in cells.items()}
            if not any(row.values()):
                continue
            area = self._area_heading(row)
            if area is not None:
                above = _Above(area)
                continue
            if above is None:
                raise self._error(message("a row stands above the first area heading"))
            above = self._step(row, above)
            last = self._activity(row, above, last)
            yield last

    def _area_heading(self, row: Mapping[str, str]) -> Area | None:
        """The area that a row opens: its number, its title in the next column, nothing else."""
        no = row.get("number", "").rstrip(".")
        filled = [field for field, cell in row.items() if cell]
        if not no or len(filled) != 2 or filled[1] != _column_after(row, "number"):
            return None
        if no not in self._areas:
            if _ROMAN.fullmatch(no):
                raise self._error(
                    message("area {no} is not among the [[areas]] of plan.toml; add it", no=no)
                )
            return None
        area, title = self._areas[no], row[filled[1]]
        if marked(title) != marked(area.title):
            raise self._error(
                message(
                    "area {no} is {title} here, but {declared} in plan.toml",
                    no=no,
                    title=repr(title),
                    declared=repr(area.title),
                )
            )
        return area

    def _step(self, row: Mapping[str, str], above: _Above) -> _Above:
        """What stands at this row once its goal and task cells are read."""
        stray = next((f for f in row if f not in ("goal", "task") and row[f] in _MARKS), None)
        if stray not in (None, "activity"):
            raise self._error(message("leave the {field} cell blank, without a mark", field=stray))
        goal, task = above.goal, above.task
        if "goal" in row:
            goal = self._carried("goal", row["goal"], goal)
            fresh = row["goal"] and row["goal"] not in _MARKS
            task = None if fresh else task
        if "task" in row:
            task = self._carried("task", row["task"], task)
        return _Above(above.area, goal, task)

    def _carried(self, field: str, cell: str, above: _Part | None) -> _Part:
        if cell == PRINTED_BLANK:
            return _NOTHING
        if cell and cell != INFERRED:
            return _Part(*split_number(cell))
        if above is None or (cell == INFERRED and above.text is None):
            raise self._error(
                message(
                    "the {field} cell takes the {field} above, but none stands there in this area "
                    "or goal; write the {field}, or {mark} if the annex printed it blank",
                    field=field,
                    mark=PRINTED_BLANK,
                )
            )
        return replace(above, inferred=True) if cell == INFERRED else above

    def _activity(self, row: Mapping[str, str], above: _Above, last: Activity | None) -> Activity:
        goal, task, own = above.goal or _NOTHING, above.task or _NOTHING, self._own_part(row)
        if own.text is None and task.text is None:
            raise self._error(message("the row has neither a task nor an activity"))
        if own.text is None and own.no is not None:
            task = replace(task, no=own.no)
            own = _NOTHING
        position = last.position + 1 if last else 1
        place = f"r{position}"
        product_text = row.get("product") or None
        products = read_products(product_text) if product_text else ()
        deadline = self._readers.deadline(row.get("deadline", ""), place, products)
        leads = self._agencies(row, "lead", place, last.leads if last else None)
        supports = self._agencies(row, "support", place, last.supports if last else None)
        return Activity(
            position=position,
            area=above.area,
            goal_no=goal.no,
            goal=goal.text,
            task_no=task.no,
            task=task.text,
            activity_no=own.no,
            activity=own.text,
            product_text=product_text,
            products=products,
            lead_text=row.get("lead") or None,
            leads=leads,
            support_text=row.get("support") or None,
            supports=supports,
            deadline_text=row.get("deadline") or None,
            deadline=deadline,
            note=row.get("note") or None,
            inferred=tuple(
                field for field, part in (("goal", goal), ("task", task)) if part.inferred
            ),
            problems=(*deadline.problems, *leads.problems, *supports.problems),
        )

    def _own_part(self, row: Mapping[str, str]) -> _Part:
        """The row's own number and activity; the number alone where it has no activity."""
        printed = row.get("number", "").rstrip(".)") or None
        cell = row.get("activity", "")
        if cell == INFERRED:
            raise self._error(message("an activity is never carried down; leave it blank"))
        if not cell or cell == PRINTED_BLANK:
            return _Part(printed)
        if printed:
            return _Part(printed, cell)
        return _Part(*split_number(cell))

    def _agencies(
        self, row: Mapping[str, str], column: str, place: str, above: AgencyReading | None
    ) -> AgencyReading:
        return self._readers.agencies(row.get(column, ""), place, column, above)

    def _error(self, reason: Message) -> BadDataError:
        return BadDataError(
            message(
                "{file}, line {line}: {reason}", file=self._file, line=self._line, reason=reason
            )
        )


def _column_after(row: Mapping[str, str], field: str) -> str | None:
    fields = list(row)
    return next(iter(fields[fields.index(field) + 1 :]), None)
