"""Writing a plan's rows: in batches, with their areas, their agencies and the search index."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from cchc_tracker.model.collation import collation_key
from cchc_tracker.model.deadline.tracked import tracked_milestones
from cchc_tracker.model.plan import Area
from cchc_tracker.store import matrix_lines, search
from cchc_tracker.store.codec import to_json
from cchc_tracker.store.reference import number_key
from cchc_tracker.store.standing import STANDING_COLUMNS, Basis, fresh_standing, standing_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.deadline.reading import Deadline
    from cchc_tracker.model.plan import Activity, Plan

    Members = Callable[[AgencyReading], tuple[str, ...]]

_Value = TypeVar("_Value")
_Made = TypeVar("_Made")

_BATCH = 500

PRINTED_COLUMNS = (
    "area_id", "ref", "ref_key", "number_key", "goal_no", "goal",
    "task_no", "task", "activity_no", "activity", "product_text", "products", "lead_text", "leads",
    "support_text", "supports", "deadline_text", "deadline_kind", "deadline", "milestones",
    "members", "note", "inferred", "problems",
)  # fmt: skip
"""What a row says, as printed and as read."""
_COLUMNS = ("id", "plan_id", "position", *PRINTED_COLUMNS, *STANDING_COLUMNS)
_INSERT = f"INSERT INTO row ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
_INSERT_PARTICIPANT = (
    "INSERT INTO participant (role, agency_id, row_id, ordinal) VALUES (?, ?, ?, ?)"
)


def insert_rows(connection: sqlite3.Connection, plan_id: str, plan: Plan, members: Members) -> None:
    """Write the plan's areas and rows and index their text."""
    writer = RowWriter(connection, plan_id, plan.areas, members)
    first_id = writer.next_id
    activities = iter(sorted(plan.activities, key=lambda activity: activity.position))
    while batch := list(islice(activities, _BATCH)):
        writer.write(batch)
    search.index_rows(connection, first_id=first_id)
    matrix_lines.index_plan(connection, plan_id)


class _OnceEach(Generic[_Value, _Made]):
    """Makes something of an object once: rows whose cells read alike share their readings."""

    def __init__(self, make: Callable[[_Value], _Made]) -> None:
        self._make = make
        self._made: dict[int, tuple[_Value, _Made]] = {}

    def __call__(self, value: _Value) -> _Made:
        known = self._made.get(id(value))
        if known is None:
            # the object is kept too, so that no other one gets its id
            known = self._made[id(value)] = (value, self._make(value))
        return known[1]


class RowWriter:
    """Writes rows of one plan and knows the ids of its areas and agencies."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        plan_id: str,
        areas: tuple[Area, ...],
        members: Members,
    ) -> None:
        self._connection = connection
        self._plan_id = plan_id
        self._json = _OnceEach(to_json)
        self._milestones = _OnceEach(_milestones_json)
        self._members: _OnceEach[AgencyReading, str] = _OnceEach(
            lambda leads: to_json(members(leads))
        )
        self._agency_ids = _OnceEach(self._ids_of)
        self._areas: dict[Area, int] = {
            Area(*values): area_id
            for area_id, *values in connection.execute(
                "SELECT id, no, title, code FROM area WHERE plan_id = ?", (plan_id,)
            )
        }
        for area in areas:
            self._area_id(area, listed=True)
        self._agencies = dict(connection.execute("SELECT name, id FROM agency"))
        self._names = set(connection.execute("SELECT agency_id, name FROM agency_name"))
        last = connection.execute("SELECT ifnull(max(id), 0) FROM row").fetchone()
        self.next_id: int = last[0] + 1

    def write(self, activities: list[Activity]) -> None:
        """Add rows without events."""
        first_id = self.next_id
        self.next_id += len(activities)
        rows = [self._row(row_id, each) for row_id, each in enumerate(activities, start=first_id)]
        self._connection.executemany(_INSERT, rows)
        self._connection.executemany(
            _INSERT_PARTICIPANT,
            [
                participant
                for row_id, activity in enumerate(activities, start=first_id)
                for participant in self._participants(row_id, activity)
            ],
        )

    def write_participants(self, row_id: int, activity: Activity) -> None:
        """Add the agencies of a row that has none."""
        self._connection.executemany(_INSERT_PARTICIPANT, self._participants(row_id, activity))

    def _participants(self, row_id: int, activity: Activity) -> list[tuple[str, int, int, int]]:
        return [
            (role, agency_id, row_id, ordinal)
            for role, reading in (("lead", activity.leads), ("support", activity.supports))
            for ordinal, agency_id in enumerate(self._agency_ids(reading), start=1)
        ]

    def _row(self, row_id: int, activity: Activity) -> tuple[object, ...]:
        standing = standing_values(fresh_standing(self._basis(activity)))
        return (row_id, self._plan_id, activity.position, *self.printed(activity), *standing)

    def _basis(self, activity: Activity) -> Basis:
        return Basis(
            kind=activity.deadline.kind,
            milestones=self._milestones(activity.deadline),
            members=self._members(activity.leads),
            deadline=self._json(activity.deadline),
        )

    def printed(self, activity: Activity) -> tuple[object, ...]:
        """The values of `PRINTED_COLUMNS`."""
        number = activity.activity_no or (activity.task_no if activity.activity is None else None)
        basis = self._basis(activity)
        return (
            self._area_id(activity.area),
            activity.ref,
            number_key(activity.ref),
            number_key(number or ""),
            activity.goal_no,
            activity.goal,
            activity.task_no,
            activity.task,
            activity.activity_no,
            activity.activity,
            activity.product_text,
            to_json(activity.products),
            activity.lead_text,
            self._json(activity.leads),
            activity.support_text,
            self._json(activity.supports),
            activity.deadline_text,
            basis.kind,
            basis.deadline,
            basis.milestones,
            basis.members,
            activity.note,
            to_json(activity.inferred),
            to_json(activity.problems),
        )

    def _area_id(self, area: Area, *, listed: bool = False) -> int:
        known = self._areas.get(area)
        if known is None:
            known = self._connection.execute(
                "INSERT INTO area (plan_id, no, title, code, listed) VALUES (?, ?, ?, ?, ?)",
                (self._plan_id, area.no, area.title, area.code, listed),
            ).lastrowid
            if known is None:  # never after an INSERT
                raise AssertionError
            self._areas[area] = known
        return known

    def _ids_of(self, reading: AgencyReading) -> dict[int, None]:
        """The agencies of a cell, each once, in order; new ones get their id."""
        found: dict[int, None] = {}
        for mention in reading.mentions:
            agency_id = self._agencies.get(mention.name)
            if agency_id is None:
                agency_id = len(self._agencies) + 1
                self._connection.execute(
                    "INSERT INTO agency (id, name, sort_key) VALUES (?, ?, ?)",
                    (agency_id, mention.name, collation_key(mention.name)),
                )
                self._agencies[mention.name] = agency_id
            found[agency_id] = None
            for name in (mention.name, mention.printed):
                if (agency_id, name) not in self._names:
                    self._names.add((agency_id, name))
                    self._connection.execute(
                        "INSERT INTO agency_name (agency_id, name) VALUES (?, ?)",
                        (agency_id, name),
                    )
        return found


def _milestones_json(deadline: Deadline) -> str:
    return to_json(tracked_milestones(deadline))
