"""What figures are made from: each row's status on a day, its marks, and its members' progress."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_tracker.model.status import Status
from cchc_tracker.store import (
    assignments,
    closings,
    former,
    measurements,
    outline_values,
    standing_sql,
)
from cchc_tracker.store.codec import moment_text, strings_of
from cchc_tracker.store.failures import explained
from cchc_tracker.store.selection import selection
from cchc_tracker.store.standing import EVENT_COLUMNS, Basis, event_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from cchc_tracker.model.assignment import Assignment
    from cchc_tracker.model.closing import Closing, NewerVersion
    from cchc_tracker.model.measurement import Measurement
    from cchc_tracker.model.outline import OutlineValue
    from cchc_tracker.model.status import Progress
    from cchc_tracker.model.update import Event
    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.store.query import RowQuery

_COUNTING = """on_day <= :as_of AND CASE
    WHEN :known_at IS NULL THEN voided_at IS NULL
    ELSE recorded_at <= :known_at AND (voided_at IS NULL OR voided_at > :known_at) END"""
_OF_PLAN = "row_id IN (SELECT id FROM row WHERE plan_id = :plan)"
_NOT_COUNTED = (
    "('close_period', 'reopen_period', 'enter_outline', 'void_outline', 'read_source',"
    " 'void_source', 'settle', 'void_settlement')"
)


@dataclass(frozen=True, slots=True)
class EventMarks:
    """What someone's events on a row amount to beside its status."""

    proofs: int
    """Events that carry evidence of what was done."""
    extensions: int


@dataclass(frozen=True, slots=True)
class LineMark:
    """The newest journal line that figures are made from."""

    number: int
    at: datetime
    """The latest moment of the lines up to it."""


class ReportingReader:
    """Reads what reports are made from."""

    def __init__(self, connection: sqlite3.Connection, path: Path, calendar: WorkCalendar) -> None:
        self._connection = connection
        self._path = path
        self._calendar = calendar

    def measurements(self, plan_id: str) -> tuple[Measurement, ...]:
        """The measurements of a plan's targets as recorded, void ones too."""
        with explained(self._path):
            return measurements.read(self._connection, plan_id)

    def assignments(self, plan_id: str) -> tuple[Assignment, ...]:
        """The assignments of a plan's rows as recorded, void ones too."""
        with explained(self._path):
            return assignments.read(self._connection, plan_id)

    def outline_values(self, plan_id: str, outline: str, period: str) -> tuple[OutlineValue, ...]:
        """What was entered for a plan's outline and period, as recorded, void entries too."""
        with explained(self._path):
            return outline_values.read(self._connection, plan_id, outline, period)

    def closings(self, plan_id: str) -> tuple[Closing, ...]:
        """The closings in force of a plan's periods."""
        with explained(self._path):
            return closings.read(self._connection, plan_id)

    def closing(self, plan_id: str, code: str) -> Closing | None:
        """The closing of a period; None while it is open."""
        with explained(self._path):
            return closings.in_force(self._connection, plan_id, code)

    def statuses(self, query: RowQuery) -> dict[int, Status]:
        """The status of each chosen row by its id."""
        with explained(self._path):
            chosen = selection(self._connection, query)
            found = self._connection.execute(
                f"SELECT row.id, {standing_sql.status(query)} FROM row"  # noqa: S608
                f" WHERE {chosen.condition}",
                chosen.parameters,
            )
            return {row_id: Status(status) for row_id, status in found}

    def event_marks(
        self, plan_id: str, as_of: date, known_at: datetime | None
    ) -> dict[tuple[int, str | None], EventMarks]:
        """The marks of a plan's rows by row id and reporting member (None: the lead)."""
        with explained(self._path):
            found = self._connection.execute(
                f"""
                SELECT row_id, agency, sum(evidence IS NOT NULL
                    AND ifnull(state, '') NOT IN ('suspended', 'cancelled')), sum(due IS NOT NULL)
                FROM event WHERE {_OF_PLAN} AND {_COUNTING} GROUP BY row_id, agency
                """,  # noqa: S608
                _parameters(plan_id, as_of, known_at),
            )
            return {(row, agency): EventMarks(*counts) for row, agency, *counts in found}

    def member_progress(
        self, plan_id: str, as_of: date, known_at: datetime | None
    ) -> dict[tuple[int, str], Progress]:
        """How each member stands on the rows where members have reported, by row id and name."""
        with explained(self._path):
            return dict(self._member_progress(plan_id, as_of, known_at))

    def counting_events(
        self, plan_id: str, as_of: date, known_at: datetime | None
    ) -> dict[int, tuple[Event, ...]]:
        """The events of a plan's rows that count as of a day, by row id, in order of effect."""
        with explained(self._path):
            found = self._connection.execute(
                f"SELECT row_id, {EVENT_COLUMNS} FROM event WHERE {_OF_PLAN} AND {_COUNTING}"  # noqa: S608
                " ORDER BY on_day, id",
                _parameters(plan_id, as_of, known_at),
            )
            events: dict[int, list[Event]] = {}
            for row_id, *values in found:
                events.setdefault(row_id, []).append(event_of(values))
            return {row_id: tuple(each) for row_id, each in events.items()}

    def events_since(
        self, plan_id: str, as_of: date, moment: datetime
    ) -> tuple[tuple[str, int, Event], ...]:
        """Ref, position and event of what took effect by `as_of`, but was recorded or voided later.

        Recorded and voided both after `moment` cancel out and are left out.
        """
        with explained(self._path):
            found = self._connection.execute(
                f"""
                SELECT ref, position, {_event_columns()} FROM event JOIN row ON row.id = row_id
                WHERE row.plan_id = :plan AND on_day <= :as_of
                    AND (recorded_at > :known_at) <> ifnull(voided_at > :known_at, 0)
                ORDER BY event.id
                """,  # noqa: S608
                _parameters(plan_id, as_of, moment),
            )
            return tuple((ref, position, event_of(values)) for ref, position, *values in found)

    def versions_since(self, plan_id: str, moment: datetime) -> tuple[NewerVersion, ...]:
        """The newer versions of a plan's document that came after a moment, oldest first."""
        with explained(self._path):
            return former.versions(self._connection, plan_id, moment)

    def last_line(self, plan_id: str, known_at: datetime | None = None) -> LineMark | None:
        """The plan's newest journal line, but for those that close a period or fill an outline."""
        with explained(self._path):
            number, at = self._connection.execute(
                f"""
                SELECT max(number), max(at) FROM journal WHERE plan_id = :plan
                    AND action NOT IN {_NOT_COUNTED} AND (:known_at IS NULL OR at <= :known_at)
                """,  # noqa: S608
                {"plan": plan_id, "known_at": moment_text(known_at) if known_at else None},
            ).fetchone()
            return LineMark(number, datetime.fromisoformat(at)) if number else None

    def _member_progress(
        self, plan_id: str, as_of: date, known_at: datetime | None
    ) -> Iterator[tuple[tuple[int, str], Progress]]:
        events = self._events_of_reported(plan_id, as_of, known_at)
        found = self._connection.execute(
            "SELECT id, deadline_kind, milestones, members, deadline FROM row"
            " WHERE id IN (SELECT value FROM json_each(?)) AND members <> '[]'",
            (json.dumps(list(events)),),
        )
        for row_id, *values in found:
            basis = Basis(*values)
            for name in strings_of(basis.members):
                alone = replace(basis, members=json.dumps([name], ensure_ascii=False))
                own = [each for each in events[row_id] if each.update.agency in (None, name)]
                progress = alone.progress(own, as_of, self._calendar, known_at=known_at)
                yield (row_id, name), progress

    def _events_of_reported(
        self, plan_id: str, as_of: date, known_at: datetime | None
    ) -> dict[int, Sequence[Event]]:
        """All events of the rows on which a member has reported."""
        found = self._connection.execute(
            f"""
            SELECT row_id, {EVENT_COLUMNS} FROM event WHERE row_id IN (
                SELECT row_id FROM event WHERE agency IS NOT NULL AND {_OF_PLAN} AND {_COUNTING}
            ) ORDER BY id
            """,  # noqa: S608
            _parameters(plan_id, as_of, known_at),
        )
        events: dict[int, list[Event]] = {}
        for row_id, *values in found:
            events.setdefault(row_id, []).append(event_of(values))
        return dict(events)


def _event_columns() -> str:
    return ", ".join(f"event.{name.strip()}" for name in EVENT_COLUMNS.split(","))


def _parameters(plan_id: str, as_of: date, known_at: datetime | None) -> dict[str, object]:
    return {
        "plan": plan_id,
        "as_of": as_of.isoformat(),
        "known_at": moment_text(known_at) if known_at else None,
    }
