"""A unit of work: one transaction, one change, a journal line for each write."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc_tracker.model.text import clean
from cchc_tracker.store import changes, events, plans
from cchc_tracker.store.failures import explained
from cchc_tracker.store.source_writes import SourceWrites

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.plan import Plan
    from cchc_tracker.model.update import Event, Update
    from cchc_tracker.model.workdays import WorkCalendar
    from cchc_tracker.store.journalled import Signature
    from cchc_tracker.store.records import Change


@contextmanager
def writing(
    connection: sqlite3.Connection, path: Path, calendar: WorkCalendar, signature: Signature
) -> Iterator[Unit]:
    """Begin a unit of work, keep it whole at the end, drop it whole where the block raises.

    It begins as IMMEDIATE: a transaction that first read and then writes would fail at once where
    another process has written in between, whatever the timeout.
    """
    from sqlite_utils import Database

    database = Database(connection, execute_plugins=False)
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            with database.atomic():
                unit = Unit(database, calendar, signature)
                yield unit
            connection.execute("ROLLBACK" if unit.idle else "COMMIT")
        except BaseException:
            database.rollback()
            raise


class Unit(SourceWrites):
    """The writes of one change."""

    def add_plan(
        self, plan_id: str, plan: Plan, members: Callable[[AgencyReading], tuple[str, ...]]
    ) -> None:
        """Keep a plan with all its rows; `members` gives those of a leading group.

        Raises ConflictError where the id is taken, also by a deleted plan.
        """
        with self._database.atomic():
            plans.require_free(self._connection, plan_id)
            plans.insert(self._connection, plan_id, plan, members, self._created())
            self._log(
                "add_plan",
                plan=plan_id,
                after={
                    "template": plan.template,
                    "number": plan.number,
                    "title": plan.title,
                    "rows": len(plan.activities),
                },
            )

    def hide_plan(self, plan_id: str, hidden: bool) -> None:  # noqa: FBT001 - the subject itself
        """Hide a plan from every view, or show it again; nothing of it is lost.

        Raises BadDataError where there is no such plan.
        """
        with self._database.atomic():
            before = plans.set_hidden(self._connection, plan_id, hidden=hidden)
            self._log(
                "hide_plan" if hidden else "show_plan",
                plan=plan_id,
                before={"hidden": before},
                after={"hidden": hidden},
            )

    def require_version(self, row_id: int, expected: int, wanted: Update) -> None:
        """Raise StaleVersionError where a row isn't at a version that needs no update as wanted."""
        standing = events.read_standing(self._connection, row_id)
        events.require_version(self._connection, standing, expected, wanted)

    def record(self, row_id: int, update: Update, *, expected_version: int | None) -> Event:
        """Keep an update of a row and bring the row's standing and version up to date.

        Raises StaleVersionError where the row isn't at `expected_version` (None: whatever it is),
        BadDataError where there is no such row.
        """
        with self._database.atomic():
            before = events.read_standing(self._connection, row_id)
            events.require_version(self._connection, before, expected_version, update)
            event = events.insert(self._connection, before, update, self.change_id, self._created())
            after = events.refresh(self._connection, row_id, self._calendar)
            self._log(
                "update",
                plan=before.plan,
                row_id=row_id,
                event_id=event.id,
                before=before.plain(),
                after={**after.plain(), "update": events.plain_update(update)},
            )
            return event

    def void(self, event_id: int) -> None:
        """Undo an event: it stays on record, but counts no more.

        Raises ConflictError where it is void already, BadDataError where there is none.
        """
        with self._database.atomic():
            row_id = events.void(self._connection, event_id, self.change_id, self._at)
            before = events.read_standing(self._connection, row_id)
            after = events.refresh(self._connection, row_id, self._calendar)
            self._log(
                "void",
                plan=before.plan,
                row_id=row_id,
                event_id=event_id,
                before=before.plain(),
                after=after.plain(),
            )

    def last_change(self, author: str) -> Change | None:
        """The author's newest change that neither is an undo nor is undone."""
        return changes.last(self._connection, clean(author))

    def mark_undone(self, change_id: int) -> None:
        """Note that this unit undoes a change.

        Raises ConflictError where it was undone before, BadDataError where there is none.
        """
        with self._database.atomic():
            changes.mark_undone(self._connection, change_id, by=self.change_id)
            self._log("undo", after={"change": change_id})
