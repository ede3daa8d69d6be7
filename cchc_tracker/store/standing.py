"""Where a row stands: its cached columns, and the same in SQL for any day.

The columns hold what `model.status.progress` makes of all events that aren't void. They answer for
every day on or after the last event; for other days the events are asked, through the model again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cchc_tracker.model.deadline.reading import DeadlineKind
from cchc_tracker.model.errors import CchcError
from cchc_tracker.model.status import Progress, Tracked, progress
from cchc_tracker.model.update import Event, State, Update
from cchc_tracker.store.codec import (
    day_of,
    day_text,
    deadline_of,
    milestones_of,
    moment_text,
    strings_of,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from cchc_tracker.model.deadline.reading import Milestone
    from cchc_tracker.model.document.evidence import Evidence
    from cchc_tracker.model.workdays import WorkCalendar

EVENT_COLUMNS = (
    "id, on_day, state, milestone, agency, percent, note, explanation, evidence, known_date, due,"
    " effective_due, document, author, recorded_at, voided_at"
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What progress is computed from, as the columns keep it."""

    kind: str
    milestones: str
    members: str
    deadline: str
    """Read only where a fact was recorded for a row without dates."""

    def progress(
        self,
        events: Sequence[Event],
        as_of: date,
        calendar: WorkCalendar,
        *,
        known_at: datetime | None = None,
        first_deadline: bool = False,
    ) -> Progress:
        """The row's progress by the model's rule."""
        if not events:
            return _untouched(self)
        return progress(
            _tracked(self),
            events,
            as_of,
            settle=self._settle(calendar),
            known_at=known_at,
            first_deadline=first_deadline,
        )

    def _settle(self, calendar: WorkCalendar) -> Callable[[date], tuple[Milestone, ...]]:
        def settled(known: date) -> tuple[Milestone, ...]:
            from cchc_tracker.model.deadline.tracked import settle

            try:
                return settle(deadline_of(self.deadline), known, calendar)
            except CchcError:  # a year that the calendar doesn't cover leaves the row undated
                return milestones_of(self.milestones)

        return settled


@lru_cache(4096)
def _tracked(basis: Basis) -> Tracked:
    return Tracked(
        DeadlineKind(basis.kind), milestones_of(basis.milestones), strings_of(basis.members)
    )


@lru_cache(4096)
def _untouched(basis: Basis) -> Progress:
    """Without events no day and no deadline matters."""
    return progress(_tracked(basis), (), date.max, settle=lambda _: ())


def event_of(values: Sequence[Any]) -> Event:
    """The event of `EVENT_COLUMNS`."""
    number, on, state, milestone, agency, percent, note, explanation = values[:8]
    evidence, known, due, effective_due, document, author, recorded_at, voided_at = values[8:]
    return Event(
        number,
        Update(
            on=date.fromisoformat(on),
            state=State(state) if state else None,
            milestone=milestone,
            agency=agency,
            percent=percent,
            note=note,
            explanation=explanation,
            evidence=_evidence(evidence) if evidence else None,
            known_date=day_of(known),
            due=day_of(due),
            effective_due=day_of(effective_due),
            document=document,
        ),
        author,
        datetime.fromisoformat(recorded_at),
        datetime.fromisoformat(voided_at) if voided_at else None,
    )


def _evidence(text: str) -> Evidence:
    from cchc_tracker.model.document.evidence import Evidence

    data = json.loads(text)
    return Evidence(**{**data, "issued_on": day_of(data["issued_on"])})


@dataclass(frozen=True, slots=True)
class Standing:
    """The cached columns of a row."""

    state: str
    percent: int | None
    done_on: str | None
    late: bool
    due_on: str | None
    """Earliest open effective deadline; the last one of a done row."""
    last_on: str
    """The latest day of an event that counts; empty without events."""
    last_at: str
    """The latest moment something was recorded or voided; empty without events."""
    extended: bool
    settled: bool
    """Whether dates hang on a recorded fact, and so on the calendar: then nothing is cached."""


STANDING_COLUMNS = (
    "state",
    "percent",
    "done_on",
    "late",
    "due_on",
    "last_on",
    "last_at",
    "extended",
    "settled",
)
"""The fields of `Standing`."""


def standing_values(standing: Standing) -> tuple[object, ...]:
    """The values of `STANDING_COLUMNS`."""
    return tuple(getattr(standing, name) for name in STANDING_COLUMNS)


@lru_cache(4096)
def fresh_standing(basis: Basis) -> Standing:
    """The cached columns of a row without events."""
    return _standing(_untouched(basis), ())


def standing_of(basis: Basis, events: Sequence[Event], calendar: WorkCalendar) -> Standing:
    """What the cached columns of a row with these events must hold."""
    valid = [event for event in events if event.voided_at is None]
    return _standing(basis.progress(valid, date.max, calendar), events)


def _standing(now: Progress, events: Sequence[Event]) -> Standing:
    valid = [event.update for event in events if event.voided_at is None]
    moments = [e.recorded_at for e in events] + [e.voided_at for e in events if e.voided_at]
    return Standing(
        state=now.state,
        percent=now.percent,
        done_on=day_text(now.done_on),
        late=now.late,
        due_on=day_text(shown_due(now)),
        last_on=max((update.on.isoformat() for update in valid), default=""),
        last_at=moment_text(max(moments)) if moments else "",
        extended=now.extended,
        settled=any(update.known_date for update in valid),
    )


def shown_due(now: Progress) -> date | None:
    """The day that `due<` looks at: the earliest open deadline, or the last one of a done row."""
    if now.state is not State.DONE:
        return now.open_due
    dues = [each.milestone.effective_due for each in now.milestones]
    return max((due for due in dues if due is not None), default=None)


def register(connection: sqlite3.Connection, calendar: WorkCalendar) -> None:
    """Give a connection the functions that answer from the events."""

    @lru_cache(8)
    def standing(*values: str) -> Progress:
        kind, milestones, members, deadline, events, as_of, known_at, first = values
        return Basis(kind, milestones, members, deadline).progress(
            tuple(map(event_of, json.loads(events))),
            date.fromisoformat(as_of),
            calendar,
            known_at=datetime.fromisoformat(known_at) if known_at else None,
            first_deadline=bool(first),
        )

    def status(*values: str) -> str:
        return standing(*values).status(date.fromisoformat(values[5])).value

    def due(*values: str) -> str | None:
        return day_text(shown_due(standing(*values)))

    def done_on(*values: str) -> str | None:
        return day_text(standing(*values).done_on)

    connection.create_function("cchc_status", 8, status, deterministic=True)
    connection.create_function("cchc_done_on", 8, done_on, deterministic=True)
    connection.create_function("cchc_due", 8, due, deterministic=True)
