"""The writes of imports: documents, newer versions and settled problems, each journalled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_tracker.store import sources
from cchc_tracker.store.reporting_writes import ReportingWrites

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from cchc_tracker.model.agency.directory import AgencyReading
    from cchc_tracker.model.source.imported import ImportedPlan
    from cchc_tracker.store.revising import Revision


class SourceWrites(ReportingWrites):
    """What a change may write about the documents of plans."""

    def add_source(self, plan_id: str, imported: ImportedPlan) -> None:
        """Keep the files that the plan's rows, which stand at their places, were read from."""
        with self._database.atomic():
            written = (self.change_id, *self._created())
            for source in imported.sources:
                made = sources.insert_source(self._connection, plan_id, imported, source, written)
                after = source_values(self._connection, made)
                self._log("read_source", plan=plan_id, after=after)

    def void_source(self, document_id: int) -> None:
        """Take back that a document was read. Raises ConflictError where it is void already."""
        with self._database.atomic():
            (plan_id,) = self._connection.execute(
                "SELECT plan_id FROM source_document WHERE id = ?", (document_id,)
            ).fetchone()
            self._void("source_document", document_id)
            self._log("void_source", plan=plan_id, after={"id": document_id})

    def revise_plan(
        self, plan_id: str, revision: Revision, members: Callable[[AgencyReading], tuple[str, ...]]
    ) -> None:
        """Put a newer version of the document under the plan; see `store.revising`."""
        from cchc_tracker.store.revising import revise

        with self._database.atomic():
            change = (self.change_id, self._calendar)
            before = self._rows_of(plan_id)
            revise(self._connection, plan_id, revision, members, change)
            self._log(
                "revise_plan",
                plan=plan_id,
                before={"rows": before},
                after={
                    "rows": self._rows_of(plan_id),
                    "number": revision.plan.number,
                    "changed": sorted(revision.row_ids[each] for each in revision.changed),
                },
            )

    def settle(self, row_id: int, note: str) -> int:
        """Keep that a person has looked at the row's problems; gives the settlement's id."""
        with self._database.atomic():
            made = sources.settle(
                self._connection, row_id, note, (self.change_id, *self._created())
            )
            plan_id = self._plan_of(row_id)
            after = settlement_values(self._connection, made)
            self._log("settle", plan=plan_id, row_id=row_id, after=after)
            return made

    def void_settlement(self, settlement_id: int) -> None:
        """Take a settlement back. Raises ConflictError where it is void already."""
        with self._database.atomic():
            (row_id,) = self._connection.execute(
                "SELECT row_id FROM settlement WHERE id = ?", (settlement_id,)
            ).fetchone()
            self._void("settlement", settlement_id)
            plan_id = self._plan_of(row_id)
            self._log("void_settlement", plan=plan_id, row_id=row_id, after={"id": settlement_id})

    def _rows_of(self, plan_id: str) -> int:
        found: int = self._connection.execute(
            "SELECT count(*) FROM row WHERE plan_id = ?", (plan_id,)
        ).fetchone()[0]
        return found

    def _plan_of(self, row_id: int) -> str:
        found: str = self._connection.execute(
            "SELECT plan_id FROM row WHERE id = ?", (row_id,)
        ).fetchone()[0]
        return found


def source_values(connection: sqlite3.Connection, document_id: int) -> dict[str, object]:
    """A file as the journal notes it."""
    name, sha256 = connection.execute(
        "SELECT name, sha256 FROM source_document WHERE id = ?", (document_id,)
    ).fetchone()
    return {"id": document_id, "name": name, "sha256": sha256}


def settlement_values(connection: sqlite3.Connection, settlement_id: int) -> dict[str, object]:
    """A settlement as the journal notes it."""
    (note,) = connection.execute(
        "SELECT note FROM settlement WHERE id = ?", (settlement_id,)
    ).fetchone()
    return {"id": settlement_id, "note": note}
