"""The writes of reporting: measurements, assignments and closings, each with its journal line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_tracker.store import assignments, closings, measurements, outline_values, recorded
from cchc_tracker.store.codec import plain
from cchc_tracker.store.events import read_standing
from cchc_tracker.store.journalled import JournalledWrites

if TYPE_CHECKING:
    from cchc_tracker.model.assignment import Assignment
    from cchc_tracker.model.closing import Closing
    from cchc_tracker.model.measurement import Measured, Measurement
    from cchc_tracker.model.outline import OutlineEntry, OutlineValue


class ReportingWrites(JournalledWrites):
    """What a change may write beside plans and updates."""

    def measure(self, plan_id: str, number: int, measured: Measured) -> Measurement:
        """Keep a measurement of the plan's target. Raises BadDataError for an unknown target."""
        with self._database.atomic():
            written = (self.change_id, *self._created())
            made = measurements.insert(self._connection, plan_id, number, measured, written)
            self._log("measure", plan=plan_id, after=measurement_values(made))
            return made

    def void_measurement(self, measurement_id: int) -> None:
        """Undo a measurement. Raises ConflictError where it is void already."""
        with self._database.atomic():
            plan_id, made = measurements.find(self._connection, measurement_id)
            self._void("measurement", measurement_id)
            self._log("void_measurement", plan=plan_id, after=measurement_values(made))

    def assign(self, assignment: Assignment) -> Assignment:
        """Keep that a row was assigned; id, author and moment become those of this change."""
        with self._database.atomic():
            signed = replace(
                assignment, author=self._author, recorded_at=datetime.fromisoformat(self._at)
            )
            made = assignments.insert(self._connection, signed, self.change_id)
            self._log_assignment("assign", made)
            return made

    def withdraw_assignment(self, assignment_id: int) -> None:
        """Take an assignment back. Raises ConflictError where it was taken back before."""
        with self._database.atomic():
            made = assignments.find(self._connection, assignment_id)
            self._void("assignment", assignment_id)
            self._log_assignment("withdraw", made)

    def undo_assign(self, assignment_id: int) -> None:
        """Take back what an assignment did, if anything of it is in force still."""
        for each in assignments.in_force_like(self._connection, assignment_id):
            self.withdraw_assignment(each.id)

    def undo_withdraw(self, assignment_id: int) -> None:
        """Keep once more what was taken back, unless somebody has assigned it again."""
        if not assignments.in_force_like(self._connection, assignment_id):
            self.assign(assignments.find(self._connection, assignment_id))

    def close_period(self, closing: Closing) -> Closing:
        """Freeze a period's figures; author and moment are the closing's own.

        Raises ConflictError where the period is closed already.
        """
        with self._database.atomic():
            made = closings.insert(self._connection, closing, self.change_id)
            self._log("close_period", plan=made.plan, after=closing_values(made))
            return made

    def reopen_period(self, closing_id: int) -> None:
        """Put a closing out of force; the change's reason tells why. It stays on record."""
        with self._database.atomic():
            made = closings.find(self._connection, closing_id)
            self._void("closing", closing_id)
            self._log("reopen_period", plan=made.plan, after=closing_values(made))

    def undo_close(self, closing_id: int) -> None:
        """Put the period's closing out of force, if it is closed still."""
        made = closings.find(self._connection, closing_id)
        current = closings.in_force(self._connection, made.plan, made.period.code)
        if current is not None:
            self.reopen_period(current.id)

    def undo_reopen(self, closing_id: int) -> None:
        """Put a closing into force again as it was, unless the period was closed anew."""
        made = closings.find(self._connection, closing_id)
        if closings.in_force(self._connection, made.plan, made.period.code) is None:
            self.close_period(made)

    def enter_outline(self, plan_id: str, entry: OutlineEntry) -> OutlineValue:
        """Keep what was entered for a count of a plan's outline."""
        with self._database.atomic():
            written = (self.change_id, *self._created())
            made = outline_values.insert(self._connection, plan_id, entry, written)
            self._log("enter_outline", plan=plan_id, after=outline_value_values(made))
            return made

    def void_outline(self, value_id: int) -> None:
        """Undo an entry of an outline. Raises ConflictError where it is void already."""
        with self._database.atomic():
            made = outline_values.find(self._connection, value_id)
            self._void("outline_value", value_id)
            self._log("void_outline", plan=made.plan, after=outline_value_values(made))

    def _void(self, table: str, record_id: int) -> None:
        recorded.void(self._connection, table, record_id, self.change_id, self._at)

    def _log_assignment(self, action: str, assignment: Assignment) -> None:
        row = read_standing(self._connection, assignment.row_id)
        self._log(action, plan=row.plan, row_id=row.id, after=assignment_values(assignment))


def measurement_values(made: Measurement) -> dict[str, object]:
    """A measurement as its journal lines carry it."""
    return {"id": made.id, "target": made.target, "measured": plain(made.measured)}


def assignment_values(made: Assignment) -> dict[str, object]:
    """An assignment as its journal lines carry it."""
    return {
        "id": made.id,
        "by": made.by.value,
        "document": made.document,
        "on": made.on.isoformat(),
        "note": made.note,
    }


def outline_value_values(made: OutlineValue) -> dict[str, object]:
    """An entry of an outline as its journal lines carry it."""
    return {"id": made.id, "entry": plain(made.entry)}


def closing_values(made: Closing) -> dict[str, object]:
    """A closing as its journal lines carry it: the figures by their hash."""
    return {
        "id": made.id,
        "period": made.period.code,
        "data_from": plain(made.period.data_from) if made.period.data_from else None,
        "data_to": plain(made.period.data_to) if made.period.data_to else None,
        "figures": closings.figures_digest(made),
        "files": dict(made.files),
        "closed_by": made.closed_by,
    }
